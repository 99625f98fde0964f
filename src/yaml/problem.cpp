// SPDX-License-Identifier: MIT
#include "yaml/problem.hpp"

#include <fmt/format.h>

#include "base/safe_output.hpp"

namespace cme {

Diagnostic key_problem(std::string_view text, Span key) {
  const std::string_view name = text.substr(key.begin, key.end - key.begin);
  if (name.find(':') != std::string_view::npos) {
    return syntax_problem(key.begin, key.end, fmt::format("{} has no blank behind its colon", quote(name)),
                          "a key is followed by a colon and a blank");
  }
  return syntax_problem(key.begin, key.end, fmt::format("{} has no colon behind it", quote(name)),
                        "write `key: value`; text that goes on in the next line is indented deeper than its key");
}

}  // namespace cme
