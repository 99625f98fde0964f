// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>

namespace cme {

/// Words that nearly all texts have, folded, in the order of their bytes: "the", "of".
std::span<const std::string_view> function_words();

/// Whether a folded word says nothing about what an activity teaches: one of `function_words`, or one that people put
/// around what they look for, such as "course" and "best".
bool is_common_word(std::string_view folded);

}  // namespace cme
