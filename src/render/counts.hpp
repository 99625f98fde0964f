// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cme {

/// One line of a count: for each heading a value or nothing, and the number of activities.
struct CountLine {
  std::vector<std::optional<std::string>> values;
  std::size_t count = 0;
};

/// Activities counted by one or two fields, in the order of printing.
struct CountTable {
  std::vector<std::string_view> headings;  ///< "board", "format"
  std::vector<CountLine> lines;
  std::vector<std::optional<std::string>> columns =
      {};  ///< if there are two headings, the values of the second, in order
};

// One table, or several with one heading each. For several, TSV and CSV have the columns `by`, `value` and
// `activities`, because their headings differ.

/// A chart of bars for one heading, a table of rows and columns for two; fitted to the terminal's width.
std::string counts_chart(const std::vector<CountTable>& tables, std::size_t width);

std::string counts_tsv(const std::vector<CountTable>& tables);
std::string counts_csv(const std::vector<CountTable>& tables);
std::string counts_json(const std::vector<CountTable>& tables);
std::string counts_markdown(const std::vector<CountTable>& tables);

}  // namespace cme
