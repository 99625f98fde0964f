// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "import/row_reader.hpp"

namespace cme {

/// The first of some rows, `2, 5, 9, 11, 12, …`.
std::string named_rows(std::span<const std::size_t> rows);

/// Remarks that apply to many rows of a sheet, each reported once.
class RemarkGroups {
 public:
  void add(std::size_t row, const std::string& heading, const CellRemark& remark);

  /// Each as a line: `sheet.xlsx:2:Type: warning: "Podcast" is not a format (119 rows: 2, 5, 9, …); write one of: …`.
  [[nodiscard]] std::vector<std::string> lines(std::string_view origin) const;

 private:
  struct Remark {
    std::string heading;
    std::string what;
    std::string help;
    std::vector<std::size_t> rows;  ///< at most a few more than a line names
    std::size_t count = 0;
  };

  std::map<std::pair<std::string, std::string>, std::size_t> places_;
  std::vector<Remark> remarks_;
};

}  // namespace cme
