// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "cli/arguments.hpp"

namespace cme {

/// What help says of a command besides its options.
struct CommandHelp {
  std::string_view name;
  std::string_view usage;    ///< what stands behind its name
  std::string_view summary;  ///< one line
  std::string_view about;    ///< paragraphs, parted by line breaks; may be empty
  std::span<const std::string_view> examples;
};

/// The help of one command, no wider than 80 cells.
std::string command_help(const CommandHelp& command, std::span<const Option> options);

/// The help of `cme` itself.
std::string program_help(std::span<const CommandHelp> commands);

/// The fields that `--fields` and `--sort` take, one a line.
std::string fields_help();

}  // namespace cme
