// SPDX-License-Identifier: MIT
#include "base/safe_data.hpp"

#include <fmt/format.h>

#include "base/byte_set.hpp"
#include "base/utf8.hpp"

namespace cme {
namespace {

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
  } else {
    output += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(character));
  }
}

/// Whether the byte may begin a character that is escaped. Only four bytes begin the unsafe characters beyond ASCII.
bool may_begin_json_escape(char byte) {
  const auto code = static_cast<unsigned char>(byte);
  return code < 0x20 || code == '"' || code == '\\' || code == '#' || code == 0x7F || code == 0xC2 || code == 0xD8 ||
         code == 0xE2 || code == 0xEF;
}

/// RFC 8259 allows DEL, C1 controls and bidirectional controls unescaped, but they could control a terminal.
bool is_json_escaped(char32_t character, std::string_view before) {
  const bool is_older_command = character == '#' && before.ends_with('#');
  return character == '"' || character == '\\' || is_older_command ||
         (is_unprintable(character) && character != 0xFFFD);
}

void append_valid_json(std::string& output, std::string_view text) {
  std::size_t written = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    if (!may_begin_json_escape(text[offset])) {
      ++offset;
      continue;
    }
    const std::size_t begin = offset;
    const char32_t character = next_code_point(text, offset);
    if (!is_json_escaped(character, text.substr(0, begin))) {
      continue;
    }
    output += text.substr(written, begin - written);
    append_json_escape(output, character);
    written = offset;
  }
  output += text.substr(written);
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
    output += "\uFFFD";
    text.remove_prefix(end + 1);
  }
  output += text;
}

void append_json(std::string& output, std::string_view text) {
  if (valid_utf8_prefix(text) == text.size()) {
    append_valid_json(output, text);
  } else {
    std::string valid;
    append_data(valid, text);
    append_valid_json(output, valid);
  }
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
  static constexpr ByteSet needing_quotes(",\"\r\n");
  const bool is_quoted = needing_quotes.find_in(cell, 0) < cell.size();
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
