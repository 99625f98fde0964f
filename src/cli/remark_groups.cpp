// SPDX-License-Identifier: MIT
#include "cli/remark_groups.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

namespace cme {

namespace {

/// How many rows a message names.
constexpr std::size_t most_named_rows = 5;

}  // namespace

std::string named_rows(std::span<const std::size_t> rows) {
  const std::span<const std::size_t> named = rows.first(std::min(rows.size(), most_named_rows));
  return fmt::format("{}{}", fmt::join(named, ", "), rows.size() > named.size() ? ", …" : "");
}

void RemarkGroups::add(std::size_t row, const std::string& heading, const CellRemark& remark) {
  const auto [found, is_new] = places_.emplace(std::pair(heading, remark.what), remarks_.size());
  if (is_new) {
    remarks_.push_back({.heading = heading, .what = remark.what, .help = remark.help, .rows = {}, .count = 0});
  }
  Remark& known = remarks_[found->second];
  if (known.count == 0 || known.rows.back() != row) {
    ++known.count;
    if (known.rows.size() <= most_named_rows) {
      known.rows.push_back(row);
    }
  }
}

std::vector<std::string> RemarkGroups::lines(std::string_view origin) const {
  std::vector<std::string> all;
  for (const Remark& known : remarks_) {
    std::string line = fmt::format("{}:{}:{}: warning: {}", origin, known.rows.front(), known.heading, known.what);
    if (known.count > 1) {
      line += fmt::format(" ({} rows: {})", known.count, named_rows(known.rows));
    }
    all.push_back(known.help.empty() ? line : line + "; " + known.help);
  }
  return all;
}

}  // namespace cme
