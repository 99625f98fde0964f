// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cme {

/// The terminal cells that one line of printable text takes: two for wide characters and emoji, none for marks that
/// combine with the one before.
std::size_t display_width(std::string_view text);

/// `text` cut to at most `width` cells, with … for what was cut; never through a character and its combining marks.
std::string truncate_to_width(std::string_view text, std::size_t width);

/// `text` filled up with blanks to `width` cells; unchanged if it is wider.
std::string pad_to_width(std::string_view text, std::size_t width);

/// One paragraph broken at blanks into lines of at most `width` cells; a longer word stands on a line of its own,
/// whole. No line if there is no word.
std::vector<std::string> wrap(std::string_view paragraph, std::size_t width);

}  // namespace cme
