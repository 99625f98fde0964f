// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "cme/model/activity.hpp"
#include "import/cell_credit.hpp"

namespace cme {

/// A cell among those of one activity.
struct CreditPlace {
  std::size_t row = 0;
  std::size_t column = 0;
  bool is_mapped = false;   ///< whether a map says that the column is credit: another amount is then another credit
  bool keeps_zero = false;  ///< whether an amount of 0 is a value; otherwise it says that no credit is given
};

/// A type of credit that a cell names.
struct NamedType {
  std::size_t column = 0;
  std::string words;
  std::optional<CreditType> type;  ///< nothing if the words are not a type; its place among the amounts still counts
};

/// Words about credit that do not certainly say what is meant.
struct UnclearCredit {
  std::size_t column = 0;
  std::string words;
  std::string what;
  std::string help = {};
  bool is_written = false;  ///< whether the credit has them all the same
};

/// Joins the amounts and the types of one activity, which may be in different cells of a row, and in several rows.
class RowCredits {
 public:
  /// Adds a type that is for all amounts of its row, for those of all rows if `row` is nothing, or, with `is_paired`,
  /// only for the amounts of the column that names its column.
  void add_type(std::optional<std::size_t> row, NamedType type, bool is_paired);

  /// Adds the credits of the cell `words`; those without a type have the types of the row. Two lists of equal length
  /// are read in pairs. A credit that another column of the row already has is not repeated, and one of 0 is none
  /// beside others.
  std::vector<UnclearCredit> add_cell(const CreditPlace& place, std::optional<std::size_t> types_column,
                                      CellCredits read, const std::string& words);

  /// Adds a credit as it is.
  void add(const CreditPlace& place, Credit credit);

  /// All credits. Types without an amount are also credit; those that none of the amounts has are in `unclear`, and so
  /// are amounts of one type in several rows: equal ones are one credit, others may add up or not.
  std::vector<Credit> finish(std::vector<UnclearCredit>& unclear);

 private:
  /// The types in the cells for some amounts.
  struct TypeList {
    std::vector<NamedType> types;
    bool has_amount = false;
  };
  /// A row, and the column that the types are in if they are only for some amounts.
  using TypeKey = std::pair<std::optional<std::size_t>, std::optional<std::size_t>>;

  /// How a credit is like one in another column of its row.
  enum class Likeness : std::uint8_t { none, same, other_amount };

  void join_rows(std::vector<UnclearCredit>& unclear);
  TypeList* find_types(std::size_t row, std::optional<std::size_t> types_column);
  Likeness find_alike(const CreditPlace& place, const Credit& credit, bool is_paired);

  std::map<TypeKey, TypeList> types_;
  std::vector<Credit> credits_;
  std::vector<CreditPlace> places_;  ///< of the credits
  std::set<std::size_t> columns_;    ///< of the credits
  std::vector<Credit> zeros_;        ///< amounts of 0, which say that no credit of their types is given

  // The first credit of each kind and of each amount in a row. Most rows have one column, and no need of these.
  std::map<std::pair<std::size_t, std::string>, std::size_t> kinds_;
  std::map<std::pair<std::size_t, std::string>, std::size_t> amounts_;
  std::size_t indexed_ = 0;  ///< how many credits these have
};

}  // namespace cme
