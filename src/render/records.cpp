// SPDX-License-Identifier: MIT
#include "render/records.hpp"

#include <array>

#include "render/calendar.hpp"
#include "render/field_text.hpp"
#include "render/json.hpp"
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

/// The last day of credit; nothing of an activity without one.
std::string ics_row(const Row& row, std::span<const Field> /*fields*/) {
  const Activity& activity = *row.activity;
  if (!activity.id || !activity.expires) {
    return {};
  }
  return calendar_event({.uid = std::to_string(*activity.id) + "@cme-catalog",
                         .day = *activity.expires,
                         .stamp = *last_change(activity),
                         .summary = "Expires: " + activity.title.value_or("Untitled activity"),
                         .address = activity.url ? activity.url->text() : std::string()});
}

constexpr std::array renderers = {
    RowRenderer{"tsv", "tab-separated values with a header; the default in a pipe", tsv_head, tsv_row, "", "", ""},
    RowRenderer{"csv", "comma-separated values with a header, safe to open in a spreadsheet", csv_head, csv_row, "", "",
                ""},
    RowRenderer{"json", "one array of objects", json_head, json_row, ",", "\n]\n", "]\n"},
    RowRenderer{"ndjson", "one JSON object per line", no_head, ndjson_row, "", "", ""},
    RowRenderer{"ics", "a calendar of the days of expiry, for Outlook, Google or Apple Calendar", ics_head, ics_row, "",
                calendar_tail, calendar_tail},
    RowRenderer{"ids", "one id a line", no_head, ids_row, "", "", ""},
};

}  // namespace

std::span<const RowRenderer> row_renderers() {
  return renderers;
}

}  // namespace cme
