// SPDX-License-Identifier: MIT
#pragma once

#include "cme/base/result.hpp"
#include "import/page/page_lines.hpp"

namespace cme {

/// Takes a page apart that was copied as text. Fails if "Activity ID" is on it twice.
Result<Page> parse_text_page(const PageText& text);

/// What is said of a page on which "Activity ID" is on two lines.
std::string two_activities(std::size_t first, std::size_t second);

}  // namespace cme
