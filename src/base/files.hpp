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

/// Creates the folder and those above it, unless they exist.
Result<void> make_folders(const std::filesystem::path& folder);

/// The names of everything in the folder, sorted. Fails with the system's reason.
Result<std::vector<std::string>> list_names(const std::filesystem::path& folder);

/// Every record file in `folder` and the folders below it, as `folder` / its relative path, sorted by their bytes.
/// Symlinked files are listed (even dangling ones), symlinked folders are not entered; names that start with a dot are
/// skipped. A subfolder that cannot be read is listed as if it were a file. Throws Error if `folder` cannot be read.
std::vector<std::string> find_record_files(const std::filesystem::path& folder);

/// What `find_files` adds to the name of a linked folder.
constexpr std::string_view end_of_linked_folder = "/.";

/// The same, for every file whose path `is_wanted` accepts, and every linked folder if it accepts `name/.`. The folders
/// in `folder` are listed in `jobs` threads, or one per core if that is absent.
std::vector<std::string> find_files(const std::filesystem::path& folder, bool (*is_wanted)(std::string_view path),
                                    std::optional<std::size_t> jobs = 1);

}  // namespace cme
