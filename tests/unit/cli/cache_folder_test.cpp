// SPDX-License-Identifier: MIT
#include "cli/cache_folder.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace cme {
namespace {

namespace fs = std::filesystem;

using Environment = std::map<std::string, std::string, std::less<>>;

/// A folder in which to keep indexes.
class CacheFolder : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "cme-cache-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    root_ = fs::canonical(name);
    fs::create_directory(root_ / "records");
  }
  void TearDown() override { fs::remove_all(root_); }

  [[nodiscard]] const fs::path& root() const { return root_; }

  template <class Ask>
  auto with_io(Environment environment, Ask ask) const {
    std::istringstream in;
    std::ostringstream out;
    const Io io{.in = in,
                .out = out,
                .err = out,
                .environment = std::move(environment),
                .working_directory = root_,
                .local_date = Date::parse("2026-01-15").value()};
    return ask(io);
  }

  [[nodiscard]] Result<fs::path> folder(Environment environment) const {
    return with_io(std::move(environment), [](const Io& io) { return cache_folder(io); });
  }

  /// With XDG_CACHE_HOME in the folder.
  [[nodiscard]] Result<IndexFile> prepare(const fs::path& records) const {
    return with_io({{"XDG_CACHE_HOME", (root_ / "home/cache").string()}},
                   [&](const Io& io) { return prepare_index_file(records, io); });
  }

  [[nodiscard]] static mode_t mode_of(const fs::path& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 07777 : 0;
  }

 private:
  fs::path root_;
};

TEST_F(CacheFolder, IsWhereTheEnvironmentSays) {
  EXPECT_EQ(folder({{"XDG_CACHE_HOME", "/a/b"}, {"HOME", "/home/x"}}).value(), "/a/b/cme");
  EXPECT_EQ(folder({{"XDG_CACHE_HOME", ""}, {"HOME", "/home/x"}}).value(), "/home/x/.cache/cme");
  EXPECT_EQ(folder({{"XDG_CACHE_HOME", "relative"}, {"HOME", "/home/x"}}).value(), "/home/x/.cache/cme");
  for (const char* home : {"", "relative"}) {
    EXPECT_EQ(folder({{"HOME", home}}).error(), "neither XDG_CACHE_HOME nor HOME is set to a folder");
  }
}

TEST_F(CacheFolder, IsMadeForNobodyElse) {
  const IndexFile file = prepare(root() / "records").value();
  EXPECT_EQ(fs::path(file.path).parent_path(), root() / "home/cache/cme");
  EXPECT_TRUE(is_index_name(fs::path(file.path).filename().string()));
  EXPECT_EQ(file.folder, root() / "records");
  EXPECT_EQ(mode_of(root() / "home/cache/cme"), 0700U);
  EXPECT_EQ(mode_of(file.path), 0600U);
}

TEST_F(CacheFolder, HasOneFileForEachFolderOfRecordsHoweverItIsReached) {
  fs::create_directory(root() / "other");
  fs::create_symlink("records", root() / "link");
  const std::string path = prepare(root() / "records").value().path;
  EXPECT_EQ(prepare(root() / "link").value().path, path);
  EXPECT_EQ(prepare(root() / "other/../records").value().path, path);
  EXPECT_NE(prepare(root() / "other").value().path, path);
}

TEST_F(CacheFolder, IsNotUsedIfOthersCouldChangeIt) {
  const std::string shown = "\"home/cache/cme\"";
  const fs::path cme = root() / "home/cache/cme";
  fs::create_directories(cme);
  fs::permissions(cme, fs::perms::all);
  EXPECT_EQ(prepare(root() / "records").error(), shown + ": other users can write to it");
  fs::remove(cme);
  std::ofstream(cme) << "a file";
  EXPECT_EQ(prepare(root() / "records").error(), shown + ": it is not a folder");
}

TEST_F(CacheFolder, DoesNotFollowALinkInPlaceOfAnIndex) {
  const std::string path = prepare(root() / "records").value().path;
  fs::remove(path);
  fs::create_symlink(root() / "victim", path);
  const std::string shown = fs::path(path).lexically_relative(root()).string();
  EXPECT_EQ(prepare(root() / "records").error(), "\"" + shown + "\": it is not a regular file that you own");
  EXPECT_FALSE(fs::exists(root() / "victim"));
}

TEST_F(CacheFolder, KnowsTheNamesOfItsFiles) {
  const std::string digits = "0123456789abcdef0123456789abcdef";
  EXPECT_TRUE(is_index_name(digits + ".sqlite"));
  EXPECT_TRUE(is_journal_name(digits + ".sqlite-journal"));
  for (const std::string& name : {digits, digits + ".sqlite3", "A" + digits.substr(1) + ".sqlite",
                                  std::string(".sqlite"), digits + "0.sqlite", digits + ".sqlite-journal"}) {
    EXPECT_FALSE(is_index_name(name)) << name;
  }
}

}  // namespace
}  // namespace cme
