// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "render/row.hpp"

namespace cme {

/// A way to print a list of activities row by row: `head`, then the `row`s with `separator` between them, then `tail`,
/// or `empty_tail` if there were no rows.
struct RowRenderer {
  std::string_view name;  ///< the name for `-o`
  std::string_view help;
  std::string (*head)(std::span<const Field> fields, bool with_snippet);
  std::string (*row)(const Row& row, std::span<const Field> fields);
  std::string_view separator;
  std::string_view tail;
  std::string_view empty_tail;
  bool marks_matches = false;  ///< whether a snippet has `**` around each match
};

/// tsv, csv, json, ndjson, markdown, ids (yaml is `record/encode`, the table is `render/table`).
std::span<const RowRenderer> row_renderers();

}  // namespace cme
