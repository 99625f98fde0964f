// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cme/diag/rule.hpp"
#include "cme/diag/source.hpp"

namespace cme {

/// Where a value is in its record, with indices from 0 that count only items with a value: the second credit's amount
/// is {"credits", 1, "amount"}, the fourth board of an approval type {"approvals", {}, "ABMS …", 3}.
struct FieldPath {
  std::string key;                        ///< of the record; empty: the record as a whole
  std::optional<std::size_t> index = {};  ///< in the key's list
  std::string part = {};                  ///< key of the mapping there; may be empty
  std::optional<std::size_t> item = {};   ///< in the part's list

  bool operator==(const FieldPath&) const = default;
};

/// `credits[1].amount`, `approvals.ABMS …[3]`; empty for the record as a whole.
std::string to_string(const FieldPath& path);

/// One problem in one file whose text is available.
struct Diagnostic {
  Rule rule = Rule::syntax;
  Span span;                   ///< of the key or value
  std::string message;         ///< what is wrong: one line, lower case, no period
  std::string help;            ///< what to write instead, under the caret; may be empty
  FieldPath field;             ///< of the value
  std::vector<Edit> fix = {};  ///< what corrects it, all of it or nothing; empty if only a person can
  std::size_t count = 1;       ///< how many problems it counts; above 1 only in the line that ends a very long list

  bool operator==(const Diagnostic&) const = default;
};

/// A `syntax` problem of the bytes [begin, end).
Diagnostic syntax_problem(std::size_t begin, std::size_t end, std::string message, std::string help);

/// Another place that a problem is about.
struct Related {
  Place place;
  std::string message;                          ///< what is there, under the caret
  std::optional<std::uint32_t> record_id = {};  ///< of the record there, if it is another one

  bool operator==(const Related&) const = default;
};

/// An edit, and where it begins and ends.
struct PlacedEdit {
  Edit edit;
  Position begin;
  Position end;

  bool operator==(const PlacedEdit&) const = default;
};

/// One problem at its place, ready to be printed.
struct Finding {
  Rule rule = Rule::syntax;
  Severity severity = Severity::error;
  Place place;
  std::string message;
  std::string help;
  FieldPath field;
  std::vector<Related> related;                       ///< sorted by path
  std::optional<std::uint32_t> record_id = {};        ///< of the record, if it has one that can be read
  std::optional<std::string> allowed = std::nullopt;  ///< the reason why it is allowed, if it is; may be empty
  std::vector<PlacedEdit> fix = {};  ///< of the text that was read; empty if only a person can correct it
  std::size_t count = 1;  ///< how many problems it counts; above 1 only in the line that ends a very long list

  bool operator==(const Finding&) const = default;
};

/// `diagnostic` at its place in the text of `locator`, with its rule's own severity.
Finding to_finding(Diagnostic diagnostic, Locator& locator);

/// The order of a report: path (bytes), line, column, rule. Equal findings keep the order in which they were found: use
/// a stable sort.
bool reported_before(const Finding& left, const Finding& right);

}  // namespace cme
