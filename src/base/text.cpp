// SPDX-License-Identifier: MIT
#include "cme/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <numeric>
#include <tuple>

#include "cme/base/byte_set.hpp"

namespace cme {
namespace {

constexpr ByteSet ends(" \t\r\n");

}  // namespace

bool is_visible(std::string_view text) {
  const auto is_visible_ascii = [](char character) { return character > ' ' && character < '\x7F'; };
  const std::size_t ascii_end = find_beyond_ascii(text);
  if (!std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(ascii_end), is_visible_ascii) ||
      valid_utf8_prefix(text) != text.size()) {
    return false;
  }
  for (std::size_t offset = ascii_end; offset < text.size();) {
    const char32_t character = next_code_point(text, offset);
    const bool control = character < 0x20 || (character >= 0x7F && character < 0xA0);
    if (control || is_blank(character)) {
      return false;
    }
  }
  return true;
}

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char character) {
    return character >= 'A' && character <= 'Z' ? static_cast<char>(character + ('a' - 'A')) : character;
  });
  return lower;
}

std::string upper_ascii(std::string_view text) {
  std::string upper(text);
  std::transform(upper.begin(), upper.end(), upper.begin(), [](char character) {
    return character >= 'a' && character <= 'z' ? static_cast<char>(character - ('a' - 'A')) : character;
  });
  return upper;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && ends.has(text.front())) {
    text.remove_prefix(1);
  }
  return without_end(text, ends);
}

std::string percent_encode(std::string_view text, std::string_view kept) {
  std::string encoded;
  for (const char byte : text) {
    const bool is_letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
    if (is_letter || is_digit(byte) || kept.find(byte) != std::string_view::npos) {
      encoded += byte;
    } else {
      encoded += fmt::format("%{:02X}", static_cast<unsigned char>(byte));
    }
  }
  return encoded;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t end = text.find(separator); end != std::string_view::npos; end = text.find(separator)) {
    parts.push_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  parts.push_back(text);
  return parts;
}

std::vector<std::size_t> find_repeated(std::span<const std::string_view> texts) {
  constexpr std::size_t few = 32;  // sooner compared with each other than sorted
  std::vector<std::size_t> repeated;
  if (texts.size() <= few) {
    for (std::size_t i = 1; i < texts.size(); ++i) {
      const auto before = texts.first(i);
      if (std::ranges::find(before, texts[i]) != before.end()) {
        repeated.push_back(i);
      }
    }
    return repeated;
  }
  std::vector<std::size_t> numbers(texts.size());
  std::iota(numbers.begin(), numbers.end(), std::size_t{0});
  // By length first: that tells most texts apart without a look at their letters.
  const auto order = [&](std::size_t number) { return std::tuple(texts[number].size(), texts[number], number); };
  std::ranges::sort(numbers, {}, order);
  for (std::size_t i = 1; i < numbers.size(); ++i) {
    if (texts[numbers[i]] == texts[numbers[i - 1]]) {
      repeated.push_back(numbers[i]);
    }
  }
  std::ranges::sort(repeated);
  return repeated;
}

std::string counted(std::size_t count, std::string_view noun) {
  std::string text = std::to_string(count);
  text.append(" ").append(noun);
  if (count != 1) {
    text += 's';
  }
  return text;
}

std::string either_of(std::span<const std::string_view> names) {
  std::string sentence;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) {
      sentence += i + 1 < names.size() ? ", " : " or ";
    }
    sentence += quote(names[i]);
  }
  return sentence;
}

std::optional<std::uint32_t> parse_whole_number(std::string_view text) {
  std::uint32_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || stop != end) {
    return std::nullopt;
  }
  return number;
}

}  // namespace cme
