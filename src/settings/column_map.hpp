// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/function.hpp"
#include "cme/diag/diagnostic.hpp"
#include "cme/model/money.hpp"
#include "cme/model/terms.hpp"
#include "cme/yaml/parse.hpp"
#include "model/date_order.hpp"

namespace cme {

/// One line of a map: a spreadsheet heading, and what its column holds.
struct ColumnRule {
  std::string heading;
  std::string name = {};  ///< of a key; empty: the column is omitted
  Span span = {};         ///< of the heading in the map
  std::map<std::string, std::string> words = {};
  std::optional<CreditType> credit_type = {};
  std::optional<DateOrder> dates = {};
  std::optional<std::string> separator = {};
  std::optional<Currency> currency = {};
  std::optional<std::string> audience = {};  ///< who pays the prices
  bool gather = false;
};

/// A value that is the same for all rows.
struct ColumnConstant {
  std::string name;  ///< of a key
  std::string text;
};

/// Where the ids come from if no column has them.
struct IdRule {
  bool is_next = false;    ///< the next free ones
  std::string from = {};   ///< the heading of the column in which `match` finds the id
  std::string match = {};  ///< a regular expression whose first group is the id
};

/// A map of headings, as it was read, without its invalid parts.
struct LoadedColumnMap {
  std::vector<ColumnRule> columns;
  std::vector<ColumnConstant> constants;
  std::optional<IdRule> id;
  std::optional<std::string> group_by;  ///< a heading: rows with the same cell are one activity
  std::vector<Finding> findings;        ///< in the order of `reported_before`
};

/// The names that a map may use for keys.
struct KeyNames {
  std::span<const std::string_view> usual;  ///< suggested for unknown names
  Function<bool(std::string_view name)> is_known;
  Function<bool(std::string_view name, std::string_view option)> takes_option;  ///< whether it has an effect there
};

/// Reads a file's bytes as a map.
LoadedColumnMap load_column_map(std::string path, std::string_view bytes, const KeyNames& names,
                                YamlReader yaml_reader);

}  // namespace cme
