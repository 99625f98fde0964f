// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace cme {

/// GitHub reads a line that starts with this, behind blanks of any script, as a command to its runner.
inline constexpr std::string_view command_mark = "::";

/// What stands for it, and looks much the same.
inline constexpr std::string_view harmless_mark = "∷";

/// Lines as they are, but with the harmless mark where one starts with that of a command.
std::string without_commands(std::string_view text);

}  // namespace cme
