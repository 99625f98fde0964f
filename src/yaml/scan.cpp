// SPDX-License-Identifier: MIT
#include "yaml/scan.hpp"

#include <algorithm>
#include <optional>

namespace cme {
namespace {

/// The column that the lines of a block begin in if its first line says so, as `|2-` does; else the first of them
/// tells.
std::optional<int> told_indentation(std::string_view first_line, int parent_column) {
  for (const char sign : first_line.substr(0, 3)) {
    if (sign >= '1' && sign <= '9') {
      return std::max(parent_column, 0) + (sign - '0');
    }
  }
  return std::nullopt;
}

}  // namespace

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
  std::optional<int> indentation = told_indentation(text.substr(begin, end - begin), parent_column);
  for (std::size_t line = text.find('\n', begin); line < text.size(); line = text.find('\n', line)) {
    line += 1;
    const std::size_t content = text.find_first_not_of(' ', line);
    const std::size_t line_end = trimmed_line_end(text, line);
    if (content >= line_end) {
      continue;
    }
    const int column = static_cast<int>(content - line);
    if (column <= parent_column || column < indentation.value_or(column)) {
      break;
    }
    indentation = indentation.value_or(column);
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

std::size_t skip_spaces_and_comments(std::string_view text, std::size_t offset) {
  while (true) {
    offset = std::min(text.find_first_not_of(" \t\r\n", offset), text.size());
    if (offset == text.size() || text[offset] != '#') {
      return offset;
    }
    offset = std::min(text.find('\n', offset), text.size());
  }
}

}  // namespace cme
