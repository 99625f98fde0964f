// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace cme {

/// Reads a line that a person types on the terminal, with editing and history; Tab completes the last part of the line
/// to one of `completions`. Nothing at the end of the input (Ctrl-D). Ctrl-C ends cme as everywhere.
std::optional<std::string> edit_line(std::string_view prompt, std::span<const std::string_view> completions);

}  // namespace cme
