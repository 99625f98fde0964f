// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace cme {

/// A text without what cannot be seen and says nothing.
struct VisibleText {
  std::string text;
  std::string remark;  ///< a sentence that names what was taken out; empty if nothing was
};

/// `text` without NUL and characters that have no width, or would turn the direction of what follows; a space for each
/// vertical tab and form feed. Joiners stay: they change the characters beside them.
VisibleText keep_visible(std::string_view text);

/// `text` with a space for each space that keeps words on one line (U+00A0, U+2007, U+202F).
std::string with_plain_spaces(std::string text);

}  // namespace cme
