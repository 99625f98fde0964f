// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cme {

/// The cell's text as a browser would show it, if it has HTML elements or character references (`&eacute;`). Anything
/// else in angle brackets is text: `<help@example.org>`, `<5 mg`.
std::string text_of_cell(std::string_view cell);

/// The address of the first HTML link in the cell; nothing if it has none.
std::optional<std::string> find_html_link(std::string_view cell);

}  // namespace cme
