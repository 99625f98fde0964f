// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "base/files.hpp"

namespace cme {
namespace {

namespace fs = std::filesystem;

/// A folder of its own for each test, removed at its end.
class SaveFile : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "cme-save-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { fs::remove_all(folder_); }

  [[nodiscard]] fs::path inside(std::string_view name) const { return folder_ / name; }

  [[nodiscard]] std::string read(std::string_view name) const {
    std::ifstream stream(inside(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }

  [[nodiscard]] std::size_t count_files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
  }

 private:
  fs::path folder_;
};

void write_new(std::ostream& out) {
  out << "new";
}

TEST_F(SaveFile, MakesAFileAndLeavesNothingBeside) {
  ASSERT_TRUE(save_file(inside("a"), write_new));
  EXPECT_EQ(read("a"), "new");
  EXPECT_EQ(count_files(), 1U);
}

TEST_F(SaveFile, KeepsTheModeOfTheFile) {
  std::ofstream(inside("a")) << "old and longer";
  ASSERT_EQ(::chmod(inside("a").c_str(), 0640), 0);
  ASSERT_TRUE(save_file(inside("a"), write_new));
  EXPECT_EQ(read("a"), "new");
  struct stat status {};
  ASSERT_EQ(::stat(inside("a").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 07777, 0640U);
}

TEST_F(SaveFile, LeavesTheOldFileWhenWritingFails) {
  std::ofstream(inside("a")) << "old";
  const Result<void> saved = save_file(inside("a"), [](std::ostream& out) { out.setstate(std::ios::badbit); });
  EXPECT_FALSE(saved);
  EXPECT_THROW((void)save_file(inside("a"), [](std::ostream&) { throw std::runtime_error("x"); }), std::runtime_error);
  EXPECT_EQ(read("a"), "old");
  EXPECT_EQ(count_files(), 1U);
}

TEST_F(SaveFile, ShowsNothingBeforeItIsWhole) {
  std::ofstream(inside("a")) << "old";
  for (const std::string name : {"a", "b"}) {
    SCOPED_TRACE(name);
    std::size_t seen = 0;
    ASSERT_TRUE(save_file(inside(name), [&](std::ostream& out) {
      out << "new" << std::flush;
      seen = count_files();
    }));
    EXPECT_EQ(seen, 1U);
    EXPECT_EQ(read(name), "new");
  }
}

TEST_F(SaveFile, LeavesNothingHalfWrittenWhenItIsKilled) {
  std::ofstream(inside("a")) << "old";
  for (const int signal : {SIGINT, SIGTERM, SIGKILL}) {
    SCOPED_TRACE(signal);
    const pid_t child = ::fork();
    if (child == 0) {
      (void)save_file(inside("a"), [&](std::ostream& out) {
        out << "half" << std::flush;
        (void)::raise(signal);
      });
      ::_exit(0);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_TRUE(WIFSIGNALED(status));
    EXPECT_EQ(WTERMSIG(status), signal);
    EXPECT_EQ(read("a"), "old");
    EXPECT_EQ(count_files(), 1U);
  }
}

TEST_F(SaveFile, LeavesTheOldFileWhenTheDiskIsFull) {
  std::ofstream(inside("a")) << "old";
  for (const std::string name : {"a", "b"}) {
    SCOPED_TRACE(name);
    const pid_t child = ::fork();
    if (child == 0) {
      // A limit on the size of files stops a write in its midst, as a full disk does.
      const rlimit limit{.rlim_cur = 5'000, .rlim_max = 5'000};
      (void)::setrlimit(RLIMIT_FSIZE, &limit);
      (void)::signal(SIGXFSZ, SIG_IGN);
      const Result<void> saved = save_file(inside(name), [](std::ostream& out) { out << std::string(20'000, 'x'); });
      ::_exit(!saved && saved.error() == "file too large" ? 0 : 1);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_TRUE(WIFEXITED(status));
    EXPECT_EQ(WEXITSTATUS(status), 0);
    EXPECT_EQ(read("a"), "old");
    EXPECT_EQ(count_files(), 1U);
  }
}

TEST_F(SaveFile, FollowsALink) {
  std::ofstream(inside("a")) << "old";
  fs::create_symlink("a", inside("link"));
  ASSERT_TRUE(save_file(inside("link"), write_new));
  EXPECT_EQ(read("a"), "new");
  EXPECT_TRUE(fs::is_symlink(inside("link")));
}

TEST_F(SaveFile, WritesToADeviceAsItIs) {
  EXPECT_TRUE(save_file("/dev/null", write_new));
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
  const Result<void> full = save_file("/dev/full", write_new);
  ASSERT_FALSE(full);
  EXPECT_EQ(full.error(), "no space left on device");
}

TEST_F(SaveFile, LeavesAFileThatHasChangedMeanwhile) {
  std::ofstream(inside("a")) << "old and longer";
  EXPECT_EQ(save_if_unchanged(inside("a"), "old", "new").error(), "it has been changed meanwhile");
  EXPECT_EQ(read("a"), "old and longer");
  ASSERT_TRUE(save_if_unchanged(inside("a"), "old and longer", "new"));
  EXPECT_EQ(read("a"), "new");
  EXPECT_EQ(save_if_unchanged(inside("b"), "", "new").error(), "no such file or directory");
}

TEST_F(SaveFile, TellsWhyItCannot) {
  fs::create_directory(inside("folder"));
  EXPECT_EQ(save_file(inside("folder"), write_new).error(), "is a directory");
  EXPECT_EQ(save_file(inside("none/a"), write_new).error(), "no such file or directory");
}

TEST_F(SaveFile, NeverOverwritesWhenItCreates) {
  ASSERT_TRUE(create_file(inside("a"), "first"));
  EXPECT_EQ(create_file(inside("a"), "second").error(), "file exists");
  EXPECT_EQ(read("a"), "first");
  fs::create_symlink("nowhere", inside("link"));
  EXPECT_EQ(create_file(inside("link"), "second").error(), "file exists");
  EXPECT_EQ(create_file(inside("none/a"), "first").error(), "no such file or directory");
  EXPECT_EQ(count_files(), 2U);
}

}  // namespace
}  // namespace cme
