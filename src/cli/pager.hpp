// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "cli/cli.hpp"

namespace cme {

/// The program that shows long output on the terminal: CME_PAGER, else PAGER, else less. Empty if the output does not
/// go to a terminal, is not to be paged (`--no-pager`), or the program is cat or nothing.
std::string choose_pager(std::span<const std::string> arguments, const Io& io);

/// Prints the text through the pager if it has more lines than the terminal, and by itself otherwise.
void print_through_pager(const std::string& pager, std::string_view text, std::ostream& out);

}  // namespace cme
