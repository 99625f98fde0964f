// SPDX-License-Identifier: MIT
#include "yaml/write.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/ascii.hpp"
#include "base/byte_set.hpp"
#include "base/utf8.hpp"

namespace cme {
namespace {

/// Whether the character must be escaped: it is invisible, or some readers treat it as a line break.
bool needs_escape(char32_t character) {
  return character < 0x20 || (character >= 0x7F && character <= 0x9F) || character == 0x2028 || character == 0x2029 ||
         character == 0xFEFF || character == 0xFFFE || character == 0xFFFF;
}

/// Whether a character of the line other than `kept` must be escaped.
bool line_needs_escapes(std::string_view line, char32_t kept) {
  for (std::size_t offset = find_unprintable(line); offset < line.size(); offset = find_unprintable(line, offset)) {
    const char32_t character = next_code_point(line, offset);
    if (needs_escape(character) && character != kept) {
      return true;
    }
  }
  return false;
}

bool needs_escapes(std::string_view text) {
  return text.find('\n') != std::string_view::npos || line_needs_escapes(text, '\n');
}

/// Whether a YAML 1.1 or 1.2 reader reads the plain word as null, a boolean, a merge or a default key.
bool is_special_word(std::string_view text) {
  constexpr auto words = std::to_array<std::string_view>(
      {"~", "null", "true", "false", "yes", "no", "y", "n", "on", "off", "=", "<<", ".inf", "+.inf", "-.inf", ".nan"});
  constexpr std::size_t longest = 5;
  if (text.size() > longest) {
    return false;
  }
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return is_capital_letter(c) ? static_cast<char>(c + 32) : c; });
  return std::ranges::find(words, lower) != words.end();
}

constexpr ByteSet digits("0123456789");
constexpr ByteSet signs_of_numbers("0123456789+-._:,eE");
constexpr ByteSet signs_of_hexadecimals("0123456789abcdefABCDEF_");
constexpr ByteSet signs_of_dates("0123456789+-:.TtZz ");

bool has_only(std::string_view text, const ByteSet& characters) {
  return std::ranges::all_of(text, [&](char character) { return characters.has(character); });
}

/// Whether a reader may read the plain text as a number, a date or a time: it starts like one and has no other
/// characters.
bool looks_like_number(std::string_view text) {
  if (has_only(text, signs_of_numbers)) {
    return true;
  }
  const std::string_view unsigned_text = text.substr(text.front() == '+' || text.front() == '-' ? 1 : 0);
  const bool has_base = unsigned_text.starts_with('0') && unsigned_text.size() > 1 &&
                        std::string_view("xXoObB").find(unsigned_text[1]) != std::string_view::npos;
  const bool begins_date = text.size() > 4 && has_only(text.substr(0, 4), digits) && text[4] == '-';
  return (has_base && has_only(unsigned_text.substr(2), signs_of_hexadecimals)) ||
         (begins_date && has_only(text, signs_of_dates));
}

/// Whether a reader takes the rest of the plain text for a comment. There are far fewer signs than spaces to look at.
bool has_comment(std::string_view text) {
  for (std::size_t sign = text.find('#', 1); sign != std::string_view::npos; sign = text.find('#', sign + 1)) {
    if (text[sign - 1] == ' ') {
      return true;
    }
  }
  return false;
}

bool is_safe_plain(std::string_view text) {
  constexpr ByteSet indicators("-?:,[]{}#&*!|>'\"%@` ");
  return !indicators.has(text.front()) && text.back() != ' ' && text.back() != ':' &&
         text.find(": ") == std::string_view::npos && !has_comment(text) && !is_special_word(text) &&
         !looks_like_number(text);
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

bool is_white(char c) {
  return c == ' ' || c == '\t';
}

/// Whether a block can hold the line unchanged. A tab is not indentation, and only quotes can show invisible
/// characters.
bool is_block_line(std::string_view line) {
  return !line.starts_with('\t') && !line_needs_escapes(line, '\t');
}

/// Whether a block can hold the text: readers disagree about lines of only spaces at its ends.
bool is_block_text(std::string_view text) {
  const std::size_t first = text.find_first_not_of('\n');
  // The standard library searches backward byte by byte, and most texts have no line break.
  const std::size_t last = text.find('\n') == std::string_view::npos ? std::string_view::npos : text.rfind('\n');
  return first != std::string_view::npos && !trim(text.substr(first, text.find('\n', first) - first)).empty() &&
         !trim(text.substr(last == std::string_view::npos ? 0 : last + 1)).empty() &&
         std::ranges::all_of(split(text, '\n'), is_block_line);
}

/// `|` or `>`, with a 2 if the first line of the text would seem to be indented deeper than the others.
void append_block_sign(std::string& out, char sign, std::string_view text) {
  out += sign;
  out += text.substr(text.find_first_not_of('\n')).starts_with(' ') ? "2" : "";
}

/// The length of the longest start of `line` that fits in `width` and ends before a single space; all of `line` if
/// there is none.
std::size_t fold_length(std::string_view line, std::size_t width) {
  const std::size_t limit = first_code_points(line, width).size();
  if (limit == line.size()) {
    return limit;
  }
  const auto is_single_space = [&](std::size_t at) {
    return line[at] == ' ' && !is_white(line[at - 1]) && at + 1 < line.size() && !is_white(line[at + 1]);
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

void append_lines(std::string& out, std::string_view text, std::size_t indent) {
  const std::string_view words = text.substr(0, text.find_last_not_of('\n') + 1);
  if (text.find('\n') == std::string_view::npos || !is_block_text(words)) {
    append_scalar(out, text);
    return;
  }
  const std::size_t last_breaks = text.size() - words.size();
  append_block_sign(out, '|', words);
  out += last_breaks == 0 ? "-" : last_breaks == 1 ? "" : "+";
  const std::string_view lines = text.substr(0, text.size() - std::min<std::size_t>(last_breaks, 1));
  for (const std::string_view line : split(lines, '\n')) {
    out.append("\n").append(line.empty() ? 0 : indent, ' ').append(line);
  }
}

bool has_only_paragraphs(std::string_view text) {
  std::string_view before;
  for (const std::string_view line : split(text, '\n')) {
    if (!before.empty() && !line.empty() && !is_white(before.front()) && !is_white(line.front())) {
      return false;
    }
    before = line;
  }
  return true;
}

void append_folded(std::string& out, std::string_view text, std::size_t indent, std::size_t width) {
  const bool is_one_line = text.find('\n') == std::string_view::npos;
  if (!is_block_text(text) || (is_one_line && (trim(text) != text || needs_escapes(text)))) {
    append_scalar(out, text);
    return;
  }
  append_block_sign(out, '>', text);
  out += '-';
  for (const std::string_view line : split(text, '\n')) {
    if (line.empty()) {
      out += '\n';
    } else if (is_white(line.front())) {
      out.append("\n").append(indent, ' ').append(line);
    } else {
      append_folded_line(out, line, indent, width);
    }
  }
}

}  // namespace cme
