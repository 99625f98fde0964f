// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "cme/model/date.hpp"
#include "cme/model/terms.hpp"
#include "cme/model/vocabulary.hpp"

// Where the pages of a site are, from its root. An address depends only on the id or the name, and never changes.

namespace cme {

/// `a/3f/14389.html`; the two digits spread many files over 256 folders.
std::string activity_address(std::uint32_t id);

/// A name for addresses: `jama-oncology`. Names that differ only in case, accents or marks have the same slug. If ASCII
/// letters and digits are not enough to distinguish a name, a hash is appended, also for `+` and `#`: C++ is not C#.
/// The same for the names of devices on Windows, where no folder can be `con`.
std::string slug_of(std::string_view name);

/// `b/radiology/`.
const std::string& board_folder(Board board);

/// `f/live/`.
std::string format_folder(Format format);

/// `p/b6/jama-oncology/`, for a slug.
std::string provider_folder(std::string_view slug);

/// `2028-09`.
std::string month_key(Date date);

/// `September 2028`.
std::string month_words(Date date);

/// `Sep 4, 2028`.
std::string short_date(Date date);

/// The relative path from the page at `address` to the root: `../../` for `a/3f/14389.html`.
std::string way_to_root(std::string_view address);

}  // namespace cme
