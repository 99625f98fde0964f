// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "cme/model/activity.hpp"

namespace cme {

// The words by which statements of designation and accreditation are recognized, in any case.
inline constexpr std::string_view word_of_designation = "designates";
inline constexpr std::string_view word_of_accreditation = "accreditation";
inline constexpr std::string_view word_of_accme = "ACCME";  ///< in capitals only: it is an acronym

// The words by which mentions of commercial support are recognized.
inline constexpr std::string_view word_of_support = "commercial";
inline constexpr std::string_view word_of_grants = "educational";
inline constexpr std::string_view word_of_rems = "REMS";  ///< in capitals only: it is an acronym

/// Whether the prose of a record has one of these words: all are looked for at once, and most records have none.
bool has_formal_words(const Activity& activity);

}  // namespace cme
