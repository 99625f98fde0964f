// SPDX-License-Identifier: MIT
#include "site/site_manifest.hpp"

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

}  // namespace

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
    const auto [behind, error] = std::from_chars(line.data() + hash_length + 1, end, file.size);
    if (error != std::errc() || behind == end || *behind != ' ') {
      continue;
    }
    const std::string_view path(behind + 1, end);
    if (!is_inside(path)) {
      continue;
    }
    std::vector<WrittenFile>& known = files[std::string(path)];
    if (std::ranges::find(known, file) == known.end()) {
      known.push_back(file);
    }
  }
}

}  // namespace cme
