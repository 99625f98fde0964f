// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "catalog/changed_files.hpp"
#include "cli/cli.hpp"
#include "cli/locate.hpp"
#include "cli/settings.hpp"

namespace cme {

/// The working files and a revision, without the files that git finds unchanged or that a sparse checkout omits,
/// with a note about the latter. Throws Error if there is no such revision.
CatalogStates open_changes_since(const std::string& revision, const Settings& settings, const Io& io);

/// The same for the base of `changes`. Throws Error if that is a commit of another repository than that of the records.
CatalogStates open_changes_since(const ChangedFiles& changes, const Settings& settings, const Io& io);

}  // namespace cme
