// SPDX-License-Identifier: MIT
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

#include "records.hpp"

namespace {

constexpr std::uint32_t first_id = 100'001;
constexpr std::uint32_t records_per_folder = 1'000;

std::optional<std::uint32_t> parse_number(std::string_view text) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

void generate(const std::filesystem::path& folder, std::uint32_t count, std::uint64_t seed) {
  for (std::uint32_t i = 0; i < count; ++i) {
    const auto id = first_id + i;
    const auto subfolder = folder / std::to_string(i / records_per_folder);
    if (i % records_per_folder == 0) {
      std::filesystem::create_directories(subfolder);
    }
    std::ofstream file(subfolder / (std::to_string(id) + ".yaml"), std::ios::binary);
    file.exceptions(std::ios::badbit | std::ios::failbit);
    file << cme::bench::generate_record(id, seed);
  }
}

}  // namespace

int main(int argc, char** argv) {
  const auto count = argc == 4 ? parse_number(argv[1]) : std::nullopt;
  const auto seed = argc == 4 ? parse_number(argv[2]) : std::nullopt;
  if (!count || !seed) {
    std::fputs("usage: cme_generate COUNT SEED FOLDER\n", stderr);
    return 2;
  }
  try {
    generate(argv[3], *count, *seed);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s: %s\n", argv[3], error.what());
    return 2;
  }
  return 0;
}
