// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace cme {

/// A text without meaningless invisible characters.
struct VisibleText {
  std::string text;
  std::string remark;  ///< a sentence that names what was removed; empty if nothing was
};

/// `text` without NUL and characters that have no width or change the direction of the following text; each vertical
/// tab and form feed becomes a space. Joiners are kept: they change the characters next to them.
VisibleText keep_visible(std::string text);

/// `text` with a line break for each character that some programs use as one: a vertical tab, U+2028 and U+2029, the
/// separators U+001C to U+001F, which databases write between the values of a field.
std::string with_plain_line_breaks(std::string text);

/// `text` with a space for each space that keeps words on one line (U+00A0, U+2007, U+202F).
std::string with_plain_spaces(std::string text);

}  // namespace cme
