// SPDX-License-Identifier: MIT
#include "site/site_manifest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

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

std::string manifest_line(std::string_view path, const WrittenFile& file) {
  return fmt::format("{} {} {}\n", file.hash, file.size, path);
}

void read_manifest(std::string_view text, WrittenFiles& files) {
  for (const std::string_view line : split(text, '\n')) {
    if (line.size() < hash_length + 2 || line[hash_length] != ' ') {
      continue;
    }
    WrittenFile file{.hash = std::string(line.substr(0, hash_length))};
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
      known.push_back(std::move(file));
    }
  }
}

}  // namespace cme
