// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace cme::test {

/// A new empty folder in the system's folder for temporary files. It is gone with its owner, whatever a test has
/// forbidden in it.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  /// Without symbolic links in it.
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// The records that ship with the project, in order, and none that were added since.
std::vector<std::filesystem::path> shipped_records();

/// Puts what a person works with into an existing folder: the records that ship, cme.yaml and the examples of docs/.
void copy_catalog(const std::filesystem::path& folder);

/// The bytes of a file; empty if it cannot be read.
std::string read_text(const std::filesystem::path& path);

/// The path as one word of a shell's command.
std::string shell_quoted(const std::filesystem::path& path);

}  // namespace cme::test
