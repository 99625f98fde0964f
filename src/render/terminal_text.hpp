// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace cme {

/// Select Graphic Rendition (ECMA-48): how text is set on a terminal.
inline constexpr std::string_view sgr_bold = "\x1b[1m";
inline constexpr std::string_view sgr_match = "\x1b[1;4m";  ///< bold and underlined
inline constexpr std::string_view sgr_red = "\x1b[31m";
inline constexpr std::string_view sgr_reset = "\x1b[0m";

/// Text of a record as one line that may be printed on a terminal or in a CI log: printable, single blanks between
/// words and none at the ends, and no word that a CI system would take for a command.
std::string terminal_line(std::string_view text);

/// `text` between a rendition and its reset, or as it is where there is no color.
std::string styled(std::string_view rendition, std::string text, bool color);

/// The address with every byte escaped that could end a link, on a terminal or in Markdown.
std::string link_target(std::string_view address);

}  // namespace cme
