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
#include "yaml/node_edits.hpp"

namespace cme {
namespace {

/// What a node is, as said in a message.
std::string_view kind_in_words(const YamlNode& node) {
  switch (node.kind) {
    case YamlKind::scalar:
      return "one value";
    case YamlKind::sequence:
      return "a list";
    case YamlKind::mapping:
      return "a mapping";
  }
  return {};
}

/// The same answer in other words: what people write for true and false.
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

// A type of approval or a heading: what is longer is prose. Each problem below a key names it.
constexpr std::size_t longest_key = 200;

/// The numbers of the keys of a mapping that stood in it before, ascending.
std::vector<std::size_t> repeated_keys(const YamlNode& mapping) {
  std::vector<std::string_view> keys;
  keys.reserve(most_entries(mapping));
  const YamlChildren entries = children(mapping);
  for (auto entry = entries.begin(); entry != entries.end(); ++entry, ++entry) {
    keys.push_back(entry->text);
  }
  return find_repeated(keys);
}

/// Tells a key that the mapping should not have, and the one that was likely meant.
void report_unknown_key(ValueReader& reader, const Value& mapping, const Value& key,
                        std::span<const std::string_view> names) {
  if (reader.count_if_full(Rule::unknown_key)) {
    return;
  }
  const std::optional<std::string_view> near = find_nearest(key.node.text, names);
  reader.report(Rule::unknown_key, key, fmt::format("no key is called {} here", quote(key.node.text)),
                near ? fmt::format("did you mean \"{}\"?", *near) : fmt::format("write {}", either_of(names)),
                reader.rewrite(key, find_key_meant(mapping.node, key.node.text, names)));
}

/// `for_each_known_entry` for keys of any type, whose names `name_of` gives.
template <class Key, class NameOf>
bool take_known_entries(ValueReader& reader, const Value& mapping, std::string_view wanted, std::span<const Key> keys,
                        NameOf name_of, const ValueReader::EntryTaker& take) {
  bool are_all_known = mapping.node.kind == YamlKind::mapping;
  reader.for_each_entry(mapping, wanted, [&](const Value& key, const Value& entry) {
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

bool is_empty(const YamlNode& node) {
  if (node.kind == YamlKind::scalar) {
    return node.is_null() || (node.style != YamlStyle::plain && trim(node.text).empty());
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
  // No record has so many keys; looking through them once for each that is wrong would take minutes.
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

void ValueReader::report_wrong_type(const Value& value, std::string_view wanted, std::string help,
                                    std::vector<Edit> fix) {
  report(Rule::wrong_type, value, fmt::format("here stands {}, but {} is wanted", kind_in_words(value.node), wanted),
         std::move(help), std::move(fix));
}

std::vector<Edit> ValueReader::rewrite(const Value& value, const std::optional<std::string>& text) const {
  return text && !source_.empty() ? rewrite_scalar(source_, value.node, *text) : std::vector<Edit>();
}

std::vector<Edit> ValueReader::rewrite_plain(const Value& value, const std::optional<std::string>& text) const {
  return text && !source_.empty() ? cme::rewrite_plain(source_, value.node, *text) : std::vector<Edit>();
}

std::vector<Edit> ValueReader::put_under_key(const Value& value, std::string_view key) const {
  return source_.empty() ? std::vector<Edit>() : cme::put_under_key(source_, value.node, key);
}

std::optional<std::string_view> ValueReader::read_scalar(const Value& value, std::string_view wanted) {
  if (value.node.kind != YamlKind::scalar) {
    report_wrong_type(value, wanted);
    return std::nullopt;
  }
  if (is_empty(value.node)) {
    return std::nullopt;
  }
  // Only an escape makes one.
  if (value.node.style == YamlStyle::quoted && value.node.text.find('\0') != std::string_view::npos) {
    report(Rule::wrong_type, value, "the character NUL is no text", "take \\0 out");
    return std::nullopt;
  }
  return value.node.text;
}

std::optional<std::string_view> ValueReader::read_plain(const Value& value, std::string_view wanted,
                                                        Correction correct) {
  const std::optional<std::string_view> text = read_scalar(value, wanted);
  if (text && value.node.style != YamlStyle::plain) {
    report(Rule::wrong_type, value,
           fmt::format("{} {} is text, but {} is wanted", quote(*text),
                       is_block(value.node.style) ? "in a block" : "in quotes", wanted),
           text->find('\n') == std::string_view::npos ? fmt::format("write it without quotes: {}", *text)
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
         meant ? fmt::format("write {}", *meant) : std::string(), rewrite_plain(value, meant));
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
    // As text a date would be put in quotes.
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

std::optional<std::size_t> ValueReader::read_name(const Value& value, const Vocabulary& vocabulary, Rule rule) {
  const std::optional<std::string_view> text = read_scalar(value, vocabulary.noun);
  if (!text) {
    return std::nullopt;
  }
  if (const std::optional<std::size_t> number = find_name(vocabulary, *text)) {
    return number;
  }
  // What was meant takes long to find.
  if (problems_.count_if_full(rule)) {
    return std::nullopt;
  }
  std::string help;
  if (const std::optional<std::size_t> meant = find_any_spelling(vocabulary, *text)) {
    help = fmt::format("write \"{}\"", vocabulary.names[*meant]);
  } else if (const std::optional<std::string_view> near = suggest_name(vocabulary, *text)) {
    help = fmt::format("did you mean \"{}\"?", *near);
  }
  const std::optional<std::size_t> meant = find_meant(vocabulary, *text);
  report(rule, value, fmt::format("no {} is called {}", vocabulary.noun, quote(*text)), std::move(help),
         rewrite(value, meant ? std::optional(std::string(vocabulary.names[*meant])) : std::nullopt));
  return std::nullopt;
}

void ValueReader::for_each_item(const Value& value, const ItemTaker& take) {
  if (value.node.kind != YamlKind::sequence) {
    if (!is_empty(value.node)) {
      report_wrong_type(value, "a list", "put each on a line of its own, behind a dash and a blank");
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

void ValueReader::for_each_entry(const Value& value, std::string_view wanted, const EntryTaker& take) {
  if (value.node.kind != YamlKind::mapping) {
    if (!is_empty(value.node)) {
      report_wrong_type(value, wanted);
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
    const bool is_repeated = std::ranges::binary_search(repeated, number++);
    if (key.text.size() > longest_key) {
      report(Rule::wrong_type, {.node = key, .path = value.path},
             fmt::format("{} is longer than a key may be: {} bytes", quote(key.text), longest_key), "shorten it");
    } else if (is_repeated) {
      report(Rule::duplicate_key, {.node = key, .path = path}, fmt::format("{} stands here twice", quote(key.text)),
             "keep one of them");
    } else if (trim(key.text).empty()) {
      report(Rule::wrong_type, {.node = key, .path = path}, "a key cannot be empty", "write what stands below it");
    } else {
      take({.node = key, .path = path}, {.node = *entry, .path = path});
    }
  }
}

bool ValueReader::for_each_known_entry(const Value& value, std::string_view wanted,
                                       std::span<const std::string_view> keys, const EntryTaker& take) {
  return take_known_entries(*this, value, wanted, keys, std::identity(), take);
}

bool ValueReader::for_each_known_entry(const Value& value, std::string_view wanted, std::span<const PartKey> keys,
                                       const EntryTaker& take) {
  return take_known_entries(*this, value, wanted, keys, &PartKey::name, take);
}

}  // namespace cme
