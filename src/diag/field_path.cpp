// SPDX-License-Identifier: MIT
#include "cme/diag/field_path.hpp"

#include <fmt/format.h>

namespace cme {

std::string to_string(const FieldPath& path) {
  const auto brackets = [](std::optional<std::size_t> number) {
    return number ? fmt::format("[{}]", *number) : std::string();
  };
  const std::string_view dot = !path.key.empty() && !path.part.empty() ? "." : "";
  return fmt::format("{}{}{}{}{}", path.key, brackets(path.index), dot, path.part, brackets(path.item));
}

}  // namespace cme
