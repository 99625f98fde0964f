// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cme/model/activity.hpp"
#include "cme/model/fields.hpp"

namespace cme {

/// One activity to be printed, with what its record does not say itself.
struct Row {
  const Activity* activity = nullptr;
  std::string_view file;                         ///< path of its record, as printed
  Date today;                                    ///< for `status` and `days_left`
  int within = default_expiring_days;            ///< for `status`
  std::optional<std::string_view> snippet = {};  ///< of a search: matches marked as `**word**`
};

/// One field of a row as text that people read: lists joined by "; ", a fee as `$25–$95`, credits as `1 AMA PRA
/// Category 1 Credit`; empty if absent. With the record's own line breaks, and not yet made safe for a terminal.
std::string field_text(const Row& row, Field field);

/// A value that rows are sorted by: numbers and days as numbers, text folded. Absent sorts last in either direction.
struct SortKey {
  bool absent = true;
  std::int64_t number = 0;
  std::string text;

  auto operator<=>(const SortKey&) const = default;
};

SortKey sort_key(const Row& row, Field field);

/// A way to print a list of activities row by row: `head`, then each `row` with `separator` between, then `tail`, or
/// `empty_tail` if there was no row.
struct RowRenderer {
  std::string_view name;  ///< as `-o` takes it
  std::string_view help;
  std::string (*head)(std::span<const Field> fields, bool with_snippet);
  std::string (*row)(const Row& row, std::span<const Field> fields);
  std::string_view separator;
  std::string_view tail;
  std::string_view empty_tail;
};

/// tsv, csv, json, ndjson, ids (yaml is `record/encode`, the table is `render/table`).
std::span<const RowRenderer> row_renderers();

}  // namespace cme
