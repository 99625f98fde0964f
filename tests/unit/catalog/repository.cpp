// SPDX-License-Identifier: MIT
#include "repository.hpp"

#include <stdlib.h>  // mkdtemp is POSIX

#include <cstdlib>
#include <fstream>

namespace cme::test {

namespace fs = std::filesystem;

Environment git_environment() {
  const char* const path = std::getenv("PATH");
  return {{"PATH", path == nullptr ? "" : path}, {"HOME", "/nonexistent"},
          {"GIT_CONFIG_NOSYSTEM", "1"},          {"GIT_CONFIG_GLOBAL", "/dev/null"},
          {"GIT_AUTHOR_NAME", "Office"},         {"GIT_AUTHOR_EMAIL", "office@example.org"},
          {"GIT_COMMITTER_NAME", "Office"},      {"GIT_COMMITTER_EMAIL", "office@example.org"},
          {"GIT_ALLOW_PROTOCOL", "file"},        {"LC_ALL", "C"}};
}

Repository::Repository() {
  std::string folder = (fs::temp_directory_path() / "cme-repository-XXXXXX").string();
  if (::mkdtemp(folder.data()) == nullptr) {
    throw Error("cannot make a temporary folder");
  }
  root_ = fs::canonical(folder) / "top";
  fs::create_directory(root_);
  git({"init", "--quiet", "--initial-branch=main"});
}

Repository::~Repository() {
  std::error_code ignored;
  fs::remove_all(root_.parent_path(), ignored);
}

std::string Repository::git(std::vector<std::string> arguments, const fs::path& folder) const {
  return Git(root_ / folder, git_environment()).begin(std::move(arguments)).require("git failed");
}

void Repository::write(const fs::path& file, std::string_view text) const {
  fs::create_directories((root_ / file).parent_path());
  std::ofstream(root_ / file, std::ios::binary) << text;
}

void Repository::link(const fs::path& file, const fs::path& target) const {
  fs::create_directories((root_ / file).parent_path());
  fs::remove(root_ / file);
  fs::create_symlink(target, root_ / file);
}

void Repository::commit(const fs::path& folder) const {
  git({"add", "--all"}, folder);
  git({"commit", "--quiet", "--allow-empty", "--message=change"}, folder);
}

}  // namespace cme::test
