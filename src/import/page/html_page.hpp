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

/// Takes a saved page apart; its labels are its headings. One without any such is read as text. Fails if there are more
/// than `most_text` bytes of text, or more activities than one.
Result<Page> parse_html_page(const HtmlLines& lines, std::size_t most_text);

}  // namespace cme
