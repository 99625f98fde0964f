// SPDX-License-Identifier: MIT
#pragma once

#include "cli/cli.hpp"
#include "cli/project.hpp"

namespace cme {

/// Imports the rows of the spreadsheet that the options name. Throws Error if it cannot be read or has a heading that
/// is not known, BadProject if the map is wrong.
ExitCode import_csv(const ImportOptions& options, const Project& project, Io& io);

}  // namespace cme
