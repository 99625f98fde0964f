// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "cme/diag/diagnostic.hpp"

namespace cme {

/// What is wrong with a key that no colon and space follows.
Diagnostic key_problem(std::string_view text, Span key);

}  // namespace cme
