// SPDX-License-Identifier: MIT
#include "cli/changed.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <system_error>
#include <vector>

#include "base/ascii.hpp"
#include "base/safe_output.hpp"
#include "base/words.hpp"
#include "cli/git.hpp"
#include "cli/locate.hpp"

namespace cme {

namespace {

namespace fs = std::filesystem;

/// What main branches are called, the surest first.
constexpr std::string_view main_branches[] = {"origin/HEAD", "origin/main", "origin/master", "main", "master"};

/// What the CI says that a request is compared with, if it is one.
std::optional<std::string> reference_of_ci(const Io& io) {
  const auto github = io.environment.find("GITHUB_BASE_REF");
  if (github != io.environment.end() && !github->second.empty()) {
    return "origin/" + github->second;
  }
  const auto gitlab = io.environment.find("CI_MERGE_REQUEST_DIFF_BASE_SHA");
  if (gitlab != io.environment.end() && !gitlab->second.empty()) {
    return gitlab->second;
  }
  return std::nullopt;
}

bool is_commit(const fs::path& folder, std::string_view reference, const Io& io) {
  return run_git(folder, {"rev-parse", "--verify", "--quiet", fmt::format("{}^{{commit}}", reference)}, io).has_value();
}

std::string usual_reference(const fs::path& folder, const Io& io) {
  if (std::optional<std::string> reference = reference_of_ci(io)) {
    return *std::move(reference);
  }
  for (const std::string_view branch : main_branches) {
    if (is_commit(folder, branch, io)) {
      return std::string(branch);
    }
  }
  throw Error(fmt::format("there is no branch {} to compare with", either_of(main_branches)),
              "name a branch, tag or commit: --changed=REF");
}

std::string merge_base(const fs::path& folder, const std::string& reference, const Io& io) {
  if (reference.starts_with('-') || !is_commit(folder, reference, io)) {
    throw Error(fmt::format("git knows no branch, tag or commit {}", quote(reference)),
                "in a shallow copy, as CI makes it, fetch it first");
  }
  const Result<std::string> base = run_git(folder, {"merge-base", reference, "HEAD"}, io);
  if (!base) {
    throw Error(fmt::format("git finds nothing that {} and HEAD have in common", quote(reference)),
                "in a shallow copy, as CI makes it, fetch more of the history");
  }
  return std::string(trim(*base));
}

/// The answer of git. Throws Error if it has none.
std::string ask_git(const fs::path& folder, std::vector<std::string> arguments, const Io& io) {
  Result<std::string> answer = run_git(folder, std::move(arguments), io);
  if (!answer) {
    throw Error("git cannot tell what has changed: " + answer.error());
  }
  return *std::move(answer);
}

/// The paths of a git answer, each of which ends with NUL, as absolute ones.
void append_paths(const fs::path& top, std::string_view answer, std::unordered_set<std::string>& files) {
  for (const std::string_view path : split(answer, '\0')) {
    if (!path.empty()) {
      files.insert((top / path).string());
    }
  }
}

/// The real path of the file's folder, and the file's own name: a linked file changes where the link does.
class RealPaths {
 public:
  std::string operator()(const fs::path& file) {
    const auto [found, is_new] = folders_.try_emplace(file.parent_path());
    if (is_new) {
      std::error_code unresolved;
      found->second = fs::canonical(found->first, unresolved);
    }
    return (found->second / file.filename()).string();
  }

 private:
  std::map<fs::path, fs::path> folders_;
};

}  // namespace

Changes find_changes(const std::optional<std::string>& reference, const Io& io) {
  const fs::path folder = absolute_path(io, ".");
  const std::string top = ask_git(folder, {"rev-parse", "--show-toplevel"}, io);
  // A path may end with any character but the line break that git puts behind it.
  const fs::path root(std::string_view(top).substr(0, top.size() - (top.ends_with('\n') ? 1 : 0)));
  Changes changes{.since = reference ? *reference : usual_reference(root, io), .files = {}};
  const std::string base = merge_base(root, changes.since, io);
  append_paths(root,
               ask_git(root, {"--no-optional-locks", "diff", "--name-only", "--no-renames", "-z", base, "--"}, io),
               changes.files);
  append_paths(root, ask_git(root, {"ls-files", "--others", "--exclude-standard", "-z"}, io), changes.files);
  return changes;
}

void keep_changed(const Changes& changes, const Project& project, Targets& targets) {
  RealPaths real_path;
  if (!project.file.empty() && changes.files.contains(real_path(project.file))) {
    return;
  }
  for (Group& group : targets.groups) {
    for (std::size_t file = 0; file < group.files.size(); ++file) {
      group.is_reported[file] = group.is_reported[file] && changes.files.contains(real_path(group.files[file]));
    }
  }
  std::erase_if(targets.groups, [](const Group& group) {
    return !group.typed && std::ranges::find(group.is_reported, true) == group.is_reported.end();
  });
}

}  // namespace cme
