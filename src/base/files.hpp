// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/function.hpp"
#include "cme/base/result.hpp"

namespace cme {

/// The system's words for an error number (errno), as a part of a sentence: "no such file or directory".
std::string system_reason(int error);

/// The bytes of a file, but no more than `limit` + 1 of them, so that a caller sees that there were more.
/// Fails on what cannot be read or is no regular file, with the reason alone ("permission denied"): the caller names
/// the path. Never waits for the other end of a pipe.
Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit);

/// Reads one file after the other into one buffer, for who reads many: quickest when those of one folder come together.
class FileReader {
 public:
  /// Of each file, no more than `limit` + 1 bytes are read.
  explicit FileReader(std::size_t limit) : limit_(limit) {}
  ~FileReader();
  FileReader(const FileReader&) = delete;
  FileReader(FileReader&&) = delete;
  FileReader& operator=(const FileReader&) = delete;
  FileReader& operator=(FileReader&&) = delete;

  /// What `read_file` would give, as a view that holds until the next call.
  Result<std::string_view> read(const std::string& path);

 private:
  [[nodiscard]] int open_in_folder(const std::string& path);

  std::size_t limit_;
  std::string buffer_;
  std::string folder_;          ///< of the last file, with its `/`
  int folder_descriptor_ = -1;  ///< none if it cannot be opened
};

/// The folder as the beginning of the paths in it; an empty one stays empty.
std::string with_slash(std::string folder);

/// Whether the name ends as a record's file does: `.yaml` or `.yml`, also in capitals.
bool is_record_file(std::string_view path);

/// Whether the name has such an ending anywhere, as those of records and of their backups do: `3.yaml.txt`, `3.yaml~`.
bool resembles_record_file(std::string_view path);

/// Every record file in `folder` and the folders below it, as `folder` / its relative path, in order of their bytes.
/// Symlinked files are listed (also dangling ones), symlinked folders are not entered; names that start with a dot are
/// skipped. A folder below that cannot be read is listed as if it were a file. Throws Error if `folder` cannot be
/// read.
std::vector<std::string> find_record_files(const std::filesystem::path& folder);

/// The same of every file whose path `is_wanted` takes.
std::vector<std::string> find_files(const std::filesystem::path& folder, bool (*is_wanted)(std::string_view path));

/// `path`, seen from `folder`, as an absolute one: without `.`, and without the `..` that it begins with. Any other
/// `..` stays, as the name before it may be a link that leads elsewhere. Does not touch the disk; `folder` is absolute
/// and passes no link.
std::filesystem::path path_from(const std::filesystem::path& folder, const std::filesystem::path& path);

/// `path` as seen from `base`, with `/` between its parts: relative when that is shorter to read (inside `base`, or
/// above it by a few folders), as it is otherwise. Does not touch the disk; both are absolute or both relative.
std::string relative_to(const std::filesystem::path& path, const std::filesystem::path& base);

}  // namespace cme
