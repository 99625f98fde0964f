// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/git.hpp"

namespace cme::test {

/// What git is started with in tests: nobody's settings but these.
Environment git_environment();

/// A repository in a folder of its own below the temporary one, gone at the end. Its branch is `main`.
class Repository {
 public:
  Repository();
  ~Repository();
  Repository(const Repository&) = delete;
  Repository(Repository&&) = delete;
  Repository& operator=(const Repository&) = delete;
  Repository& operator=(Repository&&) = delete;

  /// The repository's root, real and absolute. The folder above is empty otherwise.
  [[nodiscard]] const std::filesystem::path& root() const { return root_; }

  /// Runs git in a folder below the root; throws Error if it fails.
  std::string git(std::vector<std::string> arguments, const std::filesystem::path& folder = {}) const;

  /// Writes a file, with the folders that it needs.
  void write(const std::filesystem::path& file, std::string_view text) const;

  void link(const std::filesystem::path& file, const std::filesystem::path& target) const;

  /// Commits all that is there.
  void commit(const std::filesystem::path& folder = {}) const;

 private:
  std::filesystem::path root_;
};

}  // namespace cme::test
