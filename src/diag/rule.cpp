// SPDX-License-Identifier: MIT
#include "cme/diag/rule.hpp"

#include <array>

namespace cme {

std::string_view to_string(Severity severity) {
  constexpr auto names = std::to_array<std::string_view>({"note", "warning", "error"});
  return names.at(static_cast<std::size_t>(severity));
}

}  // namespace cme
