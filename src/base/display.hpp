// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cme {

/// The terminal cells that one line of printable text takes: two for wide characters and emoji, none for combining
/// marks.
std::size_t display_width(std::string_view text);

/// `text` cut to at most `width` cells, with … in place of what was cut; never between a character and its combining
/// marks.
std::string truncate_to_width(std::string_view text, std::size_t width);

/// What follows the first `width` cells of `text`; a space takes the place of half a wide character.
std::string drop_cells(std::string_view text, std::size_t width);

/// `text` padded with spaces to `width` cells; unchanged if it is wider.
std::string pad_to_width(std::string_view text, std::size_t width);

/// One paragraph broken at spaces into lines of at most `width` cells; a longer word gets its own line, unbroken. No
/// lines if there are no words.
std::vector<std::string> wrap(std::string_view paragraph, std::size_t width);

/// The same, but text between backticks, which people copy, is broken only if it does not fit in a line.
std::vector<std::string> wrap_around_code(std::string_view paragraph, std::size_t width);

/// Select Graphic Rendition (ECMA-48): how text is set on a terminal.
inline constexpr std::string_view sgr_bold = "\x1b[1m";
inline constexpr std::string_view sgr_match = "\x1b[1;4m";  ///< bold and underlined
inline constexpr std::string_view sgr_red = "\x1b[31m";
inline constexpr std::string_view sgr_green = "\x1b[32m";
inline constexpr std::string_view sgr_cyan = "\x1b[36m";
inline constexpr std::string_view sgr_bold_red = "\x1b[1;31m";
inline constexpr std::string_view sgr_bold_yellow = "\x1b[1;33m";
inline constexpr std::string_view sgr_bold_blue = "\x1b[1;34m";
inline constexpr std::string_view sgr_bold_cyan = "\x1b[1;36m";

/// `text` between a rendition and its reset; unchanged if there is no color, no rendition or no text.
std::string styled(std::string_view rendition, std::string_view text, bool color);

/// `text` as a link to `address`, which `safe_text` has made safe. Source: "Hyperlinks in terminal emulators" (OSC 8).
std::string hyperlink(std::string_view address, std::string_view text);

}  // namespace cme
