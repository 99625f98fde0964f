// SPDX-License-Identifier: MIT
#pragma once

#include "catalog/changes.hpp"
#include "cli/cli.hpp"
#include "cli/settings.hpp"
#include "cli/validate_targets.hpp"

namespace cme {

/// Takes from the files to be reported those that are unchanged, and from the targets what has nothing to report. Where
/// the project's file has changed, also by being deleted or moved, all stay, as any record may be judged otherwise.
void keep_changed(const Changes& changes, const Project& project, const Io& io, Targets& targets);

}  // namespace cme
