// SPDX-License-Identifier: MIT
#include "scan.hpp"

#include <algorithm>

namespace cme {

std::size_t quoted_end(std::string_view text, std::size_t begin) {
  const char quote = text[begin];
  for (std::size_t i = begin + 1; i < text.size(); ++i) {
    if (quote == '"' && text[i] == '\\') {
      i += 1;
    } else if (text[i] == quote) {
      if (quote == '"' || text.substr(i + 1, 1) != "'") {
        return i + 1;
      }
      i += 1;
    }
  }
  return std::string_view::npos;
}

std::size_t block_end(std::string_view text, std::size_t begin, int parent_column) {
  std::size_t end = trimmed_line_end(text, begin);
  for (std::size_t line = text.find('\n', begin); line < text.size(); line = text.find('\n', line)) {
    line += 1;
    const std::size_t content = text.find_first_not_of(' ', line);
    const std::size_t line_end = trimmed_line_end(text, line);
    if (content >= line_end) {
      continue;
    }
    if (static_cast<int>(content - line) <= parent_column) {
      break;
    }
    end = line_end;
  }
  return end;
}

std::size_t trimmed_line_end(std::string_view text, std::size_t offset) {
  std::size_t end = std::min(text.find('\n', offset), text.size());
  while (end > offset && (text[end - 1] == ' ' || text[end - 1] == '\t' || text[end - 1] == '\r')) {
    end -= 1;
  }
  return end;
}

std::size_t skip_blanks_and_comments(std::string_view text, std::size_t offset) {
  while (true) {
    offset = std::min(text.find_first_not_of(" \t\r\n", offset), text.size());
    if (offset == text.size() || text[offset] != '#') {
      return offset;
    }
    offset = std::min(text.find('\n', offset), text.size());
  }
}

}  // namespace cme
