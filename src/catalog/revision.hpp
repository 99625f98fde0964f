// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "catalog/git.hpp"

namespace cme {

/// The id of the commit that a branch, tag or other name of git's means; nothing if git has none.
std::optional<std::string> find_commit(const Git& git, const std::string& revision);

/// The same, where there must be one. Throws Error otherwise.
std::string require_commit(const Git& git, const std::string& revision);

/// The newest commit that both revisions come from. Throws Error if git lacks a revision, or there is none.
std::string merge_base(const Git& git, const std::string& one, const std::string& other);

}  // namespace cme
