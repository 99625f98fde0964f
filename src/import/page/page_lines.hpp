// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cme/base/result.hpp"
#include "import/page/page.hpp"

namespace cme {

/// The lines of a page's text, without the empty ones.
struct PageText {
  std::vector<PageLine> lines;
  std::vector<ImportWarning> warnings;
};

/// `text` without the spaces of any width at its ends.
std::string_view trim_spaces(std::string_view text);

/// Fails with a sentence that names the line if the bytes are not UTF-8 text, contain a control character or are too
/// many.
Result<void> check_page(std::string_view bytes, std::size_t limit);

/// Splits a page that has passed check_page. Invisible characters without meaning are removed and reported.
PageText split_page(std::string_view text);

/// Appends one line to the text, unless it has no visible characters.
void append_line(PageText& page, std::size_t number, std::string_view text);

}  // namespace cme
