// SPDX-License-Identifier: MIT
#include <utf8proc.h>

#include <algorithm>

#include "cme/base/text.hpp"

namespace cme {
namespace {

constexpr std::string_view ellipsis = "…";
constexpr std::string_view replacement = "\uFFFD";

/// The widest text that a message quotes whole.
constexpr std::size_t quoted_width = 100;

bool is_ascii_text(char character) {
  return character >= ' ' && character <= '~';
}

bool is_all_ascii_text(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char character) { return is_ascii_text(character); });
}

bool is_unsafe(char32_t character) {
  const bool control = character < 0x20 || (character >= 0x7F && character <= 0x9F);
  const bool bidirectional = character == 0x061C || character == 0x200E || character == 0x200F ||
                             (character >= 0x202A && character <= 0x202E) ||
                             (character >= 0x2066 && character <= 0x2069);
  return control || bidirectional || character == 0x2028 || character == 0x2029 || character == 0xFEFF ||
         character == 0xFFFD;
}

/// What a reader sees as one character: a base and its marks, a flag, emoji that are joined.
struct Cluster {
  std::size_t end = 0;  ///< byte behind it
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

std::string printable(std::string_view text) {
  if (is_all_ascii_text(text)) {
    return std::string(text);
  }
  std::string safe;
  safe.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t begin = offset;
    const char32_t character = next_code_point(text, offset);
    if (character == '\r' && text.substr(offset).starts_with('\n')) {
      continue;
    }
    if (character == '\t' || character == '\n' || character == '\r') {
      safe += ' ';
    } else if (is_unsafe(character)) {
      safe += replacement;
    } else {
      safe += text.substr(begin, offset - begin);
    }
  }
  return safe;
}

std::string quote(std::string_view text) {
  // No need to read on in a text that will be cut: a cell rarely takes more than a few characters.
  const std::string_view beginning = first_code_points(text, 4 * quoted_width);
  return '"' + truncate_to_width(printable(beginning), quoted_width) + '"';
}

std::size_t display_width(std::string_view text) {
  if (is_all_ascii_text(text)) {
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
  std::size_t kept = 0;  // bytes that leave a cell for the ellipsis
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
  constexpr std::string_view blanks = " \t\r\n";
  std::vector<std::string> lines;
  std::size_t used = 0;
  for (std::size_t begin = paragraph.find_first_not_of(blanks); begin != std::string_view::npos;) {
    const std::size_t end = std::min(paragraph.find_first_of(blanks, begin), paragraph.size());
    const std::string_view word = paragraph.substr(begin, end - begin);
    const std::size_t word_width = display_width(word);
    if (!lines.empty() && used + 1 + word_width <= width) {
      lines.back().append(" ").append(word);
      used += 1 + word_width;
    } else {
      lines.emplace_back(word);
      used = word_width;
    }
    begin = paragraph.find_first_not_of(blanks, end);
  }
  return lines;
}

}  // namespace cme
