// SPDX-License-Identifier: MIT
#include "catalog/revision.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <string_view>
#include <system_error>

#include "base/ascii.hpp"
#include "base/safe_output.hpp"

namespace cme {
namespace {

/// The id of what a name refers to, which git may not have.
std::optional<std::string> find_id(const Git& git, const std::string& revision) {
  if (revision.starts_with('-')) {  // git would read it as an option
    return std::nullopt;
  }
  const auto id = git.run({"rev-parse", "--verify", "--quiet", revision});
  return id ? std::optional(std::string(trim(*id))) : std::nullopt;
}

/// Says why there is no such commit.
[[noreturn]] void refuse_commit(const Git& git, const std::string& revision) {
  if (revision == "HEAD" && is_unborn(git)) {
    throw Error("nothing has been committed yet",
                "commit the records first: git add . && git commit -m 'first records'");
  }
  const std::optional<std::string> id = find_id(git, revision);
  // git knows every complete id, even one of an object that it does not have.
  if (revision != "HEAD" && (!id || (id == revision && !git.run({"cat-file", "-e", *id})))) {
    throw Error(fmt::format("git has no branch, tag or commit {}", quote(revision)),
                "in a shallow clone, as in CI, fetch it first");
  }
  const Result<std::string> type = id ? git.run({"cat-file", "-t", fmt::format("{}^{{}}", *id)}) : failure("");
  if (type && trim(*type) != "commit") {
    throw Error(fmt::format("{} is not a commit", quote(revision)), "name a branch, tag or commit");
  }
  throw Error(fmt::format("git cannot read the commit of {}", quote(revision)),
              "the repository is incomplete or damaged; \"git fsck\" shows what is missing");
}

}  // namespace

std::optional<std::string> find_commit(const Git& git, const std::string& revision) {
  if (revision.starts_with('-')) {  // git would read it as an option
    return std::nullopt;
  }
  const auto id = git.run({"rev-parse", "--verify", "--quiet", fmt::format("{}^{{commit}}", revision)});
  return id ? std::optional(std::string(trim(*id))) : std::nullopt;
}

bool is_known(const Git& git, const std::string& revision) {
  return find_id(git, revision).has_value();
}

bool is_unborn(const Git& git) {
  const Result<std::string> branch = git.run({"symbolic-ref", "--quiet", "HEAD"});
  if (!branch || is_known(git, std::string(trim(*branch)))) {
    return false;
  }
  // The file of a damaged branch exists.
  const Result<std::string> file =
      git.run({"rev-parse", "--path-format=absolute", "--git-path", std::string(trim(*branch))});
  std::error_code unreadable;
  return !file || !std::filesystem::exists(without_line_break(*file), unreadable);
}

std::string require_commit(const Git& git, const std::string& revision) {
  std::optional<std::string> commit = find_commit(git, revision);
  if (!commit) {
    refuse_commit(git, revision);
  }
  return *std::move(commit);
}

std::string merge_base(const Git& git, const std::string& one, const std::string& other) {
  const bool may_be_options = one.starts_with('-') || other.starts_with('-');
  const Result<std::string> base = may_be_options ? failure("") : git.run({"merge-base", one, other});
  if (!base) {
    require_commit(git, one);
    require_commit(git, other);
    if (base.error() != "git failed") {  // git says nothing if there is none
      throw Error(fmt::format("git cannot compare {} with {}: {}", quote(one), quote(other), base.error()));
    }
    throw Error(fmt::format("{} and {} have no common commit", quote(one), quote(other)),
                "in a shallow clone, as in CI, fetch more of the history");
  }
  return std::string(trim(*base));
}

}  // namespace cme
