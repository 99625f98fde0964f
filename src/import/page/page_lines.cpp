// SPDX-License-Identifier: MIT
#include "import/page/page_lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "import/visible_text.hpp"

namespace cme {
namespace {

/// Whether a record could not hold it. Source: YAML 1.2, production c-printable.
bool is_forbidden(char32_t character) {
  const bool is_break = character == '\t' || (character >= '\n' && character <= '\r');
  const bool is_control = character < 0x20 || (character >= 0x7F && character < 0xA0);
  return (is_control && !is_break && character != 0x85) || character == 0xFFFE || character == 0xFFFF;
}

std::size_t count_lines(std::string_view text) {
  return 1 + static_cast<std::size_t>(std::ranges::count(text, '\n'));
}

/// The offset after the line that starts at `begin`, and where its break ends: LF, CRLF, or CR alone.
struct LineEnd {
  std::size_t end;
  std::size_t next;
};

LineEnd find_line_end(std::string_view text, std::size_t begin) {
  const std::size_t end = find_line_break(text, begin);
  return {end, end + (text.substr(end, 2) == "\r\n" ? 2 : 1)};
}

std::size_t begin_of_last_character(std::string_view text) {
  std::size_t begin = text.size() - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) {
    --begin;
  }
  return begin;
}

}  // namespace

std::string_view trim_spaces(std::string_view text) {
  while (!text.empty()) {
    std::size_t length = 0;
    if (!is_space(next_code_point(text, length))) {
      break;
    }
    text.remove_prefix(length);
  }
  while (!text.empty()) {
    const std::size_t begin = begin_of_last_character(text);
    std::size_t offset = begin;
    if (!is_space(next_code_point(text, offset))) {
      break;
    }
    text = text.substr(0, begin);
  }
  return text;
}

Result<void> check_page(std::string_view bytes, std::size_t limit) {
  if (bytes.size() > limit) {
    return failure(fmt::format("the page is larger than {} KiB; save the page of one activity only", limit / 1024));
  }
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    return failure("the page is UTF-16; save it as UTF-8");
  }
  const std::size_t valid = valid_utf8_prefix(bytes);
  for (std::size_t offset = 0; offset < valid;) {
    const std::size_t at = offset;
    const char32_t character = next_code_point(bytes, offset);
    if (is_forbidden(character)) {
      return failure(
          fmt::format("line {}: the character U+{:04X} is not allowed in text; remove it, or copy the page again",
                      count_lines(bytes.substr(0, at)), static_cast<unsigned>(character)));
    }
  }
  if (valid < bytes.size()) {
    return failure(fmt::format("line {}: the byte 0x{:02X} is not valid UTF-8; save the page as UTF-8",
                               count_lines(bytes.substr(0, valid)), static_cast<unsigned char>(bytes[valid])));
  }
  return {};
}

void append_line(PageText& page, std::size_t number, std::string_view text) {
  VisibleText visible = keep_visible(std::string(text));
  const std::string_view line = trim_spaces(visible.text);
  if (line.empty()) {
    return;
  }
  if (!visible.remark.empty()) {
    page.warnings.push_back({number, std::move(visible.remark)});
  }
  page.lines.push_back({number, std::string(line)});
}

PageText split_page(std::string_view text) {
  text = without_byte_order_mark(text);
  PageText page;
  std::size_t number = 1;
  for (std::size_t begin = 0; begin < text.size(); ++number) {
    const LineEnd line = find_line_end(text, begin);
    append_line(page, number, text.substr(begin, line.end - begin));
    begin = line.next;
  }
  return page;
}

}  // namespace cme
