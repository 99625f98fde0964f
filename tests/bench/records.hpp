// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>

#include "cme/model/activity.hpp"

namespace cme::bench {

/// How long the texts of an invented activity are.
enum class Lengths : std::uint8_t {
  of_directory,  ///< as the directory's pages have them: most are short
  many_words,    ///< 1 to 5 KB each: more for a search to be misled by
};

/// An invented activity. What it has and how often follows the counted pages of the directory; each is without an error
/// of meaning, and most expire between January 2026 and January 2029. The same `id` and `seed` give the same activity
/// on every machine.
Activity generate_activity(std::uint32_t id, std::uint64_t seed, Lengths lengths = Lengths::of_directory);

/// Its record in canonical form: as long as those of the directory, which have 1.9 KB on average and 7 KB at most.
std::string generate_record(std::uint32_t id, std::uint64_t seed, Lengths lengths = Lengths::of_directory);

/// The same record in a style that people and programs also write, and which needs a whole reader of YAML: plain or
/// double-quoted text over several lines, escapes, lists in brackets, comments, tags. It says the same.
std::string generate_odd_record(std::uint32_t id, std::uint64_t seed);

/// The same record with one fault, for which `cme validate` has an error.
std::string generate_faulty_record(std::uint32_t id, std::uint64_t seed);

}  // namespace cme::bench
