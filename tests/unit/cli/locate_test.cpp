// SPDX-License-Identifier: MIT
#include "cli/locate.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "catalog/scan.hpp"
#include "tests/test_io.hpp"
#include "tests/unit/catalog/repository.hpp"

namespace cme {
namespace {

/// A command in the root of a repository, whose records folder is `records`.
class CatalogAt : public testing::Test {
 protected:
  CatalogAt() { settings_.records.value = repository_.root() / "records"; }

  Catalog open(const std::string& revision) { return open_catalog_at(revision, settings_, world_.io); }

  /// What opening fails with; empty if it does not.
  std::string complaint(const std::string& revision) {
    try {
      (void)open(revision);
    } catch (const Error& error) {
      return error.what();
    }
    return {};
  }

  test::Repository repository_;
  Settings settings_{.project = {},
                     .records = {},
                     .today = {.value = Date::parse("2026-01-15").value()},
                     .jobs = std::nullopt,
                     .output = {}};
  test::TestIo world_{repository_.root(), test::git_environment()};
};

TEST_F(CatalogAt, HasTheRecordsOfTheRevisionAndNotThoseOfTheDisk) {
  repository_.write("records/1.yaml", "id: 1\n");
  repository_.write("records/old/2.yaml", "id: 2\n");
  repository_.write("other/3.yaml", "id: 3\n");
  repository_.commit();
  repository_.write("records/1.yaml", "id: 10\n");
  repository_.write("records/4.yaml", "id: 4\n");
  const Catalog catalog = open("HEAD");
  std::vector<std::string> seen;
  const auto look = [&](std::size_t file, std::string_view bytes) -> Turn {
    return [&seen, line = catalog.shown(catalog.files[file]) + " " + std::string(bytes)] { seen.push_back(line); };
  };
  EXPECT_TRUE(scan(catalog.files, look).empty());
  EXPECT_EQ(seen, (std::vector<std::string>{"HEAD:records/1.yaml id: 1\n", "HEAD:records/old/2.yaml id: 2\n"}));
}

TEST_F(CatalogAt, LooksUpNoPathThatIsTooLong) {
  const auto path_of = [](std::size_t bytes) {
    std::string path;
    while (path.size() < bytes) path += path.size() % 2 == 0 ? "a" : "/";
    return path;
  };
  EXPECT_EQ(absolute_path(world_.io, path_of(4'095)), repository_.root() / path_of(4'095));
  for (const std::size_t bytes : {4'097U, 400'001U}) {
    EXPECT_THROW((void)absolute_path(world_.io, path_of(bytes)), Error) << bytes;
  }
  // In a revision, it names no folder.
  repository_.write("records/1.yaml", "id: 1\n");
  repository_.write("cme.yaml", "records: " + path_of(400'001) + "\n");
  repository_.commit();
  EXPECT_EQ(complaint("HEAD"), "");
}

TEST_F(CatalogAt, LeavesOutTheProjectsFile) {
  repository_.write("1.yaml", "id: 1\n");
  repository_.write("cme.yaml", "records: .\n");
  repository_.commit();
  settings_.records.value = repository_.root();
  settings_.project.file = repository_.root() / "cme.yaml";
  const Catalog catalog = open("main");
  ASSERT_EQ(catalog.files.size(), 1U);
  EXPECT_EQ(catalog.files[0], "1.yaml");
}

TEST_F(CatalogAt, MayHaveNoRecord) {
  repository_.write("README", "none yet\n");
  repository_.commit();
  repository_.write("records/1.yaml", "id: 1\n");
  EXPECT_TRUE(open("HEAD").files.empty());
}

TEST_F(CatalogAt, IsRefusedWithoutARevisionOrARepository) {
  EXPECT_EQ(complaint("HEAD"), "there is no folder \"records\"");
  repository_.write("records/1.yaml", "id: 1\n");
  EXPECT_EQ(complaint("HEAD"), "nothing has been committed yet");
  repository_.commit();
  EXPECT_EQ(complaint("HEAD"), "");
  EXPECT_EQ(complaint("--all"), "git has no branch, tag or commit \"--all\"");
  std::filesystem::remove_all(repository_.root() / ".git");
  EXPECT_TRUE(complaint("HEAD").starts_with("git has no history of the folder \"records\": ")) << complaint("HEAD");
}

TEST(ShownPaths, ShortenTheIdOfACommit) {
  const auto shown = [](const std::string& revision) { return ShownPaths::of_revision(revision)("records/1.yaml"); };
  EXPECT_EQ(shown("HEAD"), "HEAD:records/1.yaml");
  EXPECT_EQ(shown("0123456789" + std::string(30, 'a')), "0123456789:records/1.yaml");
  EXPECT_EQ(shown(std::string(64, 'f')), "ffffffffff:records/1.yaml");
  EXPECT_EQ(shown(std::string(39, 'a')), std::string(39, 'a') + ":records/1.yaml");
  EXPECT_EQ(shown(std::string(40, 'g')), std::string(40, 'g') + ":records/1.yaml");
}

}  // namespace
}  // namespace cme
