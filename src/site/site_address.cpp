// SPDX-License-Identifier: MIT
#include "site/site_address.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <vector>

#include "base/ascii.hpp"
#include "base/fold.hpp"
#include "base/hash.hpp"

namespace cme {
namespace {

/// The longest slug without a hash, because file names have a maximum length.
constexpr std::size_t longest_slug = 80;

/// Knuth's multiplicative hash. The browser's script computes the same.
std::uint32_t hash_byte(std::uint32_t id) {
  return (id * 2'654'435'761U) >> 24U;
}

/// Whether Windows cannot create a folder with this name, because it means a device.
bool is_device_name(std::string_view slug) {
  constexpr std::string_view devices[] = {"aux", "con", "nul", "prn"};
  const bool is_port =
      slug.size() == 4 && (slug.starts_with("com") || slug.starts_with("lpt")) && is_digit(slug.back());
  return is_port || std::ranges::find(devices, slug) != std::end(devices);
}

constexpr std::size_t digits_of_hash = 12;

std::string_view short_month(Date date) {
  static constexpr std::string_view names = "JanFebMarAprMayJunJulAugSepOctNovDec";
  const std::size_t month = static_cast<unsigned>(date.day().month());
  return names.substr((month - 1) * 3, 3);
}

}  // namespace

std::string activity_address(std::uint32_t id) {
  // By hand: each page and each row of each list has one.
  static constexpr std::string_view digits = "0123456789abcdef";
  std::string address = "a/00/";
  address[2] = digits[hash_byte(id) >> 4U];
  address[3] = digits[hash_byte(id) & 0xFU];
  address.append(std::to_string(id)).append(".html");
  return address;
}

std::string slug_of(std::string_view name) {
  const std::string folded = fold(name);
  std::string slug;
  bool is_whole = true;
  for (const char byte : folded) {
    if (is_small_letter(byte) || (byte >= '0' && byte <= '9')) {
      slug += byte;
      continue;
    }
    is_whole = is_whole && !is_beyond_ascii(byte) && byte != '+' && byte != '#';
    if (!slug.empty() && slug.back() != '-') {
      slug += '-';
    }
  }
  if (slug.ends_with('-')) {
    slug.pop_back();
  }
  if (slug.empty() || slug.size() > longest_slug || !is_whole) {
    slug.resize(std::min(slug.size(), longest_slug - digits_of_hash - 1));
    slug += slug.empty() ? "" : "-";
    slug += to_hex(hash_content(folded)).substr(0, digits_of_hash);
  }
  if (is_device_name(slug)) {
    slug += "-" + to_hex(hash_content(slug)).substr(0, digits_of_hash);
  }
  return slug;
}

const std::string& board_folder(Board board) {
  static const std::vector<std::string> folders = [] {
    std::vector<std::string> made;
    for (const std::string_view name : vocabulary<Board>().names) {
      made.push_back("b/" + slug_of(name) + "/");
    }
    return made;
  }();
  return folders[static_cast<std::size_t>(board)];
}

std::string format_folder(Format format) {
  return fmt::format("f/{}/", slug_of(to_string(format)));
}

std::string provider_folder(std::string_view slug) {
  return fmt::format("p/{}/{}/", to_hex(hash_content(slug)).substr(0, 2), slug);
}

std::string month_key(Date date) {
  return to_string(date).substr(0, std::string_view("2028-09").size());
}

std::string month_words(Date date) {
  const std::string words = to_words(date);  // "September 4, 2028"
  return words.substr(0, words.find(' ')) + words.substr(words.rfind(' '));
}

std::string short_date(Date date) {
  std::string text(short_month(date));
  text.append(" ").append(std::to_string(static_cast<unsigned>(date.day().day())));
  text.append(", ").append(std::to_string(static_cast<int>(date.day().year())));
  return text;
}

std::string way_to_root(std::string_view address) {
  std::string way;
  for (const char byte : address) {
    way += byte == '/' ? "../" : "";
  }
  return way;
}

}  // namespace cme
