// SPDX-License-Identifier: MIT
#include "base/safe_output.hpp"

#include <algorithm>

#include "base/ascii.hpp"
#include "base/display.hpp"
#include "base/utf8.hpp"

namespace cme {
namespace {

constexpr std::string_view replacement = "\uFFFD";

/// The widest text that a message quotes whole.
constexpr std::size_t quoted_width = 100;

bool is_unsafe(char32_t character) {
  const bool control = character < 0x20 || (character >= 0x7F && character <= 0x9F);
  const bool bidirectional = character == 0x061C || character == 0x200E || character == 0x200F ||
                             (character >= 0x202A && character <= 0x202E) ||
                             (character >= 0x2066 && character <= 0x2069);
  return control || bidirectional || character == 0x2028 || character == 0x2029 || character == 0xFEFF ||
         character == 0xFFFD;
}

}  // namespace

std::string printable(std::string_view text) {
  if (is_printable_ascii(text)) {
    return std::string(text);
  }
  std::string safe;
  safe.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t begin = offset;
    const char32_t character = next_code_point(text, offset);
    if (character == '\r' && text.substr(offset).starts_with('\n')) {
      continue;
    }
    if (character == '\t' || character == '\n' || character == '\r') {
      safe += ' ';
    } else if (is_unsafe(character)) {
      safe += replacement;
    } else {
      safe += text.substr(begin, offset - begin);
    }
  }
  return safe;
}

std::string quote(std::string_view text) {
  // No need to read on in a text that will be cut: a cell rarely takes more than a few characters.
  const std::string_view beginning = first_code_points(text, 4 * quoted_width);
  return '"' + truncate_to_width(printable(beginning), quoted_width) + '"';
}

}  // namespace cme
