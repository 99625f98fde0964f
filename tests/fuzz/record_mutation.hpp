// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>

namespace cme::test {

/// A text with one to three small changes, as made by hand or by mistake: a line twice, gone, moved or indented
/// differently, a sign of YAML put in, a character removed. The same seed makes the same changes.
std::string mutate_record(std::string text, std::uint32_t seed);

}  // namespace cme::test
