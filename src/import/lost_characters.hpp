// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cme/model/activity.hpp"

namespace cme {

/// Whether `text` is `original` with a `?` in place of some characters beyond ASCII, as programs write a file in an
/// encoding that does not have them; for a character beyond U+FFFF, some write two.
bool has_lost_characters(std::string_view text, std::string_view original);

/// Puts the texts of `known` in place of those of `news` that are the same except for lost characters. Returns the keys
/// whose texts were put back.
std::vector<std::string> restore_lost_characters(const Activity& known, Activity& news);

}  // namespace cme
