// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.hpp"
#include "base/function.hpp"
#include "catalog/git.hpp"
#include "cme/base/result.hpp"

namespace cme {

/// Where records come from: record files on disk, those of a revision in git, or a text at hand, such as standard
/// input. It is a list of their paths; a RecordReader reads their bytes.
class RecordSource {
 public:
  /// No records.
  RecordSource() = default;

  /// Files on disk, by the caller's paths and in the caller's order. If there is a `home`, links are followed only to
  /// files in it, as by `read_file`.
  explicit RecordSource(std::vector<std::string> files, std::filesystem::path home = {})
      : paths_(std::move(files)), home_(std::move(home)) {}

  /// The record files that `folder` (from the root of the repository, with `/` between its parts; empty: the root) and
  /// the folders below it have in the revision, read from git's objects without a checkout; their paths are those from
  /// the root, sorted by their bytes. As on disk, names that start with a dot are skipped. Links and submodules are
  /// listed, so that they are reported as unreadable. `objects` are those of `git`. Throws Error if git has no such
  /// revision.
  static RecordSource of_revision(const Git& git, const std::string& revision, const std::string& folder,
                                  std::shared_ptr<SpareGitObjects> objects = std::make_shared<SpareGitObjects>());

  /// Adds a text as the last record, under a name in place of a path. A source holds one text at most.
  void add_text(std::string name, std::string text);

  /// Whether the record is the text that was added, so that there is no file to write.
  [[nodiscard]] bool is_text(std::size_t file) const { return text_ && file + 1 == paths_.size(); }

  /// Removes the records for which `is_gone`, called with their indices in order, is true.
  void erase_if(const Function<bool(std::size_t file)>& is_gone);

  /// Whether the records belong to a revision; each thread then reads them with its own git process.
  [[nodiscard]] bool is_of_revision() const { return git_.has_value(); }

  /// What git calls the content of a revision's record; empty if it cannot be read.
  [[nodiscard]] const std::string& object(std::size_t file) const { return blobs_[file].id; }

  [[nodiscard]] std::size_t size() const { return paths_.size(); }
  [[nodiscard]] bool empty() const { return paths_.empty(); }
  [[nodiscard]] const std::string& operator[](std::size_t file) const { return paths_[file]; }
  [[nodiscard]] auto begin() const { return paths_.begin(); }
  [[nodiscard]] auto end() const { return paths_.end(); }

 private:
  friend class RecordReader;
  friend struct DifferingRecords receive_difference(class QuestionOfRevisions question, const std::string& folder,
                                                    std::shared_ptr<SpareGitObjects> objects);

  /// Adds a file of a revision as git describes it, if it may be a record. The first `prefix` bytes of the path are the
  /// folder.
  void add(std::string_view mode, std::string_view id, std::string_view path, std::size_t prefix);

  /// A file's content in git.
  struct Blob {
    std::string id;               ///< empty if it cannot be read
    std::string_view unreadable;  ///< why
  };

  std::vector<std::string> paths_;
  std::filesystem::path home_;
  std::vector<Blob> blobs_;                         ///< for a revision, one for each path
  std::optional<Git> git_;                          ///< for a revision
  std::string revision_;                            ///< its name
  std::shared_ptr<SpareGitObjects> spare_objects_;  ///< for a revision; the two of a difference share it
  std::optional<std::string> text_;                 ///< the last record, if it is a text
};

/// The records of two revisions that do not have the same content at the same path in both.
struct DifferingRecords {
  RecordSource before;
  RecordSource after;
};

/// A question about revisions that git answers while this process does something else.
class QuestionOfRevisions {
 public:
  /// Asks about the files that `pathspec` names, or all if it is empty. `arguments` end before the revisions.
  QuestionOfRevisions(Git git, std::vector<std::string> arguments, std::vector<std::string> revisions,
                      std::string pathspec);

  /// Waits for the answer. Throws Error if git has no such revision. Called once.
  std::string receive();

  [[nodiscard]] const Git& git() const { return git_; }
  [[nodiscard]] const std::vector<std::string>& revisions() const { return revisions_; }

 private:
  Git git_;
  std::vector<std::string> revisions_;
  std::optional<GitAnswer> answer_;  ///< nothing if a revision could be an option
};

/// Asks which files of two revisions differ in a folder of the repository: an absolute path without links.
QuestionOfRevisions begin_difference(const Git& git, const std::string& before, const std::string& after,
                                     const std::filesystem::path& folder);

/// The answer; `folder` is the same one, named as for `RecordSource::of_revision`. Both sources use `objects`, which
/// are those of the same git.
DifferingRecords receive_difference(QuestionOfRevisions question, const std::string& folder,
                                    std::shared_ptr<SpareGitObjects> objects);

/// Reads the records of a source, one after another; each thread has its own. The source outlives it.
class RecordReader {
 public:
  explicit RecordReader(const RecordSource& source);
  ~RecordReader();
  RecordReader(const RecordReader&) = delete;
  RecordReader(RecordReader&&) = delete;
  RecordReader& operator=(const RecordReader&) = delete;
  RecordReader& operator=(RecordReader&&) = delete;

  /// The bytes of one record, no more than `max_record_bytes` + 1 of them, as a view that is valid until the next call.
  /// Fails with only the reason.
  Result<std::string_view> read(std::size_t file);

  /// Looks at what the file of a revision's record had in earlier commits, whatever its name was then, from the newest
  /// on, until `is_wanted` is true. Returns whether it was.
  bool find_earlier(std::size_t file, const Function<bool(std::string_view bytes)>& is_wanted);

  /// Says that the next `count` records to be read are those from `first` on, so that git can find one while another is
  /// used. No more than a few dozen.
  void expect(std::size_t first, std::size_t count);

 private:
  Result<std::string_view> read_blob(const RecordSource::Blob& blob);
  GitObjects& objects();

  const RecordSource& source_;
  FileReader files_;
  std::unique_ptr<GitObjects> objects_;  ///< from the first blob on
  std::size_t expected_ = 0;             ///< records that were expected and have not been read
};

}  // namespace cme
