// SPDX-License-Identifier: MIT
#include "render/records.hpp"

#include <fmt/format.h>

#include <array>
#include <vector>

#include "render/calendar.hpp"
#include "render/field_text.hpp"
#include "render/json.hpp"
#include "render/markdown.hpp"
#include "render/spreadsheet.hpp"

namespace cme {

namespace {

std::string no_head(std::span<const Field> /*fields*/, bool /*with_snippet*/) {
  return {};
}

std::string json_head(std::span<const Field> /*fields*/, bool /*with_snippet*/) {
  return "[";
}

std::string json_row(const Row& row, std::span<const Field> fields) {
  return "\n  " + to_json(row, fields, JsonLayout::indented);
}

std::string ndjson_row(const Row& row, std::span<const Field> fields) {
  return to_json(row, fields, JsonLayout::compact) + '\n';
}

std::string ids_row(const Row& row, std::span<const Field> /*fields*/) {
  return field_text(row, Field::id) + '\n';
}

std::string ics_head(std::span<const Field> /*fields*/, bool /*with_snippet*/) {
  return calendar_head({});
}

/// The last day to claim credit; nothing if the activity has none.
std::string ics_row(const Row& row, std::span<const Field> /*fields*/) {
  const Activity& activity = *row.activity;
  if (!activity.id || !activity.expires) {
    return {};
  }
  return calendar_event({.uid = fmt::format("{}@{}", *activity.id, row.host),
                         .day = *activity.expires,
                         .stamp = *last_change(activity),
                         .summary = "Expires: " + activity.title.value_or("Untitled activity"),
                         .address = activity.url ? activity.url->text() : std::string()});
}

std::string markdown_list_head(std::span<const Field> fields, bool with_snippet) {
  std::vector<std::string> cells;
  for (const Field field : fields) {
    cells.emplace_back(field_info(field).name);
  }
  if (with_snippet) {
    cells.emplace_back("snippet");
  }
  return markdown_head(cells, cells.size());
}

std::string markdown_list_row(const Row& row, std::span<const Field> fields) {
  std::vector<std::string> cells;
  for (const Field field : fields) {
    cells.push_back(field_text(row, field));
  }
  if (row.snippet) {
    cells.emplace_back(*row.snippet);
  }
  return markdown_row(cells);
}

constexpr std::array renderers = {
    RowRenderer{"tsv", "tab-separated values with a header; the default in a pipe", tsv_head, tsv_row, "", "", ""},
    RowRenderer{"csv", "comma-separated values with a header, safe to open in a spreadsheet", csv_head, csv_row, "", "",
                ""},
    RowRenderer{"json", "one array of objects", json_head, json_row, ",", "\n]\n", "]\n", true},
    RowRenderer{"ndjson", "one JSON object per line", no_head, ndjson_row, "", "", "", true},
    RowRenderer{"ics", "a calendar of expiration dates, for Outlook, Google or Apple Calendar", ics_head, ics_row, "",
                calendar_tail, calendar_tail},
    RowRenderer{"markdown", "a table for a wiki or a comment", markdown_list_head, markdown_list_row, "", "", ""},
    RowRenderer{"ids", "one id per line", no_head, ids_row, "", "", ""},
};

}  // namespace

std::span<const RowRenderer> row_renderers() {
  return renderers;
}

}  // namespace cme
