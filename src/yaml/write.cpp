// SPDX-License-Identifier: MIT
#include "yaml/write.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "base/ascii.hpp"
#include "base/utf8.hpp"

namespace cme {
namespace {

/// Whether the character must be escaped: it cannot be seen, or some readers take it for a line break.
bool needs_escape(char32_t character) {
  return character < 0x20 || (character >= 0x7F && character <= 0x9F) || character == 0x2028 || character == 0x2029 ||
         character == 0xFEFF || character == 0xFFFE || character == 0xFFFF;
}

bool needs_escapes(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    if (needs_escape(next_code_point(text, offset))) {
      return true;
    }
  }
  return false;
}

/// Whether a reader of YAML 1.1 or 1.2 takes the plain word for null, a boolean, a merge or a default key.
bool is_special_word(std::string_view text) {
  constexpr auto words = std::to_array<std::string_view>(
      {"~", "null", "true", "false", "yes", "no", "y", "n", "on", "off", "=", "<<", ".inf", "+.inf", "-.inf", ".nan"});
  constexpr std::size_t longest = 5;
  if (text.size() > longest) {
    return false;
  }
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return std::ranges::find(words, lower) != words.end();
}

/// Whether a reader may take the plain text for a number, a date or a time: it begins as one, and has nothing else.
bool looks_like_number(std::string_view text) {
  constexpr std::string_view starts = "0123456789+-.";
  constexpr std::string_view characters = "0123456789+-._:,eExXoOabcdfABCDFTZtz ";
  return starts.find(text.front()) != std::string_view::npos &&
         text.find_first_not_of(characters) == std::string_view::npos;
}

bool is_safe_plain(std::string_view text) {
  constexpr std::string_view indicators = "-?:,[]{}#&*!|>'\"%@`";
  return indicators.find(text.front()) == std::string_view::npos && text.front() != ' ' && text.back() != ' ' &&
         text.back() != ':' && text.find(": ") == std::string_view::npos && text.find(" #") == std::string_view::npos &&
         !is_special_word(text) && !looks_like_number(text);
}

void append_single_quoted(std::string& out, std::string_view text) {
  out += '\'';
  for (const char c : text) {
    out.append(c == '\'' ? 2 : 1, c);
  }
  out += '\'';
}

void append_escape(std::string& out, char32_t character) {
  const auto code = static_cast<std::uint32_t>(character);
  switch (character) {
    case '\n':
      out += "\\n";
      break;
    case '\t':
      out += "\\t";
      break;
    case '\r':
      out += "\\r";
      break;
    default:
      out += code <= 0xFF ? fmt::format("\\x{:02X}", code) : fmt::format("\\u{:04X}", code);
  }
}

void append_double_quoted(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t begin = offset;
    const char32_t character = next_code_point(text, offset);
    if (needs_escape(character)) {
      append_escape(out, character);
    } else {
      out.append(character == '"' || character == '\\' ? 1 : 0, '\\').append(text.substr(begin, offset - begin));
    }
  }
  out += '"';
}

/// Whether a line of a folded block is kept as it is: no space at its ends, which folding would treat apart.
bool is_foldable_line(std::string_view line) {
  return line.empty() || (line.front() != ' ' && line.back() != ' ' && !needs_escapes(line));
}

bool is_foldable(std::string_view text) {
  return !text.empty() && text.front() != '\n' && text.back() != '\n' &&
         std::ranges::all_of(split(text, '\n'), is_foldable_line);
}

/// The length of the longest beginning of `line` that fits `width` and ends before a single space; all of `line` if
/// there is none.
std::size_t fold_length(std::string_view line, std::size_t width) {
  const std::size_t limit = first_code_points(line, width).size();
  if (limit == line.size()) {
    return limit;
  }
  const auto is_single_space = [&](std::size_t at) {
    return line[at] == ' ' && line[at - 1] != ' ' && line[at + 1] != ' ';
  };
  for (std::size_t at = limit; at > 0; --at) {
    if (is_single_space(at)) {
      return at;
    }
  }
  for (std::size_t at = limit + 1; at < line.size(); ++at) {
    if (is_single_space(at)) {
      return at;
    }
  }
  return line.size();
}

void append_folded_line(std::string& out, std::string_view line, std::size_t indent, std::size_t width) {
  while (!line.empty()) {
    const std::size_t length = fold_length(line, width - indent);
    out.append("\n").append(indent, ' ').append(line.substr(0, length));
    line.remove_prefix(std::min(length + 1, line.size()));
  }
}

}  // namespace

void append_scalar(std::string& out, std::string_view text) {
  if (needs_escapes(text)) {
    append_double_quoted(out, text);
  } else if (text.empty() || !is_safe_plain(text)) {
    append_single_quoted(out, text);
  } else {
    out += text;
  }
}

void append_scalar_like(std::string& out, std::string_view text, std::string_view written) {
  if (written.starts_with('"')) {
    append_double_quoted(out, text);
  } else if (written.starts_with('\'') && !needs_escapes(text)) {
    append_single_quoted(out, text);
  } else {
    append_scalar(out, text);
  }
}

void append_folded(std::string& out, std::string_view text, std::size_t indent, std::size_t width) {
  if (!is_foldable(text)) {
    append_scalar(out, text);
    return;
  }
  out += ">-";
  bool is_first = true;
  for (const std::string_view line : split(text, '\n')) {
    // In a folded block a single line break is a space: each one of the text takes an empty line more.
    if (!std::exchange(is_first, false)) {
      out += '\n';
    }
    append_folded_line(out, line, indent, width);
  }
}

}  // namespace cme
