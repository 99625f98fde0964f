// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "cme/base/result.hpp"
#include "import/page/page.hpp"
#include "import/page/page_lines.hpp"

namespace cme {

enum class HtmlLineKind : std::uint8_t { text, title, heading, provider };

/// A saved page as a browser lays it out: a line for each block and each break.
struct HtmlLines {
  PageText text;
  std::vector<HtmlLineKind> kinds;  ///< one for each line
  std::optional<PageLine> address;  ///< of the link "REGISTER FOR THIS ACTIVITY"
};

/// Parses HTML, however broken. Only the title and the part around all headings that are labels are read: menus and the
/// footer of the site are not part of the activity. Fails if elements are nested too deeply or there are too many
/// attributes.
Result<HtmlLines> parse_html_lines(std::string_view html);

}  // namespace cme
