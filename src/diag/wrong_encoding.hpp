// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "cme/diag/source.hpp"

namespace cme {

/// Whether a mark that became letters may begin with the character.
bool may_begin_misread(char32_t character);

/// Typographic marks that became letters: windows-1252 that was read as Mac OS Roman ("patientís", "riskóA"), or UTF-8
/// that was read as windows-1252 ("patientâ€™s"), each with the original mark. Only where no word of any language has
/// such letters. In order, without overlap.
std::vector<Edit> find_wrong_encoding(std::string_view text);

/// The text with each of them corrected.
std::string mend_encoding(std::string_view text);

}  // namespace cme
