// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cme::test {

/// A record as nobody would write it.
struct MangledRecord {
  std::string text;
  std::vector<std::string> comments;  ///< each once, in the order of the text
};

/// The record of `text`, which is sound, with its keys in any order, in brackets or blocks of any indentation, in any
/// quotes, with empty lines and comments wherever YAML allows them; the same for the same seed.
MangledRecord mangle(std::string_view text, std::uint32_t seed);

/// The comments of a record, sorted.
std::vector<std::string> sorted_comments(const std::string& text);

}  // namespace cme::test
