// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "cli/cli.hpp"

namespace cme {

/// The program that shows long output on the terminal: CME_PAGER, otherwise PAGER, otherwise less. Empty if the output
/// does not go to a terminal, if `--no-pager` is set, or if the program is cat or empty.
std::string choose_pager(std::span<const std::string> arguments, const Io& io);

/// Prints the text through the pager if it has more lines than the terminal, otherwise directly.
void print_through_pager(const std::string& pager, std::string_view text, std::ostream& out);

}  // namespace cme
