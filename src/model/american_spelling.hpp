// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

// Both the command-line search and the site's search try it when no record has a word.

namespace cme {

/// A part of a British spelling, and the American equivalent.
struct SpellingPart {
  std::string_view british;
  std::string_view american;
};

/// All parts, in the order in which they are replaced.
std::span<const SpellingPart> spelling_parts();

/// The American spelling of a folded word, if any part of it may be British.
std::optional<std::string> american_spelling(std::string_view word);

}  // namespace cme
