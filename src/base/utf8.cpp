// SPDX-License-Identifier: MIT
#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "base/byte_set.hpp"

namespace cme {
namespace {

constexpr char32_t replacement_character = 0xFFFD;

unsigned byte_at(std::string_view text, std::size_t offset) {
  return static_cast<unsigned char>(text[offset]);
}

bool is_continuation(unsigned byte) {
  return (byte & 0xC0U) == 0x80U;
}

/// The length of the well-formed character at `offset`, or 0. Source: RFC 3629, section 4.
std::size_t well_formed_length(std::string_view text, std::size_t offset) {
  const unsigned first = byte_at(text, offset);
  if (first < 0x80) {
    return 1;
  }
  if (first < 0xC2 || first > 0xF4) {
    return 0;
  }
  const std::size_t length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  if (text.size() - offset < length) {
    return 0;
  }
  // The second byte's range excludes overlong forms, surrogates and characters above U+10FFFF.
  const unsigned lowest = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
  const unsigned highest = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
  const unsigned second = byte_at(text, offset + 1);
  if (second < lowest || second > highest) {
    return 0;
  }
  for (std::size_t i = 2; i < length; ++i) {
    if (!is_continuation(byte_at(text, offset + i))) {
      return 0;
    }
  }
  return length;
}

}  // namespace

std::size_t find_beyond_ascii(std::string_view text, std::size_t offset) {
  constexpr std::uint64_t high_bits = 0x8080'8080'8080'8080U;
  // Many bytes at once, then a few, then one at a time: most texts are long and have none.
  for (std::array<std::uint64_t, 4> words{}; text.size() - offset >= sizeof words; offset += sizeof words) {
    std::memcpy(words.data(), text.data() + offset, sizeof words);
    if (((words[0] | words[1] | words[2] | words[3]) & high_bits) != 0) {
      break;
    }
  }
  for (std::uint64_t word = 0; text.size() - offset >= sizeof word; offset += sizeof word) {
    std::memcpy(&word, text.data() + offset, sizeof word);
    if ((word & high_bits) != 0) {
      break;
    }
  }
  while (offset < text.size() && byte_at(text, offset) < 0x80) {
    ++offset;
  }
  return offset;
}

std::size_t find_unprintable(std::string_view text, std::size_t offset) {
  const auto is_unprintable = [](char byte) {
    // As signed numbers, all bytes beyond ASCII are less than a space.
    const auto number = static_cast<signed char>(byte);
    return ((number < ' ') & (number != '\n')) | (number == '\x7F');
  };
  return find_byte(text, offset, is_unprintable);
}

std::size_t valid_utf8_prefix(std::string_view text) {
  std::size_t offset = find_beyond_ascii(text, 0);
  while (offset < text.size()) {
    const std::size_t length = well_formed_length(text, offset);
    if (length == 0) {
      break;
    }
    offset = find_beyond_ascii(text, offset + length);
  }
  return offset;
}

std::string_view without_byte_order_mark(std::string_view bytes) {
  bytes.remove_prefix(bytes.starts_with(utf8_byte_order_mark) ? utf8_byte_order_mark.size() : 0);
  return bytes;
}

char32_t next_beyond_ascii(std::string_view text, std::size_t& offset) {
  const std::size_t length = well_formed_length(text, offset);
  if (length == 0) {
    ++offset;
    return replacement_character;
  }
  static constexpr unsigned first_byte_masks[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
  char32_t code_point = byte_at(text, offset) & first_byte_masks[length];
  for (std::size_t i = 1; i < length; ++i) {
    code_point = code_point << 6U | (byte_at(text, offset + i) & 0x3FU);
  }
  offset += length;
  return code_point;
}

void append_code_point(std::string& text, char32_t character) {
  const auto code = static_cast<std::uint32_t>(character);
  const auto append = [&text](std::uint32_t byte) { text += static_cast<char>(byte); };
  if (code < 0x80) {
    return append(code);
  }
  if (code < 0x800) {
    append(0xC0 | code >> 6);
  } else {
    if (code < 0x10000) {
      append(0xE0 | code >> 12);
    } else {
      append(0xF0 | code >> 18);
      append(0x80 | (code >> 12 & 0x3F));
    }
    append(0x80 | (code >> 6 & 0x3F));
  }
  append(0x80 | (code & 0x3F));
}

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !is_continuation(static_cast<unsigned char>(c)); }));
}

std::string_view first_code_points(std::string_view text, std::size_t count) {
  std::size_t offset = find_beyond_ascii(text.substr(0, count));
  for (count -= offset; count > 0 && offset < text.size(); --count) {
    next_code_point(text, offset);
  }
  return text.substr(0, offset);
}

bool is_space(char32_t character) {
  if (character < 0x80) {
    return character == ' ' || (character >= '\t' && character <= '\r');
  }
  return character == 0x85 || character == 0xA0 || character == 0x1680 ||
         (character >= 0x2000 && character <= 0x200A) || character == 0x2028 || character == 0x2029 ||
         character == 0x202F || character == 0x205F || character == 0x3000;
}

bool is_unprintable(char32_t character) {
  const bool control = character < 0x20 || (character >= 0x7F && character <= 0x9F);
  const bool bidirectional = character == 0x061C || character == 0x200E || character == 0x200F ||
                             (character >= 0x202A && character <= 0x202E) ||
                             (character >= 0x2066 && character <= 0x2069);
  const bool noncharacter = (character & 0xFFFEU) == 0xFFFE || (character >= 0xFDD0 && character <= 0xFDEF);
  return control || bidirectional || noncharacter || character == 0x2028 || character == 0x2029 ||
         character == 0xFEFF || character == 0xFFFD;
}

bool is_visible(std::string_view text) {
  const auto is_other = [](char character) { return (character <= ' ') | (character == '\x7F'); };
  const std::size_t first_other = find_byte(text, 0, is_other);
  if (first_other == text.size()) {
    return true;
  }
  if (valid_utf8_prefix(text) != text.size()) {
    return false;
  }
  for (std::size_t offset = first_other; offset < text.size();) {
    const char32_t character = next_code_point(text, offset);
    const bool control = character < 0x20 || (character >= 0x7F && character < 0xA0);
    if (control || is_space(character)) {
      return false;
    }
  }
  return true;
}

}  // namespace cme
