// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace cme {

/// Text that is safe on a terminal: each control character, bidirectional control and byte of invalid UTF-8 becomes
/// U+FFFD, each tab and line break a blank. What is left is one line.
std::string printable(std::string_view text);

/// `text` in quotes for a message: printable, and cut with … when it is longer than a message can bear.
std::string quote(std::string_view text);

}  // namespace cme
