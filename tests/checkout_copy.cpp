// SPDX-License-Identifier: MIT
#include "tests/checkout_copy.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>  // mkdtemp is POSIX

#include <cerrno>
#include <fstream>
#include <iterator>
#include <system_error>

namespace cme::test {

namespace {

namespace fs = std::filesystem;

const fs::path checkout(CME_SOURCE_DIR);

/// In order, from the folder records/.
std::vector<fs::path> paths_of_records() {
  constexpr int first_invented = 90'001;
  constexpr int first_of_series = 90'031;
  constexpr int last_of_series = 90'032;
  std::vector<fs::path> paths{"14389.yaml"};
  for (int id = first_invented; id <= last_of_series; ++id) {
    paths.push_back(fs::path(id < first_of_series ? "" : "series") / (std::to_string(id) + ".yaml"));
  }
  return paths;
}

/// Nobody but root may empty a folder that may not be written.
void allow_all_below(const fs::path& folder) {
  fs::permissions(folder, fs::perms::owner_all, fs::perm_options::add);
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.is_directory() && !entry.is_symlink()) allow_all_below(entry.path());
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::string name = (fs::temp_directory_path() / "cme-test-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::system_error(errno, std::generic_category(), name);
  path_ = fs::canonical(name);
}

TemporaryFolder::~TemporaryFolder() {
  try {
    allow_all_below(path_);
    fs::remove_all(path_);
  } catch (const fs::filesystem_error& error) {
    ADD_FAILURE() << "a temporary folder is left: " << error.what();
  }
}

std::vector<fs::path> shipped_records() {
  std::vector<fs::path> records;
  for (const fs::path& path : paths_of_records()) records.push_back(checkout / "records" / path);
  return records;
}

void copy_catalog(const fs::path& folder) {
  fs::create_directories(folder / "records/series");
  for (const fs::path& path : paths_of_records()) {
    fs::copy_file(checkout / "records" / path, folder / "records" / path);
  }
  fs::copy_file(checkout / "cme.yaml", folder / "cme.yaml");
  fs::create_directories(folder / "docs");
  fs::copy(checkout / "docs/examples", folder / "docs/examples", fs::copy_options::recursive);
}

std::string read_text(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::string shell_quoted(const fs::path& path) {
  std::string quoted = "'";
  for (const char c : path.string()) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

}  // namespace cme::test
