// SPDX-License-Identifier: MIT
#pragma once

#include "cme/base/result.hpp"
#include "import/page/page_lines.hpp"

namespace cme {

/// Splits a page that was copied as text into its parts. Fails if "Activity ID" is on it twice.
Result<Page> parse_text_page(const PageText& text);

/// The message for a page with "Activity ID" on two lines.
std::string two_activities(std::size_t first, std::size_t second);

}  // namespace cme
