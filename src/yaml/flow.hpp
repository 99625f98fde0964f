// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "yaml/scalar_text.hpp"

namespace cme {

/// Where the brackets of a flow-style list or mapping end, and what other readers reject inside them.
struct FlowText {
  std::size_t end = 0;  ///< the offset after the closing bracket, or of the problem if there is one
  std::optional<ScalarProblem> problem = {};
};

/// Checks the brackets that begin at `begin`. Unlike yaml-cpp 0.7, other readers reject a comma without a value before
/// it, as in `[a,,b]` (section 7.4), a tab between values, and a comment without a space before it.
FlowText check_flow(std::string_view text, std::size_t begin);

}  // namespace cme
