// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "cme/model/activity.hpp"

namespace cme {

/// This many records that share a list of keywords unrelated to their texts are not a coincidence.
inline constexpr std::size_t fewest_unrelated = 3;

/// The keywords as one folded text, if there are several and none of their words, not even its beginning, is in the
/// title, objectives or description. Nothing if there is no text, or if no keyword has a word of four letters.
std::optional<std::string> find_unrelated_keywords(const Activity& activity);

}  // namespace cme
