// SPDX-License-Identifier: MIT
#include "record/value_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <utility>

#include "base/ascii.hpp"
#include "base/byte_set.hpp"
#include "base/fold.hpp"
#include "base/nearest.hpp"
#include "base/safe_output.hpp"
#include "base/words.hpp"
#include "yaml/advice.hpp"
#include "yaml/node_edits.hpp"

namespace cme {
namespace {

/// What a node is, in words for a message.
std::string_view kind_in_words(const YamlNode& node) {
  switch (node.kind) {
    case YamlKind::scalar:
      return "a single value";
    case YamlKind::sequence:
      return "a list";
    case YamlKind::mapping:
      return "a mapping";
  }
  return {};
}

/// The boolean that people mean by other words for true and false.
std::optional<bool> guess_boolean(std::string_view text) {
  constexpr auto for_true = std::to_array<std::string_view>({"true", "yes", "y", "on"});
  constexpr auto for_false = std::to_array<std::string_view>({"false", "no", "n", "off", "none"});
  const std::string folded = fold(text);
  if (std::ranges::find(for_true, folded) != for_true.end()) {
    return true;
  }
  if (std::ranges::find(for_false, folded) != for_false.end()) {
    return false;
  }
  return std::nullopt;
}

std::optional<std::string> correct_boolean(std::string_view text) {
  const std::optional<bool> meant = guess_boolean(text);
  return meant ? std::optional(fmt::format("{}", *meant)) : std::nullopt;
}

// For an approval type or a heading; longer text is prose. Each problem below a key names the key.
constexpr std::size_t longest_key = 200;

/// The indices of the keys that repeat an earlier key of the mapping, ascending.
std::vector<std::size_t> repeated_keys(const YamlNode& mapping) {
  std::vector<std::string_view> keys;
  keys.reserve(most_entries(mapping));
  const YamlChildren entries = children(mapping);
  for (auto entry = entries.begin(); entry != entries.end(); ++entry, ++entry) {
    keys.push_back(entry->text);
  }
  return find_repeated(keys);
}

/// Whether the text has nothing but spaces and line breaks.
bool is_only_spaces(std::string_view text) {
  // Nearly no text begins with a space.
  return text.empty() || (text.front() <= ' ' && trim(text).empty());
}

/// Reports a key that the mapping should not have, and the one that was probably meant.
void report_unknown_key(ValueReader& reader, const Value& mapping, const Value& key,
                        std::span<const std::string_view> names) {
  if (reader.count_if_full(Rule::unknown_key)) {
    return;
  }
  const std::optional<std::string_view> near = find_nearest(key.node.text, names);
  reader.report(Rule::unknown_key, key, fmt::format("{} is not a key here", quote(key.node.text)),
                near ? fmt::format("did you mean \"{}\"?", *near) : fmt::format("write {}", either_of(names)),
                reader.rewrite(key, find_key_meant(mapping.node, key.node.text, names)));
}

/// `for_each_known_entry` for keys of any type, whose names `name_of` gives.
template <class Key, class NameOf>
bool take_known_entries(ValueReader& reader, const Value& mapping, std::string_view expected, std::span<const Key> keys,
                        NameOf name_of, const ValueReader::EntryTaker& take) {
  bool are_all_known = mapping.node.kind == YamlKind::mapping;
  reader.for_each_entry(mapping, expected, [&](const Value& key, const Value& entry) {
    if (std::ranges::find(keys, key.node.text, name_of) == keys.end()) {
      std::vector<std::string_view> names;
      std::ranges::transform(keys, std::back_inserter(names), name_of);
      report_unknown_key(reader, mapping, key, names);
      are_all_known = false;
    } else if (!is_empty(entry.node)) {
      take(key, entry);
    }
  });
  return are_all_known;
}

}  // namespace

FieldPath to_field_path(const ValuePath& path) {
  FieldPath field = path.parent != nullptr ? to_field_path(*path.parent) : FieldPath();
  if (path.index) {
    (field.part.empty() ? field.index : field.item) = path.index;
  } else if (field.key.empty()) {
    field.key = path.key;
  } else {
    field.part = path.key;
  }
  return field;
}

bool is_empty_text_or_collection(const YamlNode& node) {
  if (node.kind == YamlKind::scalar) {
    return is_only_spaces(node.text);
  }
  for (const YamlNode& child : children(node)) {
    if (node.kind == YamlKind::mapping || !is_empty(child)) {
      return false;
    }
  }
  return true;
}

std::optional<std::string> find_key_meant(const YamlNode& mapping, std::string_view text,
                                          std::span<const std::string_view> keys) {
  std::vector<std::string_view> near;
  std::ranges::copy_if(keys, std::back_inserter(near), [&](std::string_view key) { return is_slip_of(text, key); });
  if (near.size() != 1) {
    return std::nullopt;
  }
  // No real record has this many keys; searching them once for each wrong one would take minutes.
  std::size_t keys_left = 1'000;
  const YamlChildren entries = children(mapping);
  for (auto entry = entries.begin(); entry != entries.end(); ++entry, ++entry) {
    if (entry->text == near.front() || keys_left-- == 0) {
      return std::nullopt;
    }
  }
  return std::string(near.front());
}

void ValueReader::report(Rule rule, const Value& value, std::string message, std::string help, std::vector<Edit> fix) {
  problems_.add({.rule = rule,
                 .span = value.node.span,
                 .message = std::move(message),
                 .help = std::move(help),
                 .field = to_field_path(value.path),
                 .fix = std::move(fix)});
}

void ValueReader::report_wrong_type(const Value& value, std::string_view expected, std::string help,
                                    std::vector<Edit> fix) {
  report(Rule::wrong_type, value, fmt::format("expected {}, found {}", expected, kind_in_words(value.node)),
         std::move(help), std::move(fix));
}

std::vector<Edit> ValueReader::rewrite(const Value& value, const std::optional<std::string>& text) const {
  return text ? rewrite_scalar(source_, value.node, *text) : std::vector<Edit>();
}

std::vector<Edit> ValueReader::rewrite_plain(const Value& value, const std::optional<std::string>& text) const {
  return text ? cme::rewrite_plain(source_, value.node, *text) : std::vector<Edit>();
}

std::vector<Edit> ValueReader::put_under_key(const Value& value, std::string_view key) const {
  return cme::put_under_key(source_, value.node, key);
}

std::optional<std::string_view> ValueReader::read_other_scalar(const Value& value, std::string_view expected) {
  if (value.node.kind != YamlKind::scalar) {
    if (value.node.kind == YamlKind::mapping && value.node.size == 3) {
      report(Rule::wrong_type, value, "text with a colon and a space must be in quotes",
             write_in_quotes(source_, value.node));
    } else {
      report_wrong_type(value, expected);
    }
    return std::nullopt;
  }
  if (is_empty(value.node)) {
    return std::nullopt;
  }
  // Only an escape can produce one.
  if (value.node.style == YamlStyle::quoted && value.node.text.find('\0') != std::string_view::npos) {
    report(Rule::wrong_type, value, "the text contains a NUL character", "remove \\0");
    return std::nullopt;
  }
  return value.node.text;
}

std::optional<std::string_view> ValueReader::read_plain(const Value& value, std::string_view expected,
                                                        Correction correct) {
  const std::optional<std::string_view> text = read_scalar(value, expected);
  if (text && value.node.style != YamlStyle::plain) {
    report(Rule::wrong_type, value,
           fmt::format("expected {}, found the text {} {}", expected, quote(*text),
                       is_block(value.node.style) ? "in a block" : "in quotes"),
           text->find('\n') == std::string_view::npos
               ? write_in_place(source_, value.node, correct(*text).value_or(std::string(*text)))
               : "write it on one line, without quotes",
           rewrite_plain(value, correct(*text)));
    return std::nullopt;
  }
  return text;
}

std::optional<std::string> ValueReader::read_text(const Value& value) {
  const std::optional<std::string_view> text = read_scalar(value, "text");
  if (!text) {
    return std::nullopt;
  }
  static constexpr ByteSet line_breaks("\r\n");
  return std::string(without_end(*text, line_breaks));
}

std::optional<bool> ValueReader::read_boolean(const Value& value) {
  const std::optional<std::string_view> text = read_plain(value, "true or false", correct_boolean);
  if (!text) {
    return std::nullopt;
  }
  if (*text == "true" || *text == "false") {
    return *text == "true";
  }
  const std::optional<std::string> meant = correct_boolean(*text);
  report(Rule::wrong_type, value, fmt::format("{} is neither true nor false", quote(*text)),
         write_in_place(source_, value.node, meant.value_or("false")), rewrite_plain(value, meant));
  return std::nullopt;
}

std::optional<Date> ValueReader::read_date(const Value& value) {
  const std::optional<std::string_view> text = read_scalar(value, "a date");
  if (!text) {
    return std::nullopt;
  }
  const Result<Date> date = Date::parse(*text);
  if (!date) {
    const std::optional<Date> date_meant = read_any_date(*text);
    const std::optional<std::string> meant = date_meant ? std::optional(to_string(*date_meant)) : std::nullopt;
    // As text, a date would be quoted.
    const bool is_plain = value.node.style == YamlStyle::plain;
    report(Rule::invalid_date, value, date.error(), {}, is_plain ? rewrite_plain(value, meant) : rewrite(value, meant));
    return std::nullopt;
  }
  return *date;
}

std::vector<std::string> ValueReader::read_texts(const Value& value) {
  std::vector<std::string> texts;
  texts.reserve(most_items(value.node));
  for_each_item(value, [&](const Value& item) {
    if (std::optional<std::string> text = read_text(item)) {
      texts.push_back(*std::move(text));
    }
  });
  return texts;
}

/// What to write instead of several names in one text, `Radiology, Internal Medicine`; empty if it is anything else.
std::string one_name_per_line(const Vocabulary& vocabulary, std::string_view text) {
  constexpr std::size_t longest = 1'000;  // no handwritten list is longer
  if (text.size() > longest || text.find_first_of(",;") == std::string_view::npos) {
    return {};
  }
  std::string items;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(",;"), text.size());
    const std::optional<std::size_t> name = find_any_spelling(vocabulary, trim(text.substr(0, end)));
    if (!name) {
      return {};
    }
    items += fmt::format("{}`- {}`", items.empty() ? "write " : ", below it ", vocabulary.names[*name]);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return items;
}

std::optional<std::size_t> ValueReader::read_name(const Value& value, const Vocabulary& vocabulary, Rule rule) {
  const std::optional<std::string_view> text = read_scalar(value, vocabulary.noun);
  if (!text) {
    return std::nullopt;
  }
  if (const std::optional<std::size_t> number = find_name(vocabulary, *text)) {
    return number;
  }
  // It takes long to find what was meant.
  if (problems_.count_if_full(rule)) {
    return std::nullopt;
  }
  const std::optional<std::size_t> meant = find_meant(vocabulary, *text);
  std::string help;
  if (meant && meant == find_any_spelling(vocabulary, *text)) {
    help = fmt::format("write \"{}\"", vocabulary.names[*meant]);
  } else if (std::string items = value.path.index ? one_name_per_line(vocabulary, *text) : ""; !items.empty()) {
    help = std::move(items);
  } else if (const std::optional<std::string_view> near = suggest_name(vocabulary, *text)) {
    help = fmt::format("did you mean \"{}\"?", *near);
  } else if (continues_below(source_, value.node)) {
    help = "the lines below are indented deeper and continue this one; start each - in the same column";
  } else {
    constexpr std::size_t few = 6;
    help = vocabulary.help_for != nullptr ? vocabulary.help_for(*text)
           : vocabulary.names.size() <= few
               ? "write " + either_of(vocabulary.names)
               : fmt::format("`cme explain {}` lists all {}", rule_info(rule).name, vocabulary.names.size());
  }
  report(rule, value, is_not_a(*text, vocabulary.noun), std::move(help),
         rewrite(value, meant ? std::optional(std::string(vocabulary.names[*meant])) : std::nullopt));
  return std::nullopt;
}

void ValueReader::for_each_item(const Value& value, const ItemTaker& take) {
  if (value.node.kind != YamlKind::sequence) {
    if (!is_empty(value.node)) {
      if (const std::string_view bullet = leading_bullet(value.node); !bullet.empty()) {
        report(Rule::wrong_type, value,
               fmt::format("{} does not start a list item; a hyphen and a space do", quote(bullet)),
               write_with_hyphen(source_, value.node, bullet));
        return;
      }
      const std::string help = write_as_list(source_, value.node);
      report_wrong_type(value, "a list", help.empty() ? "write one per line, each after a hyphen and a space" : help);
    }
    return;
  }
  std::size_t index = 0;
  for (const YamlNode& item : children(value.node)) {
    if (!is_empty(item)) {
      const ValuePath path{.parent = &value.path, .key = {}, .index = index++};
      take({.node = item, .path = path});
    }
  }
}

void ValueReader::for_each_entry(const Value& value, std::string_view expected, const EntryTaker& take) {
  if (value.node.kind != YamlKind::mapping) {
    if (!is_empty(value.node)) {
      report_wrong_type(value, expected);
    }
    return;
  }
  const std::vector<std::size_t> repeated = repeated_keys(value.node);
  std::size_t number = 0;
  const YamlChildren entries = children(value.node);
  for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
    const YamlNode& key = *entry;
    ++entry;
    const ValuePath path{.parent = &value.path, .key = key.text, .index = std::nullopt};
    const bool is_repeated = !repeated.empty() && std::ranges::binary_search(repeated, number);
    ++number;
    if (key.text.size() > longest_key) {
      report(Rule::wrong_type, {.node = key, .path = value.path},
             fmt::format("{} is too long for a key; the limit is {} bytes", quote(key.text), longest_key),
             "shorten it");
    } else if (is_repeated) {
      report(Rule::duplicate_key, {.node = key, .path = path}, fmt::format("duplicate key {}", quote(key.text)),
             "remove one of them");
    } else if (is_only_spaces(key.text)) {
      report(Rule::wrong_type, {.node = key, .path = path}, "this key is empty", "write a name before the colon");
    } else {
      take({.node = key, .path = path}, {.node = *entry, .path = path});
    }
  }
}

bool ValueReader::for_each_known_entry(const Value& value, std::string_view expected,
                                       std::span<const std::string_view> keys, const EntryTaker& take) {
  return take_known_entries(*this, value, expected, keys, std::identity(), take);
}

bool ValueReader::for_each_known_entry(const Value& value, std::string_view expected, std::span<const PartKey> keys,
                                       const EntryTaker& take) {
  return take_known_entries(*this, value, expected, keys, &PartKey::name, take);
}

}  // namespace cme
