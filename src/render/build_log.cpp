// SPDX-License-Identifier: MIT
#include "render/build_log.hpp"

#include "base/utf8.hpp"

namespace cme {

std::string without_commands(std::string_view text) {
  std::string harmless;
  harmless.reserve(text.size());
  bool is_beginning = true;  // of a line, or behind nothing but its blanks
  for (std::size_t offset = 0; offset < text.size();) {
    if (is_beginning && text.substr(offset).starts_with(command_mark)) {
      harmless += harmless_mark;
      offset += command_mark.size();
      is_beginning = false;
      continue;
    }
    const std::size_t begin = offset;
    const char32_t character = next_code_point(text, offset);
    harmless += text.substr(begin, offset - begin);
    is_beginning = character == '\n' || character == '\r' || (is_beginning && is_blank(character));
  }
  return harmless;
}

}  // namespace cme
