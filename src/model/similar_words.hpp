// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>

// The command-line search and the site's search both correct spelling. Neither may replace one right word by another.

namespace cme {

/// Words that are spelled right although each looks like a misspelling of another, folded, in the order of their bytes.
std::span<const std::string_view> similar_words();

/// Whether a folded word is one of `similar_words`.
bool is_similar_word(std::string_view folded);

/// Groups of parts with different meanings, separated by spaces, that words begin or end with: `hyper- hypo-`,
/// `-itis -osis`.
std::span<const std::string_view> contrary_parts();

/// Whether two folded words have different parts of one group: hypotension is not a misspelling of hypertension.
bool are_contrary(std::string_view left, std::string_view right);

}  // namespace cme
