// SPDX-License-Identifier: MIT
#include "base/display.hpp"

#include <utf8proc.h>

#include <algorithm>

#include "base/ascii.hpp"
#include "base/utf8.hpp"

namespace cme {
namespace {

constexpr std::string_view ellipsis = "…";

bool is_ascii_text(char character) {
  return character >= ' ' && character <= '~';
}

/// What a reader sees as one character: a base and its marks, a flag, joined emoji.
struct Cluster {
  std::size_t end = 0;  ///< byte after it
  std::size_t width = 0;
};

bool is_regional_indicator(char32_t character) {
  return character >= 0x1F1E6 && character <= 0x1F1FF;
}

std::size_t cells(char32_t character) {
  return static_cast<std::size_t>(std::max(0, utf8proc_charwidth(static_cast<utf8proc_int32_t>(character))));
}

Cluster next_cluster(std::string_view text, std::size_t begin) {
  constexpr char32_t emoji_presentation = 0xFE0F;
  const bool joined = begin + 1 < text.size() && !is_ascii_text(text[begin + 1]);
  if (is_ascii_text(text[begin]) && !joined) {
    return {begin + 1, 1};
  }
  std::size_t end = begin;
  char32_t last = next_code_point(text, end);
  std::size_t width = cells(last);
  utf8proc_int32_t state = 0;
  while (end < text.size()) {
    std::size_t next = end;
    const char32_t character = next_code_point(text, next);
    if (utf8proc_grapheme_break_stateful(static_cast<utf8proc_int32_t>(last), static_cast<utf8proc_int32_t>(character),
                                         &state)) {
      break;
    }
    const bool wide = character == emoji_presentation || is_regional_indicator(character);
    width = std::max(width, wide ? 2 : cells(character));
    last = character;
    end = next;
  }
  return {end, width};
}

}  // namespace

std::size_t display_width(std::string_view text) {
  if (is_printable_ascii(text)) {
    return text.size();
  }
  std::size_t width = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const Cluster cluster = next_cluster(text, offset);
    width += cluster.width;
    offset = cluster.end;
  }
  return width;
}

std::string truncate_to_width(std::string_view text, std::size_t width) {
  if (width == 0) {
    return {};
  }
  std::size_t used = 0;
  std::size_t kept = 0;  // bytes that fit and leave a cell for the ellipsis
  for (std::size_t offset = 0; offset < text.size();) {
    const Cluster cluster = next_cluster(text, offset);
    used += cluster.width;
    if (used > width) {
      return std::string(text.substr(0, kept)).append(ellipsis);
    }
    offset = cluster.end;
    if (used < width) {
      kept = offset;
    }
  }
  return std::string(text);
}

std::string pad_to_width(std::string_view text, std::size_t width) {
  const std::size_t used = display_width(text);
  std::string padded(text);
  if (used < width) {
    padded.append(width - used, ' ');
  }
  return padded;
}

std::vector<std::string> wrap(std::string_view paragraph, std::size_t width) {
  constexpr std::string_view spaces = " \t\r\n";
  std::vector<std::string> lines;
  std::size_t used = 0;
  for (std::size_t begin = paragraph.find_first_not_of(spaces); begin != std::string_view::npos;) {
    const std::size_t end = std::min(paragraph.find_first_of(spaces, begin), paragraph.size());
    const std::string_view word = paragraph.substr(begin, end - begin);
    const std::size_t word_width = display_width(word);
    if (!lines.empty() && used + 1 + word_width <= width) {
      lines.back().append(" ").append(word);
      used += 1 + word_width;
    } else {
      lines.emplace_back(word);
      used = word_width;
    }
    begin = paragraph.find_first_not_of(spaces, end);
  }
  return lines;
}

std::string styled(std::string_view rendition, std::string_view text, bool color) {
  constexpr std::string_view reset = "\x1b[0m";
  std::string result(text);
  if (color && !rendition.empty() && !text.empty()) {
    result.insert(0, rendition).append(reset);
  }
  return result;
}

std::string hyperlink(std::string_view address, std::string_view text) {
  constexpr std::string_view begin = "\x1b]8;;";
  constexpr std::string_view end = "\x1b\\";
  std::string link;
  return link.append(begin).append(address).append(end).append(text).append(begin).append(end);
}

}  // namespace cme
