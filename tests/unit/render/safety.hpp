// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.hpp"
#include "base/display.hpp"
#include "base/safe_output.hpp"

namespace cme::test {

/// The lines of a text that ends with a newline.
inline std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines = split(text, '\n');
  if (lines.back().empty()) lines.pop_back();
  return lines;
}

/// Why a line must not reach a terminal or a CI log; empty if it may.
inline std::string danger_of(std::string_view line) {
  if (!is_one_visible_line(line)) return "is not printable";
  if (trim(line).starts_with("::")) return "starts a command";
  if (line.ends_with(' ')) return "ends with a space";
  return {};
}

/// Whether a line is too wide, and could have been broken at a space after its indentation and list mark.
inline bool overflows(std::string_view line, std::size_t width) {
  if (display_width(line) <= width) return false;
  std::string_view words = trim(line);
  for (const std::string_view mark : {"- ", "1. ", "2. "}) {
    if (line.starts_with(' ') && words.starts_with(mark)) words.remove_prefix(mark.size());
  }
  return words.find(' ') != std::string_view::npos;
}

}  // namespace cme::test
