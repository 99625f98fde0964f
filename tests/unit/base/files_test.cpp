// SPDX-License-Identifier: MIT
#include "base/files.hpp"
#include "base/paths.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <tuple>

namespace cme {
namespace {

namespace fs = std::filesystem;

/// A folder of its own for each test, removed at its end.
class Files : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "cme-files-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { fs::remove_all(folder_); }

  [[nodiscard]] const fs::path& folder() const { return folder_; }

  void write(const std::string& name, std::string_view bytes = {}) const {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
  }

  [[nodiscard]] std::vector<std::string> found() const {
    std::vector<std::string> names = find_record_files(folder_);
    for (std::string& name : names) name.erase(0, folder_.string().size() + 1);
    return names;
  }

 private:
  fs::path folder_;
};

TEST(WithSlash, EndsAFolderWithOneSlash) {
  EXPECT_EQ(with_slash("records"), "records/");
  EXPECT_EQ(with_slash("records/"), "records/");
  EXPECT_EQ(with_slash("/"), "/");
  EXPECT_EQ(with_slash(""), "");
}

TEST_F(Files, ReadGivesTheBytes) {
  write("a", std::string_view("x\0\xFF\r\n", 5));
  EXPECT_EQ(read_file(folder() / "a", 100), std::string("x\0\xFF\r\n", 5));
}

TEST_F(Files, ReadGivesNothingOfAnEmptyFile) {
  write("a");
  EXPECT_EQ(read_file(folder() / "a", 100), "");
}

TEST_F(Files, ReadStopsOneByteBehindTheLimit) {
  write("a", "123456");
  EXPECT_EQ(read_file(folder() / "a", 6), "123456");
  EXPECT_EQ(read_file(folder() / "a", 5), "123456");
  EXPECT_EQ(read_file(folder() / "a", 4), "12345");
}

TEST_F(Files, ReadGoesOnWhereTheSystemTellsNoSize) {
  const auto bytes = read_file("/proc/self/status", 1 << 20);
  ASSERT_TRUE(bytes) << bytes.error();
  EXPECT_TRUE(bytes->starts_with("Name:"));
  EXPECT_TRUE(bytes->ends_with("\n"));
}

TEST_F(Files, ReadSaysWhatItRefuses) {
  EXPECT_EQ(read_file(folder(), 9).error(), "it is a folder, not a file");
  EXPECT_EQ(read_file(folder() / "none", 9).error(), "no such file or directory");
  EXPECT_EQ(read_file("/dev/null", 9).error(), "it is a device, not a file");
  fs::create_symlink("none", folder() / "dangling");
  EXPECT_EQ(read_file(folder() / "dangling", 9).error(), "it is a link to a file that does not exist");
  fs::create_symlink("loop", folder() / "loop");
  EXPECT_EQ(read_file(folder() / "loop", 9).error(), "too many levels of symbolic links");
}

TEST_F(Files, ReadTellsWhyTheSystemFailed) {
  EXPECT_EQ(read_file("/proc/self/mem", 9).error(), "input/output error");
}

TEST_F(Files, ReadDoesNotWaitForAPipesWriter) {
  ASSERT_EQ(::mkfifo((folder() / "pipe").c_str(), 0600), 0);
  EXPECT_EQ(read_file(folder() / "pipe", 9).error(), "it is a pipe, not a file");
}

TEST_F(Files, ReadRefusesASocket) {
  const int listener = ::socket(AF_UNIX, SOCK_STREAM, 0);
  ASSERT_GE(listener, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string path = (folder() / "socket").string();
  ASSERT_LT(path.size(), sizeof address.sun_path);
  path.copy(address.sun_path, path.size());
  const int bound = ::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address);
  ::close(listener);
  ASSERT_EQ(bound, 0);
  EXPECT_EQ(read_file(path, 9).error(), "it is a socket, not a file");
}

TEST_F(Files, ReaderGivesWhatReadGives) {
  write("a", "first, and the longest");
  write("b");
  write("sub/a", "second");
  write("long", std::string(200'000, 'x'));
  fs::create_symlink("../a", folder() / "sub/link");
  FileReader reader(100'000);
  for (const char* name : {"a", "b", "none", "sub/a", "sub", "a", "long", "sub/link", "none/a", "a/a", "b"}) {
    SCOPED_TRACE(name);
    const std::string path = (folder() / name).string();
    EXPECT_EQ(reader.read(path), read_file(path, 100'000));
  }
  EXPECT_EQ(reader.read("/dev/null").error(), "it is a device, not a file");
  EXPECT_EQ(reader.read("/proc/self/mem").error(), "input/output error");
}

TEST_F(Files, FollowsLinksOnlyWithinTheHome) {
  write("home/a", "mine");
  write("home/sub/b", "below");
  write("home/.git/config", "secret");
  write("home/.data/x", "mounted");
  write("homes", "not mine");
  const fs::path home = fs::canonical(folder()) / "home";
  const std::string advice = "; put a copy of the file there";
  const std::string outside = "it is a link that leads out of \"" + home.string() + "\"" + advice;
  const std::vector<std::tuple<const char*, const char*, Result<std::string>>> links = {
      {"inside", "sub/b", "below"},
      {"again", "inside", "below"},
      {"around", "../home/a", "mine"},
      {"outside", "../homes", failure(outside)},
      {"twice", "outside", failure(outside)},
      {"system", "/etc/passwd", failure(outside)},
      {"hidden", ".git/config", failure("it is a link to a hidden file" + advice)},
      {"sub/hidden", "../.data/x", failure("it is a link to a hidden file" + advice)},
      {"mounted", ".data/x", "mounted"},  // as Kubernetes does it
      {"folder", "sub", failure("it is a folder, not a file")},
      {"dangling", "none", failure("it is a link to a file that does not exist")},
      {"loop", "loop", failure("too many levels of symbolic links")},
  };
  FileReader reader(100, home);
  for (const auto& [name, target, expected] : links) {
    SCOPED_TRACE(name);
    fs::create_symlink(target, home / name);
    EXPECT_EQ(read_file(home / name, 100, home), expected);
    EXPECT_EQ(reader.read((home / name).string()), expected);
  }
  EXPECT_EQ(read_file(home / "outside", 100), "not mine");
  EXPECT_EQ(reader.read((home / "a").string()), "mine");
}

// The system follows them part by part, but nobody can say where to.
TEST_F(Files, FollowsNoLinkThroughAPathThatIsTooLong) {
  write("secret", "not mine");
  const fs::path home = fs::canonical(folder()) / "home";
  fs::create_directory(home);
  Descriptor at(::open(home.c_str(), O_RDONLY | O_DIRECTORY));
  std::string up = "../";
  std::string halves[2];
  for (std::size_t depth = 0; depth < 18; ++depth) {
    const std::string name(240, static_cast<char>('a' + depth));
    ASSERT_EQ(::mkdirat(at.number(), name.c_str(), 0755), 0);
    at = Descriptor(::openat(at.number(), name.c_str(), O_RDONLY | O_DIRECTORY));
    halves[depth / 9] += name + "/";
    up += "../";
  }
  ASSERT_EQ(::symlinkat((up + "secret").c_str(), at.number(), "out"), 0);
  fs::create_symlink(halves[0], home / "half");
  fs::create_symlink("half/" + halves[1] + "out", home / "link");
  EXPECT_EQ(read_file(home / "link", 100), "not mine");
  EXPECT_EQ(read_file(home / "link", 100, home).error(), "file name too long");
  EXPECT_EQ(FileReader(100, home).read((home / "link").string()).error(), "file name too long");
}

TEST_F(Files, ReaderTakesPathsWithoutAFolder) {
  const fs::path before = fs::current_path();
  write("a", "x");
  fs::current_path(folder());
  EXPECT_EQ(FileReader(9).read("a"), "x");
  fs::current_path(before);
}

TEST_F(Files, FindListsTheSameInAnyNumberOfThreads) {
  for (const char* name : {"b.yaml", "a/z.yml", "a-b/1.yaml", "a/b/c.yaml", "c/2.yaml", "z.yaml"}) write(name);
  const std::vector<std::string> one = find_files(folder(), is_record_file, 1);
  EXPECT_EQ(one.size(), 6U);
  EXPECT_EQ(find_files(folder(), is_record_file, 3), one);
  EXPECT_EQ(find_files(folder(), is_record_file, std::nullopt), one);
}

TEST_F(Files, FindListsInOrderOfTheWholePathsBytes) {
  for (const char* name : {"b.yaml", "a/z.yml", "a-b.yaml", "a.yaml", "a/b/c.yaml", "B.yaml", "é.yaml"}) write(name);
  EXPECT_EQ(found(),
            (std::vector<std::string>{"B.yaml", "a-b.yaml", "a.yaml", "a/b/c.yaml", "a/z.yml", "b.yaml", "é.yaml"}));
}

TEST_F(Files, FindPassesOverOtherFilesAndHiddenNames) {
  for (const char* name : {"a.txt", "yaml", ".yaml", ".x.yaml", ".git/a.yaml", "a.yaml~", "a.YAML", "ok.yaml"}) {
    write(name);
  }
  EXPECT_EQ(found(), (std::vector<std::string>{"a.YAML", "ok.yaml"}));
}

TEST_F(Files, FindListsSymlinkedFilesAndEntersNoSymlinkedFolder) {
  write("sub/a.yaml");
  fs::create_directory_symlink("..", folder() / "sub/up");
  fs::create_symlink("a.yaml", folder() / "sub/b.yaml");
  fs::create_symlink("none", folder() / "dangling.yaml");
  fs::create_symlink("loop.yaml", folder() / "loop.yaml");
  EXPECT_EQ(found(), (std::vector<std::string>{"dangling.yaml", "loop.yaml", "sub/a.yaml", "sub/b.yaml"}));
}

TEST_F(Files, FindEntersAFolderNamedLikeARecord) {
  write("x.yaml/y.yaml");
  EXPECT_EQ(found(), std::vector<std::string>{"x.yaml/y.yaml"});
}

TEST_F(Files, FindEntersFoldersHoweverDeep) {
  std::string path;
  for (int depth = 0; depth < 300; ++depth) path += "d/";
  write(path + "a.yaml", "deep");
  write("b.yaml");
  ASSERT_EQ(found(), (std::vector<std::string>{"b.yaml", path + "a.yaml"}));
  EXPECT_EQ(read_file(folder() / (path + "a.yaml"), 9), "deep");
}

TEST_F(Files, FindListsAWideFolder) {
  constexpr int count = 20'000;
  write("0.yaml");
  for (int i = 1; i < count; ++i) fs::create_hard_link(folder() / "0.yaml", folder() / (std::to_string(i) + ".yaml"));
  const std::vector<std::string> names = found();
  EXPECT_EQ(names.size(), count);
  EXPECT_TRUE(std::is_sorted(names.begin(), names.end()));
}

TEST_F(Files, FindKeepsNoFolderOpen) {
  for (int i = 0; i < 300; ++i) write("a" + std::to_string(i) + "/b/c/x.yaml");
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &before), 0);
  rlimit few = before;
  few.rlim_cur = 16;
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &few), 0);
  const std::vector<std::string> names = found();
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &before), 0);
  EXPECT_EQ(names.size(), 300U);
}

TEST_F(Files, FindListsAFolderThatItCannotReadAsAFile) {
  // Root may read all folders, but nobody one whose path is longer than the system takes.
  const fs::path before = fs::current_path();
  fs::current_path(folder());
  for (int depth = 0; depth < 30; ++depth) {
    const std::string name(200, 'd');
    fs::create_directory(name);
    fs::current_path(name);
  }
  fs::current_path(before);
  write("b.yaml");
  const std::vector<std::string> names = found();
  ASSERT_EQ(names.size(), 2U);
  EXPECT_EQ(names[0], "b.yaml");
  EXPECT_EQ(read_file(folder() / names[1], 9).error(), "file name too long");
}

TEST_F(Files, FindNamesLinkedFoldersToWhoAsks) {
  write("real/1.yaml");
  write("real/notes.txt");
  fs::create_directory_symlink("real", folder() / "linked");
  fs::create_symlink("real/notes.txt", folder() / "notes");
  fs::create_symlink("nowhere", folder() / "lost");
  EXPECT_EQ(found(), std::vector<std::string>{"real/1.yaml"});
  const auto is_record_or_folder = [](std::string_view path) { return is_record_file(path) || path.ends_with("/."); };
  EXPECT_EQ(find_files(folder(), is_record_or_folder),
            (std::vector<std::string>{(folder() / "linked/.").string(), (folder() / "real/1.yaml").string()}));
}

TEST_F(Files, FindTakesAFolderWithASlashBehindIt) {
  write("a.yaml");
  EXPECT_EQ(find_record_files(folder().string() + "/"), std::vector<std::string>{(folder() / "a.yaml").string()});
}

TEST_F(Files, FindThrowsWhereThereIsNoFolder) {
  write("file");
  for (const auto& [name, reason] : {std::pair("none", "no such file or directory"), {"file", "not a directory"}}) {
    SCOPED_TRACE(name);
    const std::string path = (folder() / name).string();
    try {
      find_record_files(path);
      ADD_FAILURE() << "no Error";
    } catch (const Error& error) {
      EXPECT_EQ(error.what(), "cannot read the folder \"" + path + "\": " + reason);
    }
  }
}

TEST(IsRecordFile, LooksAtTheNamesEnd) {
  for (const std::string_view path : {"a.yaml", "a.yml", "x/y.z.yaml", "a.YAML", "a.Yml"})
    EXPECT_TRUE(is_record_file(path)) << path;
  for (const std::string_view path : {"", "a", "yaml", ".yaml", "x/.yml", "a.yaml/", "a.json", "a.yaml.txt"}) {
    EXPECT_FALSE(is_record_file(path)) << path;
  }
}

TEST(ResemblesRecordFile, LooksForTheEndingAnywhereInTheName) {
  for (const std::string_view path : {"a.yaml", "a.YAML.txt", "x/a.yml~", "#a.yaml#", "a.yaml.bak"}) {
    EXPECT_TRUE(resembles_record_file(path)) << path;
  }
  for (const std::string_view path : {"", "a.txt", "x.yaml/a", "yaml"}) {
    EXPECT_FALSE(resembles_record_file(path)) << path;
  }
}

TEST(PathFrom, KeepsWhatMayFollowALink) {
  struct Case {
    std::string_view path;
    std::string_view whole;
  };
  const Case cases[] = {
      {"a.yaml", "/repo/docs/a.yaml"},
      {"./a/./b//c.yaml", "/repo/docs/a/b/c.yaml"},
      {"a/", "/repo/docs/a"},
      {".", "/repo/docs"},
      {"../a.yaml", "/repo/a.yaml"},
      {"../../../a.yaml", "/a.yaml"},
      {"link/../a.yaml", "/repo/docs/link/../a.yaml"},
      {"../link/../../a.yaml", "/repo/link/../../a.yaml"},
      {"/link/../a.yaml", "/link/../a.yaml"},
      {"/./a.yaml", "/a.yaml"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(path_from("/repo/docs", c.path), c.whole);
  }
}

TEST(RelativeTo, IsRelativeWhenThatIsShorterToRead) {
  struct Case {
    std::string_view path;
    std::string_view base;
    std::string_view relative;
  };
  const Case cases[] = {
      {"/repo/records/a.yaml", "/repo", "records/a.yaml"},
      {"/repo/records/a.yaml", "/repo/", "records/a.yaml"},
      {"/repo/records/a.yaml", "/", "repo/records/a.yaml"},
      {"/repo/./docs//../records/a.yaml", "/repo", "docs/../records/a.yaml"},
      {"/home/me/repo/records/a.yaml", "/home/me/repo/docs", "../records/a.yaml"},
      {"/a.yaml", "/home/me", "/a.yaml"},
      {"/home/me/a.yaml", "/home/me/1/2/3/4", "/home/me/a.yaml"},
      {"/repo", "/repo", "."},
      {"records/a.yaml", "", "records/a.yaml"},
      {"records/a.yaml", ".", "records/a.yaml"},
      {"records/a.yaml", "records", "a.yaml"},
      {"/repo/a.yaml", "elsewhere", "/repo/a.yaml"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(std::string(c.path).append(" from ").append(c.base));
    EXPECT_EQ(relative_to(c.path, c.base), c.relative);
  }
}

}  // namespace
}  // namespace cme
