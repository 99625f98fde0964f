// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cme {

/// Whether the text of a cell includes the addresses of its links, which a browser does not show: `text (https://…)`.
enum class LinkAddresses : std::uint8_t { omitted, kept };

/// The cell's text as a browser would show it, if it has HTML elements or character references (`&eacute;`). Anything
/// else in angle brackets is text: `<help@example.org>`, `<5 mg`.
std::string text_of_cell(std::string_view cell, LinkAddresses addresses = LinkAddresses::omitted);

/// The address of the first HTML link in the cell; nothing if it has none.
std::optional<std::string> find_html_link(std::string_view cell);

}  // namespace cme
