// SPDX-License-Identifier: MIT
#include "diag/json_line.hpp"

#include "base/safe_output.hpp"

namespace cme {

std::string json_line(const nlohmann::ordered_json& value) {
  // Without a handler, a path that is no UTF-8 would throw.
  constexpr auto replace = nlohmann::ordered_json::error_handler_t::replace;
  std::string line = value.dump(-1, ' ', false, replace);
  // JSON lets DEL, C1 controls and bidirectional controls stand as they are: where there are any, all that is not ASCII
  // is written as `\u….`.
  if (!is_one_visible_line(line)) {
    line = value.dump(-1, ' ', true, replace);
  }
  // Only a text can hold it, and GitHub Actions and Azure Pipelines take `##[command]` in any line of a log.
  std::string harmless;
  harmless.reserve(line.size());
  for (const char byte : line) {
    if (byte == '#' && harmless.ends_with('#')) {
      harmless += "\\u0023";
    } else {
      harmless += byte;
    }
  }
  return harmless;
}

}  // namespace cme
