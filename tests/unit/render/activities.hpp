// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "cme/model/activity.hpp"
#include "render/field_text.hpp"
#include "render/records.hpp"
#include "render/sort_key.hpp"

namespace cme::test {

inline Date day(int year, unsigned month, unsigned number) {
  return Date(std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{number});
}

inline Date today() {
  return day(2026, 1, 15);
}

/// An activity that has every part of a record once, and the harder of them twice.
Activity rich_activity();

/// Text that tries to be something else: terminal control, a CI command, HTML, Markdown, a bidirectional override.
inline constexpr std::string_view hostile_text =
    "::error::<b onclick=x>*bold*</b>\t\x1b[31m\xc2\x9b"
    "31m\xe2\x80\xae![a](b) &amp; `c` | ::warning::";

/// The same text as title, provider, note, keyword and wherever else text is kept.
Activity hostile_activity();

inline Row row_of(const Activity& activity) {
  return {.activity = &activity, .file = "records/14389.yaml", .today = today(), .snippet = {}};
}

/// Every field there is, in order.
std::vector<Field> every_field();

/// The keys of the record, in order.
std::vector<Field> every_key();

/// The renderer of that name; throws if there is none.
const RowRenderer& renderer(std::string_view name);

/// What a command prints of these rows.
std::string rendered(std::string_view name, const std::vector<Row>& rows, const std::vector<Field>& fields);

}  // namespace cme::test
