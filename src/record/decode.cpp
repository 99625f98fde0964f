// SPDX-License-Identifier: MIT
#include "record/decode.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bitset>
#include <type_traits>
#include <utility>

#include "base/ascii.hpp"
#include "base/nearest.hpp"
#include "base/safe_output.hpp"
#include "cme/model/visit_field.hpp"
#include "record/decode_parts.hpp"
#include "record/find_node.hpp"
#include "record/value_reader.hpp"

namespace cme {
namespace {

constexpr std::string_view own_key_prefix = "x-";

/// The id in quoted text, in its correct form.
std::optional<std::string> correct_id(std::string_view text) {
  return parse_id(trim(text)) ? std::optional(std::string(trim(text))) : std::nullopt;
}

std::optional<std::uint32_t> decode_id(ValueReader& reader, const Value& value) {
  const std::optional<std::string_view> text = reader.read_plain(value, "a whole number", correct_id);
  if (!text) {
    return std::nullopt;
  }
  const Result<std::uint32_t> id = parse_id(*text);
  if (!id) {
    reader.report(Rule::wrong_type, value, id.error());
    return std::nullopt;
  }
  return *id;
}

std::optional<Url> decode_url(ValueReader& reader, const Value& value) {
  const std::optional<std::string_view> text = reader.read_scalar(value, "text");
  if (!text) {
    return std::nullopt;
  }
  Result<Url> url = Url::parse(*text);
  if (!url) {
    reader.report(Rule::invalid_url, value, url.error());
    return std::nullopt;
  }
  return *std::move(url);
}

/// The text of the DOI in an address, unless the address has more than the DOI.
std::optional<std::string> correct_doi(std::string_view text) {
  const std::optional<Doi> doi = text.find_first_of("?#%") == std::string_view::npos ? find_doi(text) : std::nullopt;
  return doi ? std::optional(doi->text()) : std::nullopt;
}

std::optional<Doi> decode_doi(ValueReader& reader, const Value& value) {
  const std::optional<std::string_view> text = reader.read_scalar(value, "text");
  if (!text) {
    return std::nullopt;
  }
  Result<Doi> doi = Doi::parse(*text);
  if (!doi) {
    reader.report(Rule::invalid_doi, value, doi.error(), {}, reader.rewrite(value, correct_doi(*text)));
    return std::nullopt;
  }
  return *std::move(doi);
}

void decode_extension(ValueReader& reader, const Value& value, Activity& activity) {
  Extension extension{
      .key = std::string(value.path.key), .is_list = value.node.kind == YamlKind::sequence, .values = {}};
  const auto append_value = [&](const Value& text) {
    if (const std::optional<std::string_view> scalar = reader.read_scalar(text, "text or a list of text")) {
      extension.values.emplace_back(*scalar);
    }
  };
  if (extension.is_list) {
    reader.for_each_item(value, append_value);
  } else {
    append_value(value);
  }
  if (!extension.values.empty()) {
    activity.extensions.push_back(std::move(extension));
  }
}

/// The rule about terms that are not in the vocabulary.
constexpr Rule unknown_term_rule(Format) {
  return Rule::unknown_format;
}

constexpr Rule unknown_term_rule(LearningFormat) {
  return Rule::unknown_learning_format;
}

constexpr Rule unknown_term_rule(Competency) {
  return Rule::unknown_competency;
}

constexpr Rule unknown_term_rule(PracticeSetting) {
  return Rule::unknown_practice_setting;
}

constexpr Rule unknown_term_rule(WellBeing) {
  return Rule::unknown_well_being;
}

// Reads the value of a key into a member of each type.

void decode_value(ValueReader& reader, const Value& value, std::optional<std::uint32_t>& id) {
  id = decode_id(reader, value);
}

void decode_value(ValueReader& reader, const Value& value, std::optional<std::string>& text) {
  text = reader.read_text(value);
}

void decode_value(ValueReader& reader, const Value& value, std::optional<Prose>& prose) {
  prose = decode_prose(reader, value);
}

void decode_value(ValueReader& reader, const Value& value, std::optional<Url>& url) {
  url = decode_url(reader, value);
}

void decode_value(ValueReader& reader, const Value& value, std::optional<Doi>& doi) {
  doi = decode_doi(reader, value);
}

void decode_value(ValueReader& reader, const Value& value, std::optional<Date>& date) {
  date = reader.read_date(value);
}

void decode_value(ValueReader& reader, const Value& value, std::vector<Credit>& credits) {
  credits = decode_credits(reader, value);
}

void decode_value(ValueReader& reader, const Value& value, std::vector<Fee>& fee) {
  fee = decode_fee(reader, value);
}

void decode_value(ValueReader& reader, const Value& value, std::optional<CommercialSupport>& support) {
  support = decode_commercial_support(reader, value);
}

void decode_value(ValueReader& reader, const Value& value, std::vector<Approval>& approvals) {
  approvals = decode_approvals(reader, value);
}

void decode_value(ValueReader& reader, const Value& value, std::vector<Section>& description) {
  description = decode_description(reader, value);
}

void decode_value(ValueReader& reader, const Value& value, std::vector<std::string>& texts) {
  texts = reader.read_texts(value);
}

template <class Term>
requires std::is_enum_v<Term>
void decode_value(ValueReader& reader, const Value& value, std::optional<Term>& term) {
  term = reader.read_term<Term>(value, unknown_term_rule(Term()));
}

template <class Term>
requires std::is_enum_v<Term>
void decode_value(ValueReader& reader, const Value& value, std::vector<Term>& terms) {
  terms = reader.read_terms<Term>(value, unknown_term_rule(Term()));
}

/// Finds the keys of a record by their names. It is fast if they come in the order of the fields, as they usually do.
class KeyFinder {
 public:
  std::optional<Field> find(std::string_view name) {
    const std::span<const std::string_view> names = field_names().first(record_key_count);
    const auto next = names.begin() + static_cast<std::ptrdiff_t>(next_);
    auto found = std::find(next, names.end(), name);
    if (found == names.end()) {
      found = std::find(names.begin(), next, name);
      if (found == next) {
        return std::nullopt;
      }
    }
    const auto number = static_cast<std::size_t>(found - names.begin());
    next_ = number + 1;
    return static_cast<Field>(number);
  }

 private:
  std::size_t next_ = 0;  // the field after the last one that was found
};

using FieldSet = std::bitset<record_key_count>;

std::size_t number(Field field) {
  return static_cast<std::size_t>(field);
}

/// Reports an unknown key; returns the key that was probably meant.
std::optional<Field> report_unknown_key(ValueReader& reader, const YamlNode& root, const Value& key) {
  if (reader.count_if_full(Rule::unknown_key)) {
    return std::nullopt;
  }
  const std::span<const std::string_view> names = field_names().first(record_key_count);
  const std::optional<std::string_view> near = find_nearest(key.node.text, names);
  reader.report(Rule::unknown_key, key, fmt::format("{} is not a key of a record", quote(key.node.text)),
                near ? fmt::format("did you mean \"{}\"?", *near) : "your own keys must start with x-",
                reader.rewrite(key, find_key_meant(root, key.node.text, names)));
  return near ? find_field(*near) : std::nullopt;
}

/// What to add for a required key that the record does not have. Examples are marked as such, so that nobody copies a
/// false fact.
std::string advice_to_add(const FieldInfo& info) {
  if (info.field == Field::commercial_support) {
    return "add `commercial_support: false`, or `commercial_support: true` if there is support";
  }
  if (info.field == Field::credits) {
    return "add `credits:`, and below it the credits, for example `  - amount: 1`";
  }
  return fmt::format("add `{0}:`, for example `{0}: {1}`", info.name, info.example);
}

/// What to write for a required key without a value. It does not repeat the key, which must not be there twice.
std::string advice_to_fill_in(const FieldInfo& info) {
  if (info.field == Field::commercial_support) {
    return "write `false` after `commercial_support:`, or `true` if there is support";
  }
  if (info.field == Field::credits) {
    return "write the credits below `credits:`, for example `  - amount: 1`";
  }
  return fmt::format("write the value after `{}:`, for example `{}`", info.name, info.example);
}

/// Reports each required key that is not in `settled` (the keys that have a value or a reported problem): at the key,
/// or at the end of the record.
void report_missing_keys(ValueReader& reader, const YamlNode& root, const FieldSet& settled) {
  const YamlNode end{.span = {.begin = root.span.end, .end = root.span.end}, .text = {}};
  for (const FieldInfo& info : record_keys()) {
    if (!info.required || settled[number(info.field)]) {
      continue;
    }
    const YamlNode* const key = find_key(root, info.name);
    const ValuePath path{.parent = nullptr, .key = info.name, .index = std::nullopt};
    if (key != nullptr) {
      reader.report(Rule::missing_key, {.node = *key, .path = path}, fmt::format("{} has no value", info.name),
                    advice_to_fill_in(info));
    } else {
      reader.report(Rule::missing_key, {.node = end, .path = path}, fmt::format("the record has no {}", info.name),
                    advice_to_add(info));
    }
  }
}

}  // namespace

Activity decode_activity(const YamlNode& root, std::vector<Diagnostic>& problems, std::string_view source) {
  Activity activity;
  ValueReader reader(problems, source);
  const ValuePath root_path;
  if (root.kind != YamlKind::mapping || is_empty(root)) {
    reader.report(Rule::wrong_type, {.node = root, .path = root_path}, "a record must consist of keys and values",
                  "write one key per line: `id: 14389`, `title: …` and so on");
    return activity;
  }
  FieldSet settled;
  KeyFinder keys;
  reader.for_each_entry({.node = root, .path = root_path}, "a record", [&](const Value& key, const Value& value) {
    const std::optional<Field> field = keys.find(key.node.text);
    const bool is_own = key.node.text.starts_with(own_key_prefix);
    if ((field || is_own) && is_empty(value.node)) {
      return;
    }
    if (field) {
      settled.set(number(*field));
      visit_key(*field, [&](auto member) { decode_value(reader, value, activity.*member); });
    } else if (is_own) {
      decode_extension(reader, value, activity);
    } else if (const std::optional<Field> meant = report_unknown_key(reader, root, key)) {
      settled.set(number(*meant));
    }
  });
  report_missing_keys(reader, root, settled);
  return activity;
}

}  // namespace cme
