// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

// The searches of the command line and of the site both try it where no record has a word.

namespace cme {

/// A part of a British word, and of the American one.
struct SpellingPart {
  std::string_view british;
  std::string_view american;
};

/// All of them, in the order in which they are replaced.
std::span<const SpellingPart> spelling_parts();

/// A folded word as Americans spell it, if any part of it may be British.
std::optional<std::string> american_spelling(std::string_view word);

}  // namespace cme
