// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cme {

/// One option of a command.
struct Option {
  std::string_view names;  ///< "-o,--output"
  /// What stands behind it, as help calls it: "FORMAT"; empty if nothing does. In brackets, "[REF]", it may be left
  /// out, and stands behind a `=` otherwise.
  std::string_view value;
  std::string_view group;  ///< the heading in help that it stands under
  std::string_view help;
  std::function<void(const std::string&)> take;  ///< gets each value, or "" of an option without; throws Error
};

/// Whether the option's value may be left out.
inline bool has_optional_value(const Option& option) {
  return option.value.starts_with('[');
}

/// Gives each option its values: in the order of `options`, then in that of `arguments`. Returns what is no option (an
/// option's place is left by `--`), or nothing if help is asked for, which makes all the rest void. Throws Error on
/// an option that is not among `options`, with the nearest as its help or else `stray_help`.
std::optional<std::vector<std::string>> read_arguments(std::span<const std::string> arguments,
                                                       std::span<const Option> options, std::string_view stray_help);

/// The option whose name `text` is, or nothing.
const Option* find_option(std::span<const Option> options, std::string_view text);

}  // namespace cme
