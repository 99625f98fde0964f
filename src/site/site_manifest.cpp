// SPDX-License-Identifier: MIT
#include "site/site_manifest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/ascii.hpp"

namespace cme {
namespace {

constexpr std::size_t hash_length = 32;

/// Whether the path stays inside the folder that it starts from.
bool is_inside(std::string_view path) {
  const auto parts = split(path, '/');
  return std::ranges::all_of(parts, [](std::string_view part) { return !part.empty() && part != "." && part != ".."; });
}

/// The hash that `to_hex` was given, or nothing.
std::optional<ContentHash> parse_hash(std::string_view hex) {
  constexpr std::size_t digits_of_byte = 2;
  constexpr int base = 16;
  ContentHash hash;
  if (hex.size() != digits_of_byte * hash.bytes.size()) {
    return std::nullopt;
  }
  for (char& byte : hash.bytes) {
    unsigned char number = 0;
    const char* const end = hex.data() + digits_of_byte;
    if (std::from_chars(hex.data(), end, number, base).ptr != end) {
      return std::nullopt;
    }
    byte = static_cast<char>(number);
    hex.remove_prefix(digits_of_byte);
  }
  return hash;
}

}  // namespace

std::string manifest_line(std::string_view path, const WrittenFile& file) {
  return to_hex(file.hash).append(" ").append(std::to_string(file.size)).append(" ").append(path).append("\n");
}

void read_manifest(std::string_view text, WrittenFiles& files) {
  for (const std::string_view line : split(text, '\n')) {
    if (line.size() < hash_length + 2 || line[hash_length] != ' ') {
      continue;
    }
    const std::optional<ContentHash> hash = parse_hash(line.substr(0, hash_length));
    if (!hash) {
      continue;
    }
    WrittenFile file{.hash = *hash};
    const char* const end = line.data() + line.size();
    const auto [after, error] = std::from_chars(line.data() + hash_length + 1, end, file.size);
    if (error != std::errc() || after == end || *after != ' ') {
      continue;
    }
    const std::string_view path(after + 1, end);
    if (!is_inside(path)) {
      continue;
    }
    std::vector<WrittenFile>& known = files[std::string(path)];
    if (std::ranges::find(known, file) == known.end()) {
      known.push_back(file);
    }
  }
}

std::string origin_line(const SiteOrigin& origin, std::string_view manifest) {
  return fmt::format("{} {} {} {}\n", to_hex(hash_content(manifest)), to_hex(origin.inputs), origin.activities,
                     origin.broken);
}

std::optional<SiteOrigin> parse_origin(std::string_view line, std::string_view manifest) {
  const std::vector<std::string_view> words = split(trim(line), ' ');
  if (words.size() != 4) {
    return std::nullopt;
  }
  const std::optional<ContentHash> inputs = parse_hash(words[1]);
  const std::optional<std::uint32_t> activities = parse_whole_number(words[2]);
  const std::optional<std::uint32_t> broken = parse_whole_number(words[3]);
  if (!inputs || !activities || !broken) {
    return std::nullopt;
  }
  const SiteOrigin origin{.inputs = *inputs, .activities = *activities, .broken = *broken};
  return origin_line(origin, manifest) == line ? std::optional(origin) : std::nullopt;
}

}  // namespace cme
