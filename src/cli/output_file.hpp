// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>

#include "cli/cli.hpp"
#include "cli/settings.hpp"

namespace cme {

/// The absolute path of `typed`, a file that a command is to write its results to. Throws Error if it is a folder, or
/// if it is a record or a settings file or would become one: results must not replace what the office wrote.
std::filesystem::path output_file(const std::string& typed, const Settings& settings, const Io& io);

}  // namespace cme
