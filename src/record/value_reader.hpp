// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/function.hpp"
#include "cme/diag/diagnostic.hpp"
#include "cme/model/date.hpp"
#include "cme/model/fields.hpp"
#include "cme/model/terms.hpp"
#include "cme/yaml/node.hpp"
#include "diag/bounded_problems.hpp"

namespace cme {

/// Where a value is in its record, as a chain that costs nothing unless a problem is reported there.
struct ValuePath {
  const ValuePath* parent = nullptr;
  std::string_view key;              ///< in a mapping
  std::optional<std::size_t> index;  ///< in a list, from 0
};

FieldPath to_field_path(const ValuePath& path);

/// One value to be read, and where it is.
struct Value {
  const YamlNode& node;
  const ValuePath& path;
};

/// `is_empty` for a node that is not a plain scalar.
bool is_empty_text_or_collection(const YamlNode& node);

/// Whether the value counts as missing: null, text of spaces only, an empty list or mapping.
inline bool is_empty(const YamlNode& node) {
  const bool is_plain = node.kind == YamlKind::scalar && node.style == YamlStyle::plain;
  return is_plain ? node.is_null() : is_empty_text_or_collection(node);
}

/// An upper bound for the number of items in the list.
inline std::size_t most_items(const YamlNode& list) {
  return list.size - 1;
}

/// An upper bound for the number of entries in the mapping.
inline std::size_t most_entries(const YamlNode& mapping) {
  return mapping.size / 2;
}

/// The only one of `keys` that `text` is a typing mistake for, unless the mapping already has it.
std::optional<std::string> find_key_meant(const YamlNode& mapping, std::string_view text,
                                          std::span<const std::string_view> keys);

/// Reads values of the record's types. Invalid values are appended to the problems, as with BoundedProblems, and read
/// as absent; empty values are read as absent without a problem.
class ValueReader {
 public:
  /// `source` is the text of the tree.
  ValueReader(std::vector<Diagnostic>& problems, std::string_view source) : problems_(problems), source_(source) {}

  /// As in BoundedProblems; call it first if the help for a problem takes long to find.
  bool count_if_full(Rule rule) { return problems_.count_if_full(rule); }

  void report(Rule rule, const Value& value, std::string message, std::string help = {}, std::vector<Edit> fix = {});
  /// The value is of another kind than expected; `expected` as in "a list of boards".
  void report_wrong_type(const Value& value, std::string_view expected, std::string help = {},
                         std::vector<Edit> fix = {});

  /// The fix that replaces the text of the value, keeping its quotes; none if there is no text.
  [[nodiscard]] std::vector<Edit> rewrite(const Value& value, const std::optional<std::string>& text) const;
  /// The fix that replaces the value with a number, true or false; none if there is none.
  [[nodiscard]] std::vector<Edit> rewrite_plain(const Value& value, const std::optional<std::string>& text) const;
  /// The fix that turns a text in a list into a mapping with that text under `key`.
  [[nodiscard]] std::vector<Edit> put_under_key(const Value& value, std::string_view key) const;

  /// The text of the tree; may be empty.
  [[nodiscard]] std::string_view source() const { return source_; }

  /// What a text certainly means, in its written form; nothing if that is uncertain.
  using Correction = std::optional<std::string> (*)(std::string_view text);

  /// Text without line breaks at its end; a plain scalar is its source text.
  std::optional<std::string> read_text(const Value& value);
  /// The exact text of a scalar.
  std::optional<std::string_view> read_scalar(const Value& value, std::string_view expected) {
    const bool is_plain = value.node.kind == YamlKind::scalar && value.node.style == YamlStyle::plain;
    if (is_plain) {
      return value.node.is_null() ? std::nullopt : std::optional(value.node.text);
    }
    return read_other_scalar(value, expected);
  }
  /// The text of an unquoted scalar; `correct` says what quoted text means.
  std::optional<std::string_view> read_plain(const Value& value, std::string_view expected, Correction correct);
  /// `true` or `false`.
  std::optional<bool> read_boolean(const Value& value);
  std::optional<Date> read_date(const Value& value);
  std::vector<std::string> read_texts(const Value& value);
  /// The number of a term of the vocabulary.
  std::optional<std::size_t> read_name(const Value& value, const Vocabulary& vocabulary, Rule rule);

  template <class Term>
  std::optional<Term> read_term(const Value& value, Rule rule) {
    const std::optional<std::size_t> number = read_name(value, vocabulary<Term>(), rule);
    return number ? std::optional(static_cast<Term>(*number)) : std::nullopt;
  }

  template <class Term>
  std::vector<Term> read_terms(const Value& value, Rule rule) {
    std::vector<Term> terms;
    terms.reserve(most_items(value.node));
    for_each_item(value, [&](const Value& item) {
      if (const std::optional<Term> term = read_term<Term>(item, rule)) {
        terms.push_back(*term);
      }
    });
    return terms;
  }

  using ItemTaker = Function<void(const Value& item)>;

  /// Calls `take` for each nonempty item of a list.
  void for_each_item(const Value& value, const ItemTaker& take);

  /// Receives one entry of a mapping: its key and its value, both at the value's path.
  using EntryTaker = Function<void(const Value& key, const Value& value)>;

  /// Calls `take` for each entry of a mapping, even if its value is empty. Reports keys that appear twice.
  void for_each_entry(const Value& value, std::string_view expected, const EntryTaker& take);

  /// Calls `take` for each nonempty entry of a mapping that may have only `keys`; reports other keys. Returns whether
  /// it has only these: if not, a key that seems to be missing may just be mistyped.
  bool for_each_known_entry(const Value& value, std::string_view expected, std::span<const std::string_view> keys,
                            const EntryTaker& take);
  bool for_each_known_entry(const Value& value, std::string_view expected, std::span<const PartKey> keys,
                            const EntryTaker& take);

 private:
  /// `read_scalar` for a value that is not a plain scalar.
  std::optional<std::string_view> read_other_scalar(const Value& value, std::string_view expected);

  BoundedProblems problems_;
  std::string_view source_;
};

}  // namespace cme
