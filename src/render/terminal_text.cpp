// SPDX-License-Identifier: MIT
#include "render/terminal_text.hpp"

#include <fmt/format.h>

#include "base/safe_output.hpp"
#include "render/build_log.hpp"

namespace cme {
namespace {

bool is_visible_ascii(char byte) {
  return byte > ' ' && byte <= '~';
}

bool starts_command(std::string_view line, std::size_t offset) {
  return line.substr(offset).starts_with(command_mark) && (offset == 0 || !is_visible_ascii(line[offset - 1]));
}

}  // namespace

std::string terminal_line(std::string_view text) {
  const std::string safe = printable(text);
  std::string line;
  line.reserve(safe.size());
  for (std::size_t offset = 0; offset < safe.size(); ++offset) {
    if (safe[offset] == ' ' && (line.empty() || line.back() == ' ')) {
      continue;
    }
    if (starts_command(safe, offset)) {
      line += harmless_mark;
      offset += command_mark.size() - 1;
    } else {
      line += safe[offset];
    }
  }
  if (line.ends_with(' ')) {
    line.pop_back();
  }
  return line;
}

std::string styled(std::string_view rendition, std::string text, bool color) {
  if (!color || text.empty()) {
    return text;
  }
  return fmt::format("{}{}{}", rendition, text, sgr_reset);
}

std::string link_target(std::string_view address) {
  std::string target;
  for (const char byte : address) {
    if (is_visible_ascii(byte) && std::string_view("<>\"\\`").find(byte) == std::string_view::npos) {
      target += byte;
    } else {
      target += fmt::format("%{:02X}", static_cast<unsigned char>(byte));
    }
  }
  return target;
}

}  // namespace cme
