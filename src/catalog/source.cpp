// SPDX-License-Identifier: MIT
#include "catalog/source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/ascii.hpp"
#include "base/safe_output.hpp"
#include "cme/record/load.hpp"

namespace cme {
namespace {

constexpr std::string_view link_mode = "120000";
constexpr std::string_view submodule_mode = "160000";

/// One line of `git ls-tree`: MODE TYPE ID TAB PATH.
struct TreeEntry {
  std::string_view mode;
  std::string_view id;
  std::string_view path;
};

TreeEntry parse_tree_entry(std::string_view line) {
  const std::size_t tab = line.find('\t');
  const std::string_view facts = line.substr(0, tab);
  return {
      .mode = facts.substr(0, facts.find(' ')), .id = facts.substr(facts.rfind(' ') + 1), .path = line.substr(tab + 1)};
}

bool has_hidden_part(std::string_view path) {
  return path.starts_with('.') || path.find("/.") != std::string_view::npos;
}

std::string find_commit(const Git& git, const std::string& revision) {
  const auto id = revision.starts_with('-')
                      ? failure("")
                      : git.run({"rev-parse", "--verify", "--quiet", fmt::format("{}^{{commit}}", revision)});
  if (!id) {
    throw Error(fmt::format("git has no branch, tag or commit {}", quote(revision)),
                "in a shallow clone, as in CI, fetch it first");
  }
  return std::string(trim(*id));
}

}  // namespace

RecordSource RecordSource::of_revision(const Git& git, const std::string& revision, const std::string& folder) {
  std::vector<std::string> arguments{"--literal-pathspecs",      "ls-tree", "-r", "-z", "--full-tree",
                                     find_commit(git, revision), "--"};
  const std::string prefix = folder.empty() ? "" : folder + '/';
  if (!folder.empty()) {
    arguments.push_back(prefix);
  }
  const std::string answer = git.ask(std::move(arguments), "git cannot list the records of " + quote(revision));
  RecordSource source;
  source.git_ = git;
  for (const std::string_view line : split_paths(answer)) {
    const TreeEntry entry = parse_tree_entry(line);
    const bool is_submodule = entry.mode == submodule_mode;
    const std::string_view inner = entry.path.substr(std::min(entry.path.size(), prefix.size()));
    if (has_hidden_part(inner) || (!is_submodule && !is_record_file(entry.path))) {
      continue;
    }
    source.paths_.emplace_back(entry.path);
    if (is_submodule) {
      source.blobs_.push_back({.id = {}, .unreadable = "it is a submodule, so its records are in another repository"});
    } else if (entry.mode == link_mode) {
      source.blobs_.push_back(
          {.id = {}, .unreadable = "it is a symbolic link, which cme does not follow in a revision"});
    } else {
      source.blobs_.push_back({.id = std::string(entry.id), .unreadable = {}});
    }
  }
  return source;
}

void RecordSource::erase_if(const Function<bool(std::size_t file)>& is_gone) {
  std::size_t kept = 0;
  for (std::size_t file = 0; file < paths_.size(); ++file) {
    if (is_gone(file)) {
      continue;
    }
    if (kept != file) {
      paths_[kept] = std::move(paths_[file]);
      if (git_) {
        blobs_[kept] = std::move(blobs_[file]);
      }
    }
    ++kept;
  }
  paths_.resize(kept);
  if (git_) {
    blobs_.resize(kept);
  }
}

std::string_view RecordSource::content_id(std::size_t file) const {
  return git_ ? std::string_view(blobs_[file].id) : std::string_view();
}

RecordReader::RecordReader(const RecordSource& source) : source_(source), files_(max_record_bytes) {}

Result<std::string_view> RecordReader::read(std::size_t file) {
  return source_.git_ ? read_blob(source_.blobs_[file]) : files_.read(source_.paths_[file]);
}

Result<std::string_view> RecordReader::read_blob(const RecordSource::Blob& blob) {
  if (blob.id.empty()) {
    return failure(std::string(blob.unreadable));
  }
  if (!objects_) {
    objects_.emplace(*source_.git_, max_record_bytes);
  }
  return objects_->read(blob.id);
}

}  // namespace cme
