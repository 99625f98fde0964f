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

/// Parses a title or a provider's name that a person has typed: one line of visible text.
Result<std::string> parse_line(std::string_view text);

/// Parses a format that a person has typed, in any spelling.
Result<Format> parse_format(std::string_view text);

/// Checks an id that a person has typed: fails, with the reason, if it cannot be used.
using IdCheck = Function<Result<void>(std::uint32_t)>;

/// Whether to write the record that the questions are about.
enum class Wanted : bool {
  no,  ///< the input ended before anything was answered, and nothing was known before
  yes,
};

/// Asks on the terminal for the facts that every record needs and `activity` does not have, repeating a question after
/// a wrong answer. An empty answer, or the end of the input, uses `next_id` and leaves everything else open.
Wanted ask_for_missing(Io& io, Activity& activity, std::uint32_t next_id, const IdCheck& check_id);

}  // namespace cme
