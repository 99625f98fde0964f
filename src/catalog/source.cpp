// SPDX-License-Identifier: MIT
#include "catalog/source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <utility>

#include "base/ascii.hpp"
#include "base/paths.hpp"
#include "base/safe_output.hpp"
#include "catalog/revision.hpp"
#include "cme/record/load.hpp"

namespace cme {
namespace {

constexpr std::string_view link_mode = "120000";
constexpr std::string_view submodule_mode = "160000";
constexpr std::string_view no_mode = "000000";

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

/// One file of `git diff --raw`: `:MODE MODE ID ID LETTER`, and after a NUL its path. A file that does not exist has
/// the mode 000000.
struct FileDifference {
  TreeEntry before;
  TreeEntry after;
};

FileDifference parse_difference(std::string_view facts, std::string_view path) {
  const std::vector<std::string_view> parts = split(facts.substr(1), ' ');
  return {.before = {.mode = parts.at(0), .id = parts.at(2), .path = path},
          .after = {.mode = parts.at(1), .id = parts.at(3), .path = path}};
}

/// The ids of the contents that a file had, from `git log --raw -z`: each is a difference as above, after which a file
/// that was renamed has two paths.
std::vector<std::string> contents_in_log(std::string_view log) {
  std::vector<std::string> ids;
  const std::vector<std::string_view> parts = split_paths(log);
  for (std::size_t at = 0; at + 1 < parts.size();) {
    const std::vector<std::string_view> facts = split(parts[at], ' ');
    const bool is_renamed = facts.at(4).starts_with('R') || facts.at(4).starts_with('C');
    ids.emplace_back(facts.at(3));
    at += is_renamed ? 3 : 2;
  }
  return ids;
}

}  // namespace

QuestionOfRevisions::QuestionOfRevisions(Git git, std::vector<std::string> arguments,
                                         std::vector<std::string> revisions, std::string pathspec)
    : git_(std::move(git)), revisions_(std::move(revisions)) {
  bool may_be_options = false;
  for (const std::string& revision : revisions_) {
    may_be_options = may_be_options || revision.starts_with('-');
    arguments.push_back(fmt::format("{}^{{commit}}", revision));
  }
  arguments.emplace_back("--");
  if (!pathspec.empty()) {
    arguments.push_back(std::move(pathspec));
  }
  if (!may_be_options) {
    answer_.emplace(git_.begin(std::move(arguments)));
  }
}

std::string QuestionOfRevisions::receive() {
  Result<std::string> answer = answer_ ? answer_->receive() : failure("");
  if (!answer) {
    // Looking up the revisions first would take as long as a short answer, so it is done only if there is no answer.
    for (const std::string& revision : revisions_) {
      require_commit(git_, revision);
    }
    throw Error(fmt::format("git cannot list the records of {}: {}", quote(revisions_.front()), answer.error()));
  }
  return *std::move(answer);
}

void RecordSource::add(std::string_view mode, std::string_view id, std::string_view path, std::size_t prefix) {
  const bool is_submodule = mode == submodule_mode;
  const std::string_view inner = path.substr(std::min(path.size(), prefix));
  if (mode == no_mode || has_hidden_part(inner) || (!is_submodule && !is_record_file(path))) {
    return;
  }
  paths_.emplace_back(path);
  if (is_submodule) {
    blobs_.push_back({.id = {}, .unreadable = "it is a submodule, so its records are in another repository"});
  } else if (mode == link_mode) {
    blobs_.push_back({.id = {}, .unreadable = "it is a symbolic link, which cme does not follow in a revision"});
  } else {
    blobs_.push_back({.id = std::string(id), .unreadable = {}});
  }
}

RecordSource RecordSource::of_revision(const Git& git, const std::string& revision, const std::string& folder,
                                       std::shared_ptr<SpareGitObjects> objects) {
  const std::string prefix = with_slash(folder);
  const std::string answer =
      QuestionOfRevisions(git, {"--literal-pathspecs", "ls-tree", "-r", "-z", "--full-tree"}, {revision}, prefix)
          .receive();
  RecordSource source;
  source.git_ = git;
  source.revision_ = revision;
  source.spare_objects_ = std::move(objects);
  for (const std::string_view line : split_paths(answer)) {
    const TreeEntry entry = parse_tree_entry(line);
    source.add(entry.mode, entry.id, entry.path, prefix.size());
  }
  return source;
}

std::string pathspec_of(const std::string& folder) {
  // Without the magic word, git would look for the folder relative to the one in which it runs.
  return folder.empty() ? "" : ":(top,literal)" + with_slash(folder);
}

QuestionOfRevisions begin_difference(const Git& git, const std::string& before, const std::string& after,
                                     const std::filesystem::path& folder) {
  // Not `git diff-tree`, which reads the whole index although it does not need it.
  return {git,
          {"-c", "diff.relative=false", "diff", "--raw", "--no-abbrev", "-z", "--no-renames", "--no-ext-diff",
           "--no-color", "--ignore-submodules=none", "-O/dev/null"},
          {before, after},
          ":(literal)" + folder.string()};
}

DifferingRecords receive_difference(QuestionOfRevisions question, const std::string& folder,
                                    std::shared_ptr<SpareGitObjects> objects) {
  const std::string prefix = with_slash(folder);
  const std::string answer = question.receive();
  DifferingRecords differing;
  differing.before.git_ = question.git();
  differing.before.revision_ = question.revisions().front();
  differing.before.spare_objects_ = objects;
  differing.after.git_ = question.git();
  differing.after.revision_ = question.revisions().back();
  differing.after.spare_objects_ = std::move(objects);
  const std::vector<std::string_view> parts = split_paths(answer);
  for (std::size_t at = 0; at + 1 < parts.size(); at += 2) {
    const FileDifference difference = parse_difference(parts[at], parts[at + 1]);
    differing.before.add(difference.before.mode, difference.before.id, difference.before.path, prefix.size());
    differing.after.add(difference.after.mode, difference.after.id, difference.after.path, prefix.size());
  }
  return differing;
}

void RecordSource::add_text(std::string name, std::string text) {
  paths_.push_back(std::move(name));
  text_ = std::move(text);
}

void RecordSource::erase_if(const Function<bool(std::size_t file)>& is_gone) {
  std::size_t kept = 0;
  bool keeps_text = false;
  for (std::size_t file = 0; file < paths_.size(); ++file) {
    if (is_gone(file)) {
      continue;
    }
    keeps_text = is_text(file);
    if (kept != file) {
      paths_[kept] = std::move(paths_[file]);
      if (git_) {
        blobs_[kept] = std::move(blobs_[file]);
      }
    }
    ++kept;
  }
  if (!keeps_text) {
    text_.reset();
  }
  paths_.resize(kept);
  if (git_) {
    blobs_.resize(kept);
  }
}

RecordReader::RecordReader(const RecordSource& source) : source_(source), files_(max_record_bytes, source.home_) {}

RecordReader::~RecordReader() {
  if (objects_ && objects_->is_ready()) {
    source_.spare_objects_->put(std::move(objects_));
  }
}

Result<std::string_view> RecordReader::read(std::size_t file) {
  if (source_.is_text(file)) {
    return *source_.text_;
  }
  return source_.git_ ? read_blob(source_.blobs_[file]) : files_.read(source_.paths_[file]);
}

void RecordReader::expect(std::size_t first, std::size_t count) {
  if (!source_.git_) {
    return;
  }
  for (const RecordSource::Blob& blob : std::span(source_.blobs_).subspan(first, count)) {
    if (!blob.id.empty()) {
      objects().ask_for(blob.id);
    }
  }
  expected_ = count;
}

bool RecordReader::find_earlier(std::size_t file, const Function<bool(std::string_view bytes)>& is_wanted) {
  const Result<std::string> log = source_.git_->run(
      {"-c", "diff.relative=false", "-c", "log.showSignature=false", "log", "--follow", "--format=", "--raw",
       "--no-abbrev", "--no-ext-diff", "-z", source_.revision_, "--", ":(top,literal)" + source_.paths_[file]});
  for (const std::string& id : log ? contents_in_log(*log) : std::vector<std::string>()) {
    const Result<std::string_view> bytes = objects().read(id);
    if (bytes && is_wanted(*bytes)) {
      return true;
    }
  }
  return false;
}

Result<std::string_view> RecordReader::read_blob(const RecordSource::Blob& blob) {
  const bool is_expected = expected_ > 0;
  expected_ -= is_expected ? std::size_t{1} : 0;
  if (blob.id.empty()) {
    return failure(std::string(blob.unreadable));
  }
  return is_expected ? objects().receive() : objects().read(blob.id);
}

GitObjects& RecordReader::objects() {
  if (!objects_) {
    objects_ = source_.spare_objects_->take();
  }
  if (!objects_) {
    objects_ = std::make_unique<GitObjects>(*source_.git_, max_record_bytes);
  }
  return *objects_;
}

}  // namespace cme
