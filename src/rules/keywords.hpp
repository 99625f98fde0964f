// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "cme/model/activity.hpp"

namespace cme {

/// So many records with one list of keywords that has nothing to do with their texts are no accident.
inline constexpr std::size_t fewest_unrelated = 3;

/// The keywords as one text, folded, if they are several and the beginning of none of their words is in title,
/// objectives or description. Nothing if there is no text, or if the keywords have no word of four letters.
std::optional<std::string> find_unrelated_keywords(const Activity& activity);

}  // namespace cme
