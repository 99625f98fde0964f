// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>

#include "import/cells.hpp"

namespace cme {

/// A name that occurs as a heading.
struct HeadingName {
  std::string_view heading;
  std::string_view key;  ///< of the record, or "CME Credit Type"
};

/// The certain meanings of headings, in addition to the record's keys and the directory's labels.
std::span<const HeadingName> heading_synonyms();

/// Possible meanings of other headings, which a person must confirm in a map.
std::span<const HeadingName> heading_guesses();

/// Whether the headings, of which there is at least one, are all names of fields as `cme list` writes them.
bool are_field_names(std::span<const Cell> headings);

/// Whether one of the headings is `days_left`, which only `cme list` computes.
bool has_days_left(std::span<const Cell> headings);

/// Whether the headings are those of a table that `cme list` wrote: names of fields, or many with the days that are
/// left among them, and few others, if a person has renamed or added some.
bool are_names_of_list(std::span<const Cell> headings);

/// The heading of the ids in the copy of a sheet that import writes. No other column has this name.
inline constexpr std::string_view given_id_heading = "cme id";

}  // namespace cme
