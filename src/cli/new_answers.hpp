// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/function.hpp"
#include "cli/cli.hpp"
#include "cme/base/result.hpp"
#include "cme/model/activity.hpp"

namespace cme {

/// The text that a person has typed for a title or the name of a provider: one line that can be seen.
Result<std::string> parse_line(std::string_view text);

/// The format that a person has typed, in any spelling.
Result<Format> parse_format(std::string_view text);

/// Decides on an id that a person has typed: fails, with the reason, if it cannot be used.
using IdCheck = Function<Result<void>(std::uint32_t)>;

/// Asks on the terminal for the facts that every record needs and `activity` does not have, again where an answer is
/// wrong. No answer uses `next_id`, and leaves open anything else; so does the end of the input.
void ask_for_missing(Io& io, Activity& activity, std::uint32_t next_id, const IdCheck& check_id);

}  // namespace cme
