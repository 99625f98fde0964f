// SPDX-License-Identifier: MIT
#include <fcntl.h>
#include <gtest/gtest.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/atomic_file.hpp"

namespace cme {
namespace {

namespace fs = std::filesystem;

/// A folder of its own for each test, removed at its end.
class AtomicFile : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "cme-atomic-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { fs::remove_all(folder_); }

  [[nodiscard]] fs::path inside(std::string_view name) const { return folder_ / name; }

  [[nodiscard]] std::string read(std::string_view name) const {
    std::ifstream stream(inside(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }

  void clear() const {
    for (const auto& entry : fs::directory_iterator(folder_)) {
      fs::remove(entry.path());
    }
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

TEST_F(AtomicFile, MakesAFileAndLeavesNothingBeside) {
  ASSERT_TRUE(save_file(inside("a"), write_new));
  EXPECT_EQ(read("a"), "new");
  EXPECT_EQ(count_files(), 1U);
}

TEST_F(AtomicFile, KeepsTheModeOfTheFile) {
  std::ofstream(inside("a")) << "old and longer";
  ASSERT_EQ(::chmod(inside("a").c_str(), 0640), 0);
  ASSERT_TRUE(save_file(inside("a"), write_new));
  EXPECT_EQ(read("a"), "new");
  struct stat status {};
  ASSERT_EQ(::stat(inside("a").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 07777, 0640U);
}

TEST_F(AtomicFile, LeavesTheOldFileWhenWritingFails) {
  std::ofstream(inside("a")) << "old";
  const Result<void> saved = save_file(inside("a"), [](std::ostream& out) { out.setstate(std::ios::badbit); });
  EXPECT_FALSE(saved);
  EXPECT_THROW((void)save_file(inside("a"), [](std::ostream&) { throw std::runtime_error("x"); }), std::runtime_error);
  EXPECT_EQ(read("a"), "old");
  EXPECT_EQ(count_files(), 1U);
}

TEST_F(AtomicFile, ShowsNothingBeforeItIsWhole) {
#ifdef CME_PORTABLE
  GTEST_SKIP() << "a file of POSIX has a name while it is written";
#endif
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

TEST_F(AtomicFile, LeavesNothingHalfWrittenWhenItIsKilled) {
#ifdef CME_PORTABLE
  GTEST_SKIP() << "a file of POSIX has a name while it is written";
#endif
  std::ofstream(inside("a")) << "old";
  for (const int signal : {SIGINT, SIGTERM, SIGKILL}) {
    SCOPED_TRACE(signal);
    const pid_t child = ::fork();
    if (child == 0) {
      ::signal(signal, SIG_DFL);  // what runs in the background of a shell ignores some
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

TEST_F(AtomicFile, OpensAFileWhoseNameIsGoneAtOnce) {
  fs::path name;
  const Result<Descriptor> file = open_nameless_file(inside("a"), [&](const fs::path& given) {
    name = given;
    EXPECT_EQ(given.parent_path(), inside("a").parent_path());
    std::ofstream(given) << "text";
  });
  ASSERT_TRUE(file);
  EXPECT_FALSE(fs::exists(name));
  std::array<char, 8> text{};
  EXPECT_EQ(::pread(file->number(), text.data(), text.size(), 0), 4);
  EXPECT_EQ(std::string(text.data()), "text");
  ASSERT_TRUE(save_copy(inside("a"), *file));
  EXPECT_EQ(read("a"), "text");
  fs::remove(inside("a"));
  EXPECT_THROW((void)open_nameless_file(inside("a"), [](const fs::path&) { throw std::runtime_error("no"); }),
               std::runtime_error);
  EXPECT_EQ(count_files(), 0U);
  EXPECT_EQ(open_nameless_file(inside("none/a"), [](const fs::path&) {}).error(), "its folder does not exist");
}

TEST_F(AtomicFile, LeavesTheOldFileWhenTheDiskIsFull) {
  std::ofstream(inside("a")) << "old";
  for (const std::string name : {"a", "b"}) {
    SCOPED_TRACE(name);
    const pid_t child = ::fork();
    if (child == 0) {
      // A limit on the size of files stops a write in the middle, as a full disk does.
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

TEST_F(AtomicFile, FollowsALink) {
  std::ofstream(inside("a")) << "old";
  fs::create_symlink("a", inside("link"));
  ASSERT_TRUE(save_file(inside("link"), write_new));
  EXPECT_EQ(read("a"), "new");
  EXPECT_TRUE(fs::is_symlink(inside("link")));
}

TEST_F(AtomicFile, WritesToADeviceAsItIs) {
  EXPECT_TRUE(save_file("/dev/null", write_new));
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
  const Result<void> full = save_file("/dev/full", write_new);
  ASSERT_FALSE(full);
  EXPECT_EQ(full.error(), "no space left on device");
}

TEST_F(AtomicFile, LeavesAFileThatHasChangedMeanwhile) {
  std::ofstream(inside("a")) << "old and longer";
  EXPECT_EQ(save_if_unchanged(inside("a"), "old", "new"), Saved::too_late);
  EXPECT_EQ(read("a"), "old and longer");
  EXPECT_EQ(save_if_unchanged(inside("a"), "old and longer", "new"), Saved::yes);
  EXPECT_EQ(read("a"), "new");
  EXPECT_EQ(save_if_unchanged(inside("b"), "", "new").error(), "no such file or directory");
}

TEST_F(AtomicFile, TellsWhyItCannot) {
  fs::create_directory(inside("folder"));
  std::ofstream(inside("file")) << "a file";
  EXPECT_EQ(save_file(inside("folder"), write_new).error(), "it is a folder");
  EXPECT_EQ(save_file(inside("none/a"), write_new).error(), "its folder does not exist");
  EXPECT_EQ(save_file(inside("file/a"), write_new).error(), "part of its path is a file, not a folder");
}

TEST_F(AtomicFile, NeverOverwritesWhenItCreates) {
  EXPECT_EQ(create_file(inside("a"), "first"), Saved::yes);
  EXPECT_EQ(create_file(inside("a"), "second"), Saved::too_late);
  EXPECT_EQ(read("a"), "first");
  fs::create_symlink("nowhere", inside("link"));
  EXPECT_EQ(create_file(inside("link"), "second"), Saved::too_late);
  EXPECT_EQ(create_file(inside("none/a"), "first").error(), "its folder does not exist");
  EXPECT_EQ(count_files(), 2U);
}

TEST_F(AtomicFile, KeepsTheOwnerWhereItMaySetIt) {
  if (::geteuid() != 0) {
    GTEST_SKIP() << "only root may give a file to another user";
  }
  std::ofstream(inside("a")) << "old";
  ASSERT_EQ(::chown(inside("a").c_str(), 1234, 2345), 0);
  ASSERT_EQ(::chmod(inside("a").c_str(), 02640), 0);
  ASSERT_TRUE(save_file(inside("a"), write_new));
  struct stat status {};
  ASSERT_EQ(::stat(inside("a").c_str(), &status), 0);
  EXPECT_EQ(status.st_uid, 1234U);
  EXPECT_EQ(status.st_gid, 2345U);
  EXPECT_EQ(status.st_mode & 07777, 02640U);
}

TEST_F(AtomicFile, LeavesAFileThatAnotherProcessIsChanging) {
  std::ofstream(inside("a")) << "old";
  const int file = ::open(inside("a").c_str(), O_RDONLY | O_CLOEXEC);
  ASSERT_EQ(::flock(file, LOCK_EX), 0);
  EXPECT_EQ(save_if_unchanged(inside("a"), "old", "new"), Saved::too_late);
  ::close(file);
  EXPECT_EQ(save_if_unchanged(inside("a"), "old", "new"), Saved::yes);
}

TEST_F(AtomicFile, LetsOneOfSeveralProcessesChangeAFile) {
  constexpr int process_count = 8;
  for (int round = 0; round < 20; ++round) {
    SCOPED_TRACE(round);
    std::ofstream(inside("a")) << "old";
    std::vector<pid_t> children;
    for (int number = 0; number < process_count; ++number) {
      children.push_back(::fork());
      if (children.back() == 0) {
        const Result<Saved> saved = save_if_unchanged(inside("a"), "old", std::to_string(number));
        ::_exit(saved == Saved::yes ? 1 : 0);
      }
    }
    std::vector<std::string> winners;
    for (int number = 0; number < process_count; ++number) {
      int status = 0;
      ::waitpid(children[static_cast<std::size_t>(number)], &status, 0);
      if (WEXITSTATUS(status) == 1) {
        winners.push_back(std::to_string(number));
      }
    }
    EXPECT_EQ(winners, std::vector{read("a")});
  }
}

/// Makes this process, as on file systems that have none, unable to make files without names.
bool deny_unnamed_files() {
  constexpr std::uint32_t unnamed = O_TMPFILE & ~O_DIRECTORY;
  std::array program{
      sock_filter BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
      sock_filter BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_openat, 0, 3),
      sock_filter BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, args[2])),
      sock_filter BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, unnamed, 0, 1),
      sock_filter BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EOPNOTSUPP),
      sock_filter BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  const sock_fprog filter{.len = program.size(), .filter = program.data()};
  return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}

/// Runs `work` in a process that is killed at its `boundary`-th way into the system or out of it. Returns whether it
/// came so far, or nothing if processes cannot be watched here.
std::optional<bool> run_and_kill(int boundary, const std::function<void()>& work) {
  const pid_t child = ::fork();
  if (child == 0) {
    if (::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) != 0) {
      ::_exit(1);
    }
    (void)::raise(SIGSTOP);
    work();
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  if (!WIFSTOPPED(status)) {
    return std::nullopt;
  }
  for (int done = 0; done < boundary && WIFSTOPPED(status); ++done) {
    (void)::ptrace(PTRACE_SYSCALL, child, nullptr, nullptr);
    ::waitpid(child, &status, 0);
  }
  const bool was_there = WIFSTOPPED(status);
  if (was_there) {
    (void)::kill(child, SIGKILL);
    ::waitpid(child, &status, 0);
  }
  return was_there;
}

TEST_F(AtomicFile, IsWholeOrAbsentWheneverTheProcessIsKilled) {
  const std::string old = "old";
  const std::string whole(100'000, 'x');
  const auto create = [&] { (void)create_file(inside("a"), whole); };
  const auto save = [&] { (void)save_file(inside("a"), [&](std::ostream& out) { out << whole; }); };
  const auto change = [&] { (void)save_if_unchanged(inside("a"), old, whole); };
  const auto beside = [](const std::function<void()>& work) {
    return [&work] {
      if (deny_unnamed_files()) {
        work();
      }
    };
  };
  struct Case {
    std::string_view name;
    std::function<void()> work;
    bool replaces;
  };
  const std::vector<Case> plain = {
      {"create", create, false}, {"save a new one", save, false}, {"save", save, true}, {"change", change, true}};
  std::vector<Case> cases = plain;
  for (const Case& each : plain) {
    cases.push_back({each.name, beside(each.work), each.replaces});
  }
  for (const Case& each : cases) {
    std::set<std::string> seen;
    for (int boundary = 1;; ++boundary) {
      SCOPED_TRACE(std::string(each.name) + " " + std::to_string(boundary));
      clear();
      if (each.replaces) {
        std::ofstream(inside("a")) << old;
      }
      const std::optional<bool> was_killed = run_and_kill(boundary, each.work);
      if (!was_killed) {
        GTEST_SKIP() << "this system lets no process watch another";
      }
      const std::string found = fs::exists(inside("a")) ? read("a") : "absent";
      EXPECT_TRUE(found == whole || found == (each.replaces ? old : "absent")) << found.substr(0, 10);
      seen.insert(found);
      if (!*was_killed) {
        EXPECT_EQ(found, whole);
        EXPECT_EQ(count_files(), 1U);
        break;
      }
    }
    EXPECT_EQ(seen.size(), 2U) << each.name;
  }
}

}  // namespace
}  // namespace cme
