// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "dice.hpp"

namespace cme::bench {

/// Sentences about invented studies, about `bytes` long together. Starts with a letter; has no colon, no number sign
/// and no dash between spaces, so that it is plain text in every style of YAML.
std::string make_paragraph(Dice& dice, std::size_t bytes);

/// One of some twenty million titles.
std::string make_title(Dice& dice);

/// What a learner shall be able to do, in one sentence.
std::string make_objective(Dice& dice);

/// Subjects as the directory's keywords name them; some have commas inside.
std::span<const std::string_view> keyword_terms();

/// Names of invented providers, the journals first.
std::span<const std::string_view> journal_providers();
std::span<const std::string_view> other_providers();

}  // namespace cme::bench
