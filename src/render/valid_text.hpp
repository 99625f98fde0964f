// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace cme {

/// `text` with U+FFFD for each byte that is no UTF-8.
std::string valid_text(std::string_view text);

}  // namespace cme
