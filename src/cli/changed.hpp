// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <unordered_set>

#include "cli/cli.hpp"
#include "cli/settings.hpp"
#include "cli/validate_targets.hpp"

namespace cme {

/// What git calls changed: committed since the merge base, or not committed yet.
struct Changes {
  std::string since;                      ///< the reference that was compared with, as git knows it
  std::unordered_set<std::string> files;  ///< real absolute paths; some may be gone
};

/// Asks git what has changed since the merge base of HEAD and the reference. Without one, since the branch that a
/// request is to be merged into, where the CI names it, else since the repository's main branch. Throws Error where
/// there is no git, no repository, no such reference, or nothing in common.
Changes find_changes(const std::optional<std::string>& reference, const Io& io);

/// Takes from the files to be reported those that have not changed, and from the targets what has nothing to report.
/// Where the project's file has changed, all stay, as any record may be judged otherwise.
void keep_changed(const Changes& changes, const Project& project, Targets& targets);

}  // namespace cme
