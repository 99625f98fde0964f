// SPDX-License-Identifier: MIT
#include "cli/output_file.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "cme/base/result.hpp"
#include "tests/checkout_copy.hpp"
#include "tests/test_io.hpp"

namespace cme {
namespace {

namespace fs = std::filesystem;

/// A catalog in `ours`, where commands run, whose records folder is `activities`; and another catalog, `theirs`.
class OutputFile : public testing::Test {
 protected:
  OutputFile() {
    fs::create_directories(root() / "ours/activities/series");
    fs::create_directories(root() / "theirs/records");
    std::ofstream(root() / "ours/activities/1.yaml") << "id: 1\n";
    std::ofstream(root() / "ours/cme.yaml") << "records: activities\n";
    fs::create_symlink("activities/1.yaml", root() / "ours/link.csv");
    fs::create_symlink("cme.yaml", root() / "ours/settings.csv");
    fs::create_symlink("activities", root() / "ours/alias");
    settings_.records.value = root() / "ours/activities";
  }

  [[nodiscard]] fs::path root() const { return fs::canonical(folder_.path()); }

  /// The file, from the root; what refusing it says, if it is refused.
  std::string answer(const std::string& typed) {
    test::TestIo world(root() / "ours");
    try {
      return output_file(typed, settings_, world.io).lexically_relative(root()).string();
    } catch (const Error& error) {
      return error.what();
    }
  }

 private:
  test::TemporaryFolder folder_;
  Settings settings_{.project = {},
                     .records = {},
                     .today = {.value = Date::parse("2026-01-15").value()},
                     .jobs = std::nullopt,
                     .output = {}};
};

TEST_F(OutputFile, IsNeverARecord) {
  for (const std::string typed :
       {"activities/1.yaml", "activities/new.yaml", "activities/series/2.YML", "./activities/../activities/1.yaml",
        "alias/1.yaml", "link.csv", "../theirs/records/1.yaml", "../theirs/records/none/1.yaml"}) {
    EXPECT_EQ(answer(typed), "\"" + typed + "\" is in the records folder, where each .yaml or .yml file is a record");
  }
}

TEST_F(OutputFile, IsNeverASettingsFile) {
  for (const std::string typed : {"cme.yaml", "../theirs/cme.yaml", "activities/cme.yaml", "settings.csv"}) {
    EXPECT_EQ(answer(typed), "\"" + typed + "\" is the settings file and cannot be used for output");
  }
}

TEST_F(OutputFile, IsNotAFolder) {
  for (const std::string typed : {"activities", "alias", "..", "/"}) {
    EXPECT_EQ(answer(typed), "\"" + typed + "\" is a folder, not a file");
  }
}

TEST_F(OutputFile, MayBeAnyOther) {
  const std::vector<std::pair<std::string, std::string>> cases = {{"a.csv", "ours/a.csv"},
                                                                  {"all.yaml", "ours/all.yaml"},
                                                                  {"activities/a.csv", "ours/activities/a.csv"},
                                                                  {"../theirs/all.yaml", "theirs/all.yaml"},
                                                                  {"none/a.csv", "ours/none/a.csv"}};
  for (const auto& [typed, path] : cases) {
    EXPECT_EQ(answer(typed), path);
  }
}

}  // namespace
}  // namespace cme
