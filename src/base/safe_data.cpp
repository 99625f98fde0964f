// SPDX-License-Identifier: MIT
#include "base/safe_data.hpp"

#include <fmt/format.h>

#include "base/byte_set.hpp"
#include "base/utf8.hpp"

namespace cme {
namespace {

/// Written instead of a byte that is not UTF-8.
constexpr std::string_view replacement = "\uFFFD";
constexpr char32_t replacement_character = 0xFFFD;

/// A backslash and a letter for the characters that JSON and tab-separated values write this way; otherwise empty.
std::string_view letter_escape(char32_t character) {
  switch (character) {
    case '\\':
      return "\\\\";
    case '\n':
      return "\\n";
    case '\r':
      return "\\r";
    case '\t':
      return "\\t";
    default:
      return {};
  }
}

void append_json_escape(std::string& output, char32_t character) {
  if (character == '"') {
    output += "\\\"";
  } else if (const std::string_view escape = letter_escape(character); !escape.empty()) {
    output += escape;
  } else if (character > 0xFFFF) {
    const char32_t beyond = character - 0x10000;
    output += fmt::format("\\u{:04x}\\u{:04x}", 0xD800 + (beyond >> 10U), 0xDC00 + (beyond & 0x3FFU));
  } else {
    output += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(character));
  }
}

/// Whether the byte may begin a character that is escaped, or is not UTF-8. As signed numbers, all bytes beyond ASCII
/// are less than a space.
constexpr auto may_change_in_json = [](char byte) {
  const auto code = static_cast<signed char>(byte);
  return (code < ' ') | (code == '"') | (code == '\\') | (code == '#') | (code == '\x7F');
};

/// RFC 8259 allows DEL, C1 controls and bidirectional controls unescaped, but they could control a terminal.
bool is_json_escaped(char32_t character, std::string_view before) {
  const bool is_older_command = character == '#' && before.ends_with('#');
  return character == '"' || character == '\\' || is_older_command || is_unprintable(character);
}

/// Source of the characters: OWASP, "CSV Injection". The apostrophe itself is guarded too, so that the guard can be
/// removed again.
bool needs_formula_guard(std::string_view cell) {
  return !cell.empty() && std::string_view("=+-@\t\r'").find(cell.front()) != std::string_view::npos;
}

}  // namespace

void append_data(std::string& output, std::string_view text) {
  for (std::size_t end = valid_utf8_prefix(text); end < text.size(); end = valid_utf8_prefix(text)) {
    output += text.substr(0, end);
    output += replacement;
    text.remove_prefix(end + 1);
  }
  output += text;
}

void append_json(std::string& output, std::string_view text) {
  std::size_t written = 0;
  for (std::size_t offset = 0;;) {
    const std::size_t begin = offset = find_byte(text, offset, may_change_in_json);
    if (begin == text.size()) {
      break;
    }
    const char32_t character = next_code_point(text, offset);
    if (character == replacement_character) {
      output.append(text.substr(written, begin - written)).append(replacement);
      written = offset;
    } else if (is_json_escaped(character, text.substr(0, begin))) {
      output += text.substr(written, begin - written);
      append_json_escape(output, character);
      written = offset;
    }
  }
  output += text.substr(written);
}

void append_tsv(std::string& output, std::string_view cell) {
  for (const char byte : cell) {
    const std::string_view escape = letter_escape(static_cast<unsigned char>(byte));
    if (escape.empty()) {
      output += byte;
    } else {
      output += escape;
    }
  }
}

void append_spreadsheet(std::string& output, std::string_view cell) {
  const auto needs_quotes = [](char byte) { return (byte == ',') | (byte == '"') | (byte == '\r') | (byte == '\n'); };
  const bool is_quoted = find_byte(cell, 0, needs_quotes) < cell.size();
  output += is_quoted ? "\"" : "";
  output += needs_formula_guard(cell) ? "'" : "";
  for (std::size_t mark = cell.find('"'); is_quoted && mark != std::string_view::npos; mark = cell.find('"')) {
    output.append(cell.substr(0, mark + 1)).append("\"");
    cell.remove_prefix(mark + 1);
  }
  output += cell;
  output += is_quoted ? "\"" : "";
}

}  // namespace cme
