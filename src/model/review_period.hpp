// SPDX-License-Identifier: MIT
#pragma once

#include "cme/model/terms.hpp"

namespace cme {

// Source: ACCME, policies and FAQ.

/// How many months enduring material is valid without review.
inline constexpr int months_of_material = 36;

/// How many months one record of a series or of performance improvement is valid.
inline constexpr int months_of_series = 12;

/// Whether an activity of the format is enduring material, which includes internet and journal-based CME.
constexpr bool is_enduring_material(Format format) {
  return format == Format::enduring || format == Format::internet || format == Format::journal_based;
}

}  // namespace cme
