// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "catalog/git.hpp"

namespace cme {

/// The id of the commit that a branch, tag or other git name refers to; nothing if there is none.
std::optional<std::string> find_commit(const Git& git, const std::string& revision);

/// Whether git knows the name, even if it does not have the commit.
bool is_known(const Git& git, const std::string& revision);

/// Whether nothing has been committed to the current branch yet.
bool is_unborn(const Git& git);

/// Like `find_commit`, but throws Error if there is no commit.
std::string require_commit(const Git& git, const std::string& revision);

/// The newest common ancestor of both revisions. Throws Error if git does not have a revision, or if there is no common
/// ancestor.
std::string merge_base(const Git& git, const std::string& one, const std::string& other);

}  // namespace cme
