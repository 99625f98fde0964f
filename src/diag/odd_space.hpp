// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "cme/diag/source.hpp"

namespace cme {

/// The first odd space (U+00A0, U+2009, U+202F) or character of private use, or npos.
std::size_t find_odd_character(std::string_view text);

/// How many odd characters there are.
std::size_t count_odd_characters(std::string_view text);

/// Makes odd spaces in a part of `source` ordinary ones, and the bullets of word processors too; takes out those beside
/// an ordinary one and at the ends of lines, but keeps the indentation. Nothing if there are characters of private use
/// that may be letters of a font.
std::vector<Edit> make_spaces_plain(std::string_view source, Span part);

}  // namespace cme
