// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace cme {

/// Whether the text is an error that a spreadsheet program shows in a cell, in one of its languages: `#N/A`, `#BEZUG!`,
/// `Err:502`.
bool is_error_text(std::string_view text);

}  // namespace cme
