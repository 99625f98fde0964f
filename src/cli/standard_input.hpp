// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <istream>
#include <string>

namespace cme {

/// All of the standard input, but no more than `limit` + 1 bytes, so that a caller sees that there were more. Throws
/// Error, with the system's reason, if it cannot be read.
std::string read_standard_input(std::istream& in, std::size_t limit);

}  // namespace cme
