// SPDX-License-Identifier: MIT
#include "base/ascii.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/byte_set.hpp"

namespace cme {
namespace {

constexpr ByteSet ends(" \t\r\n");

}  // namespace

bool is_printable_ascii(std::string_view text) {
  const auto is_other = [](char character) { return (character < ' ') | (character > '~'); };
  return find_byte(text, 0, is_other) == text.size();
}

bool has_letters(std::string_view text) {
  return std::ranges::any_of(text, [](char byte) { return is_ascii_letter(byte) || is_beyond_ascii(byte); });
}

std::size_t find_line_break(std::string_view text, std::size_t offset) {
  return find_byte(text, std::min(offset, text.size()), [](char byte) { return (byte == '\r') | (byte == '\n'); });
}

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char character) { return lower_ascii(character); });
  return lower;
}

std::string upper_ascii(std::string_view text) {
  std::string upper(text);
  std::transform(upper.begin(), upper.end(), upper.begin(), [](char character) {
    return is_small_letter(character) ? static_cast<char>(character - ('a' - 'A')) : character;
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
    if (is_ascii_letter(byte) || is_digit(byte) || kept.find(byte) != std::string_view::npos) {
      encoded += byte;
    } else {
      encoded += fmt::format("%{:02X}", static_cast<unsigned char>(byte));
    }
  }
  return encoded;
}

std::string encode_stray_percents(std::string_view address) {
  constexpr std::string_view digits = "0123456789ABCDEFabcdef";
  std::string encoded;
  for (std::size_t sign = address.find('%'); sign != std::string_view::npos; sign = address.find('%')) {
    encoded += address.substr(0, sign + 1);
    address.remove_prefix(sign + 1);
    const bool is_byte = std::min(address.find_first_not_of(digits), address.size()) >= 2;
    encoded += is_byte ? "" : "25";
  }
  return encoded += address;
}

std::string replace_all(std::string_view text, std::string_view from, std::string_view to) {
  std::string replaced;
  std::size_t begin = 0;
  for (std::size_t end = text.find(from); end != std::string_view::npos; end = text.find(from, begin)) {
    replaced.append(text.substr(begin, end - begin)).append(to);
    begin = end + from.size();
  }
  return replaced.append(text.substr(begin));
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

std::optional<std::uint32_t> parse_whole_number(std::string_view text) {
  std::uint32_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || stop != end) {
    return std::nullopt;
  }
  return number;
}

std::optional<double> parse_number(std::string_view text) {
  double number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  return error == std::errc() && stop == end ? std::optional(number) : std::nullopt;
}

}  // namespace cme
