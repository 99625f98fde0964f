// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "cme/base/result.hpp"
#include "import/page/html_lines.hpp"
#include "import/page/page.hpp"

namespace cme {

/// The label that a heading is, in any case and with or without its mark at the end.
std::optional<Label> find_heading_label(std::string_view heading);

/// Splits a saved page into its parts; its labels are headings. A page without such headings is read as text. Fails if
/// there are more than `most_text` bytes of text, or more than one activity.
Result<Page> parse_html_page(const HtmlLines& lines, std::size_t most_text);

}  // namespace cme
