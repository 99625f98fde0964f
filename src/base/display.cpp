// SPDX-License-Identifier: MIT
#include "base/display.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <iterator>
#include <span>

#include "base/ascii.hpp"
#include "base/byte_set.hpp"
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

std::vector<std::string_view> split_words(std::string_view text) {
  constexpr ByteSet spaces(" \t\r\n");
  std::vector<std::string_view> words;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = spaces.find_in(text, begin);
    if (end > begin) {
      words.push_back(text.substr(begin, end - begin));
    }
    begin = end + 1;
  }
  return words;
}

/// The words in lines of at most `width` cells, or one word.
std::vector<std::string> fill_lines(std::span<const std::string_view> words, std::size_t width) {
  std::vector<std::string> lines;
  std::size_t used = 0;
  for (const std::string_view word : words) {
    const std::size_t word_width = display_width(word);
    if (!lines.empty() && used + 1 + word_width <= width) {
      lines.back().append(" ").append(word);
      used += 1 + word_width;
    } else {
      lines.emplace_back(word);
      used = word_width;
    }
  }
  return lines;
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

std::string drop_cells(std::string_view text, std::size_t width) {
  std::size_t used = 0;
  std::size_t offset = 0;
  while (offset < text.size() && used < width) {
    const Cluster cluster = next_cluster(text, offset);
    used += cluster.width;
    offset = cluster.end;
  }
  return std::string(used > width ? used - width : 0, ' ').append(text.substr(offset));
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
  return fill_lines(split_words(paragraph), width);
}

std::vector<std::string> wrap_around_code(std::string_view paragraph, std::size_t width) {
  std::vector<std::string_view> parts;
  bool is_in_code = false;
  for (const std::string_view word : split_words(paragraph)) {
    if (is_in_code) {
      const auto begin = static_cast<std::size_t>(parts.back().data() - paragraph.data());
      const auto end = static_cast<std::size_t>(word.data() - paragraph.data()) + word.size();
      parts.back() = paragraph.substr(begin, end - begin);
    } else {
      parts.push_back(word);
    }
    is_in_code = is_in_code != (std::ranges::count(word, '`') % 2 == 1);
  }
  std::vector<std::string_view> words;
  for (const std::string_view part : parts) {
    if (display_width(part) <= width) {
      words.push_back(part);
    } else {
      std::ranges::copy(split_words(part), std::back_inserter(words));
    }
  }
  return fill_lines(words, width);
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
