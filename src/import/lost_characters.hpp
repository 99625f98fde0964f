// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cme/model/activity.hpp"

namespace cme {

/// U+FFFD, by which other programs replace what they cannot read.
inline constexpr std::string_view lost_mark = "\uFFFD";

/// Whether the text has a `?` or a character beyond ASCII, each of which may be in place of others.
bool may_have_lost_characters(std::string_view text);

/// Whether `text` is `original` read in a wrong encoding, or with a `?` or U+FFFD in place of some characters beyond
/// ASCII, as programs write a file in an encoding that does not have them; for a character beyond U+FFFF, some write
/// two.
bool has_lost_characters(std::string_view text, std::string_view original);

/// What was found in the texts of one key.
struct LostCharacters {
  std::string key;
  bool are_restored = false;  ///< otherwise the text also differs in other ways, and was left as it is
};

/// Puts the texts of `known` in place of those of `news` that are the same except for lost characters, and in own keys
/// also those that are numbers of the same value.
std::vector<LostCharacters> restore_lost_characters(const Activity& known, Activity& news);

}  // namespace cme
