// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>

namespace cme::bench {

/// An invented record of 2 to 6 KB, mostly prose, in canonical form. What it has and how often follows 2,424 pages of
/// the ABMS directory (late 2025). The same `id` and `seed` give the same bytes on every machine.
std::string generate_record(std::uint32_t id, std::uint64_t seed);

}  // namespace cme::bench
