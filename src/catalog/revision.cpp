// SPDX-License-Identifier: MIT
#include "catalog/revision.hpp"

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "base/safe_output.hpp"

namespace cme {

std::optional<std::string> find_commit(const Git& git, const std::string& revision) {
  if (revision.starts_with('-')) {  // git would read it as an option
    return std::nullopt;
  }
  const auto id = git.run({"rev-parse", "--verify", "--quiet", fmt::format("{}^{{commit}}", revision)});
  return id ? std::optional(std::string(trim(*id))) : std::nullopt;
}

std::string require_commit(const Git& git, const std::string& revision) {
  std::optional<std::string> commit = find_commit(git, revision);
  if (!commit && revision == "HEAD") {
    throw Error("nothing has been committed yet",
                "commit the records first: git add . && git commit -m 'first records'");
  }
  if (!commit) {
    throw Error(fmt::format("git has no branch, tag or commit {}", quote(revision)),
                "in a shallow clone, as in CI, fetch it first");
  }
  return *std::move(commit);
}

std::string merge_base(const Git& git, const std::string& one, const std::string& other) {
  const bool may_be_options = one.starts_with('-') || other.starts_with('-');
  const Result<std::string> base = may_be_options ? failure("") : git.run({"merge-base", one, other});
  if (!base) {
    require_commit(git, one);
    require_commit(git, other);
    throw Error(fmt::format("{} and {} have no common commit", quote(one), quote(other)),
                "in a shallow clone, as in CI, fetch more of the history");
  }
  return std::string(trim(*base));
}

}  // namespace cme
