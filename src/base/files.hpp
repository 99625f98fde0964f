// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/descriptor.hpp"
#include "base/function.hpp"
#include "cme/base/result.hpp"

namespace cme {

/// The system's description of an error number (errno), to be used in a sentence: "no such file or directory".
std::string system_reason(int error);

/// The bytes of a file, but at most `limit` + 1 of them, so that a caller can see that there are more. If it cannot be
/// read or is not a regular file, fails with only the reason ("permission denied"); the caller names the path. Never
/// waits for the other end of a pipe. If there is a `home`, a real and absolute folder, a link is followed only to a
/// file that is visible in it, or in the link's own folder: the person who made the link may not be allowed to read
/// what it leads to.
Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit,
                              const std::filesystem::path& home = {});

/// Reads many files, one after another, into one buffer: fastest when the files of one folder come together.
class FileReader {
 public:
  /// At most `limit` + 1 bytes of each file are read; links are followed as by `read_file`.
  explicit FileReader(std::size_t limit, std::filesystem::path home = {}) : limit_(limit), home_(std::move(home)) {}

  /// What `read_file` would return, as a view that is valid until the next call.
  Result<std::string_view> read(const std::string& path);

 private:
  [[nodiscard]] Descriptor open_in_folder(const std::string& path);

  std::size_t limit_;
  std::filesystem::path home_;
  std::string buffer_;
  std::string folder_;      ///< of the last file, with its `/`
  Descriptor open_folder_;  ///< closed if it cannot be opened
};

/// Whether the path is `home` or is in it, and neither it nor a folder on the way is hidden. Both are real and
/// absolute.
bool is_visible_in(const std::filesystem::path& path, const std::filesystem::path& home);

/// The folder as the start of the paths in it; an empty one stays empty.
std::string with_slash(std::string folder);

/// Creates the folder and those above it, unless they exist.
Result<void> make_folders(const std::filesystem::path& folder);

/// The names of everything in the folder, sorted. Fails with the system's reason.
Result<std::vector<std::string>> list_names(const std::filesystem::path& folder);

/// Whether the name ends with `ending`, which is in small letters, in any case.
bool has_ending(std::string_view path, std::string_view ending);

/// Whether the name ends like that of a record: `.yaml` or `.yml`, in any case.
bool is_record_file(std::string_view path);

/// Whether the name has such an ending anywhere, like a record or a backup of one: `3.yaml.txt`, `3.yaml~`.
bool resembles_record_file(std::string_view path);

/// Every record file in `folder` and the folders below it, as `folder` / its relative path, sorted by their bytes.
/// Symlinked files are listed (even dangling ones), symlinked folders are not entered; names that start with a dot are
/// skipped. A subfolder that cannot be read is listed as if it were a file. Throws Error if `folder` cannot be read.
std::vector<std::string> find_record_files(const std::filesystem::path& folder);

/// The same, for every file whose path `is_wanted` accepts. The folders in `folder` are listed in `jobs` threads, or
/// one per core if that is absent.
std::vector<std::string> find_files(const std::filesystem::path& folder, bool (*is_wanted)(std::string_view path),
                                    std::optional<std::size_t> jobs = 1);

/// `path`, relative to `folder`, as an absolute path: without `.` and without any leading `..`. Any other `..` is kept,
/// because the name before it may be a link that leads elsewhere. Does not touch the disk; `folder` is absolute and
/// contains no links.
std::filesystem::path path_from(const std::filesystem::path& folder, const std::filesystem::path& path);

/// `path` as seen from `base`, with `/` between its parts: relative when that is shorter to read (inside `base`, or a
/// few folders above it), otherwise unchanged. Does not touch the disk; both are absolute or both relative.
std::string relative_to(const std::filesystem::path& path, const std::filesystem::path& base);

}  // namespace cme
