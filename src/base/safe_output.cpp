// SPDX-License-Identifier: MIT
#include "base/safe_output.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.hpp"
#include "base/byte_set.hpp"
#include "base/display.hpp"
#include "base/safe_data.hpp"
#include "base/utf8.hpp"

namespace cme {
namespace {

constexpr std::string_view replacement = "\uFFFD";

/// GitHub reads a line that starts with this, after spaces of any script, as a command to its runner.
constexpr std::string_view command_mark = "::";

/// Written instead of it; looks almost the same.
constexpr std::string_view harmless_mark = "∷";

/// The widest text that a message quotes in full.
constexpr std::size_t quoted_width = 100;

bool is_visible_ascii(char byte) {
  return byte > ' ' && byte <= '~';
}

void append_visible(std::string& output, std::string_view text) {
  if (is_printable_ascii(text)) {
    output += text;
    return;
  }
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t begin = offset;
    while (offset < text.size() && text[offset] >= ' ' && text[offset] <= '~') {
      ++offset;
    }
    if (offset > begin) {
      output += text.substr(begin, offset - begin);
      continue;
    }
    const char32_t character = next_code_point(text, offset);
    if (character == '\r' && text.substr(offset).starts_with('\n')) {
      continue;
    }
    if (character == '\t' || character == '\n' || character == '\r') {
      output += ' ';
    } else if (is_unprintable(character)) {
      output += replacement;
    } else {
      output += text.substr(begin, offset - begin);
    }
  }
}

/// The runner of GitHub Actions takes `##[command]` anywhere in a line, Azure Pipelines `##vso[command]`, TeamCity
/// `##teamcity[command]`.
bool starts_older_command(std::string_view text) {
  if (!text.starts_with("##")) {
    return false;
  }
  text.remove_prefix(2);
  const auto* const end = std::ranges::find_if_not(text, is_ascii_letter);
  return end != text.end() && *end == '[';
}

void append_one_line(std::string& output, std::string_view text) {
  const std::size_t beginning = output.size();
  append_visible(output, text);
  if (output.find("##", beginning) == std::string::npos) {
    return;
  }
  const std::string visible = output.substr(beginning);
  output.resize(beginning);
  for (std::size_t offset = 0; offset < visible.size(); ++offset) {
    output += visible[offset];
    if (starts_older_command(std::string_view(visible).substr(offset))) {
      output += replacement;
      offset += 1;
    }
  }
}

std::string one_line(std::string_view text) {
  std::string line;
  line.reserve(text.size());
  append_one_line(line, text);
  return line;
}

void append_line(std::string& output, std::string_view text) {
  output += trim(text).starts_with(command_mark) ? "./" : "";
  append_one_line(output, text);
}

void append_paragraph(std::string& output, std::string_view text) {
  const std::string line = one_line(text);
  const bool is_paragraph = !line.starts_with(' ') && !line.ends_with(' ') && line.find("  ") == std::string::npos;
  if (is_paragraph && line.find(command_mark) == std::string::npos) {  // as nearly all texts
    output += line;
    return;
  }
  const std::size_t beginning = output.size();
  for (std::size_t offset = 0; offset < line.size(); ++offset) {
    if (line[offset] == ' ' && (output.size() == beginning || output.back() == ' ')) {
      continue;
    }
    const bool starts_word = offset == 0 || !is_visible_ascii(line[offset - 1]);
    if (starts_word && std::string_view(line).substr(offset).starts_with(command_mark)) {
      output += harmless_mark;
      offset += command_mark.size() - 1;
    } else {
      output += line[offset];
    }
  }
  if (output.size() > beginning && output.back() == ' ') {
    output.pop_back();
  }
}

void append_terminal_data(std::string& output, std::string_view text) {
  while (!text.empty()) {
    const std::size_t separator = std::min(text.find_first_of("\t\n"), text.size());
    append_one_line(output, text.substr(0, separator));
    output += text.substr(separator, 1);
    text.remove_prefix(std::min(separator + 1, text.size()));
  }
}

void append_build_log(std::string& output, std::string_view text) {
  bool is_beginning = true;  // of a line, not counting spaces
  for (std::size_t offset = 0; offset < text.size();) {
    if (is_beginning && text.substr(offset).starts_with(command_mark)) {
      output += harmless_mark;
      offset += command_mark.size();
      is_beginning = false;
      continue;
    }
    if (starts_older_command(text.substr(offset))) {
      output += '#';
      output += replacement;
      offset += 2;
      is_beginning = false;
      continue;
    }
    const std::size_t begin = offset;
    const char32_t character = next_code_point(text, offset);
    output += text.substr(begin, offset - begin);
    is_beginning = character == '\n' || character == '\r' || (is_beginning && is_space(character));
  }
}

/// Whether the byte at `offset` could begin emphasis, code, a link, a table or a comment anywhere in a line. A colon
/// could begin a command of a CI system or, before `//`, what GitHub turns into a link.
bool is_markdown(std::string_view line, std::size_t offset) {
  const char byte = line[offset];
  if (byte == ':') {
    return line.substr(offset + 1).starts_with(':') || line.substr(offset + 1).starts_with('/');
  }
  return std::string_view("\\`*_[]#|~").find(byte) != std::string_view::npos;
}

/// The offset of a mark that would make the line a list, a rule or a heading's underline; the line's end if there is
/// none. Source: CommonMark 0.31, "Container blocks" and "Leaf blocks".
std::size_t find_block_mark(std::string_view line) {
  constexpr std::string_view bullets_and_rules = "+-=";
  if (!line.empty() && bullets_and_rules.find(line.front()) != std::string_view::npos) {
    return 0;
  }
  const std::size_t mark = line.find_first_not_of("0123456789");
  if (mark == 0 || mark == std::string_view::npos) {
    return line.size();
  }
  const bool numbers = line[mark] == '.' || line[mark] == ')';
  const bool ends_marker = mark + 1 == line.size() || line[mark + 1] == ' ';
  return numbers && ends_marker ? mark : line.size();
}

/// The entity of a character that means something in XML and HTML; empty for all others.
std::string_view entity_of(char character) {
  switch (character) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return "";
  }
}

void append_markdown(std::string& output, std::string_view text) {
  // A backslash is enough to keep `::` from being a command.
  std::string visible;
  append_visible(visible, text);
  const std::string_view line = trim(visible);
  const std::size_t block_mark = find_block_mark(line);
  for (std::size_t offset = 0; offset < line.size(); ++offset) {
    const char byte = line[offset];
    if (byte == '<' || byte == '>' || byte == '&') {
      output += entity_of(byte);
      continue;
    }
    if (offset == block_mark || is_markdown(line, offset)) {
      output += '\\';
    }
    output += byte;
  }
}

/// Whether the byte may be the beginning of what is written in another way. As signed numbers, all bytes beyond ASCII
/// are less than a space.
constexpr auto may_change_in_markup = [](char byte) {
  const auto code = static_cast<signed char>(byte);
  return (code < ' ') | (code == '\x7F') | (code == '&') | (code == '<') | (code == '>') | (code == '"') |
         (code == '\'') | (code == '#');
};

/// The same characters as `one_line` leaves, with the marks of XML as entities; in one pass, as nearly all that a site
/// says goes through here.
void append_markup(std::string& output, std::string_view text) {
  std::size_t written = 0;
  const auto write = [&](std::string_view instead, std::size_t begin, std::size_t end) {
    output.append(text.substr(written, begin - written)).append(instead);
    written = end;
  };
  for (std::size_t offset = 0;;) {
    const std::size_t begin = offset = find_byte(text, offset, may_change_in_markup);
    if (begin == text.size()) {
      break;
    }
    const char32_t character = next_code_point(text, offset);
    if (const std::string_view entity = entity_of(text[begin]); !entity.empty()) {
      write(entity, begin, offset);
    } else if (starts_older_command(text.substr(begin))) {
      write(replacement, offset, offset + 1);
      ++offset;
    } else if (character == '\r' && text.substr(offset).starts_with('\n')) {
      write("", begin, offset);
    } else if (character == '\t' || character == '\n' || character == '\r') {
      write(" ", begin, offset);
    } else if (is_unprintable(character)) {
      write(replacement, begin, offset);
    }
  }
  output += text.substr(written);
}

void append_percent(std::string& output, char byte) {
  output += fmt::format("%{:02X}", static_cast<unsigned char>(byte));
}

/// Source: actions/toolkit, packages/core/src/command.ts.
void append_annotation(std::string& output, std::string_view text, std::string_view escaped) {
  for (const char byte : one_line(text)) {
    if (escaped.find(byte) == std::string_view::npos) {
      output += byte;
    } else {
      append_percent(output, byte);
    }
  }
}

void append_link(std::string& output, std::string_view address) {
  for (const char byte : address) {
    if (is_visible_ascii(byte) && std::string_view("<>\"\\`").find(byte) == std::string_view::npos) {
      output += byte;
    } else {
      append_percent(output, byte);
    }
  }
}

bool needs_no_percent(char byte) {
  return is_ascii_letter(byte) || is_digit(byte) || std::string_view("-._~").find(byte) != std::string_view::npos;
}

void append_link_part(std::string& output, std::string_view text) {
  std::string data;
  append_data(data, text);
  for (const char byte : data) {
    if (needs_no_percent(byte)) {
      output += byte;
    } else {
      append_percent(output, byte);
    }
  }
}

}  // namespace

void append_safe(std::string& output, std::string_view text, Target target) {
  switch (target) {
    case Target::terminal:
      return append_one_line(output, text);
    case Target::terminal_line:
      return append_line(output, text);
    case Target::paragraph:
      return append_paragraph(output, text);
    case Target::terminal_data:
      return append_terminal_data(output, text);
    case Target::build_log:
      return append_build_log(output, text);
    case Target::data:
      return append_data(output, text);
    case Target::json:
      return append_json(output, text);
    case Target::tsv:
      return append_tsv(output, text);
    case Target::spreadsheet:
      return append_spreadsheet(output, text);
    case Target::markdown:
      return append_markdown(output, text);
    case Target::markup:
      return append_markup(output, text);
    case Target::annotation:
      return append_annotation(output, text, "%\r\n");
    case Target::annotation_property:
      return append_annotation(output, text, "%\r\n:,");
    case Target::link:
      return append_link(output, text);
    case Target::link_part:
      return append_link_part(output, text);
  }
}

std::string safe_text(std::string_view text, Target target) {
  std::string output;
  output.reserve(text.size());
  append_safe(output, text, target);
  return output;
}

bool is_one_visible_line(std::string_view text) {
  std::string visible;
  append_visible(visible, text);
  return visible == text;
}

std::string quote(std::string_view text) {
  // The rest of a text that will be cut need not be read: a cell rarely holds more than a few characters.
  std::string visible;
  append_visible(visible, first_code_points(text, 4 * quoted_width));
  return '"' + truncate_to_width(visible, quoted_width) + '"';
}

}  // namespace cme
