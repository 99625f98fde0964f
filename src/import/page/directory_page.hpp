// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "cme/base/result.hpp"
#include "import/imported.hpp"

namespace cme {

/// Whether the text is a saved HTML page rather than a page's text.
bool is_html(std::string_view text);

/// Reads a directory page as text, copied from a browser: `Activity ID`, `14389Expires`, and so on. Every word of it is
/// in the activity, is a label, part of the usual NOTE or a list mark, or is reported. Fails with a sentence if it has
/// no id, no known label, more than one activity, or bytes that are not text.
Result<ImportedActivity> parse_directory_page(std::string_view text);

/// Reads a saved HTML page of the directory, in the same way; the title is its `h1`, the address that of the link
/// "REGISTER FOR THIS ACTIVITY".
Result<ImportedActivity> parse_directory_html(std::string_view html);

}  // namespace cme
