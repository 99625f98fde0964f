// SPDX-License-Identifier: MIT
//
// Searches that are killed while they write their index, and several at once, by the real binary.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "tests/checkout_copy.hpp"

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr int record_count = 60;

class KilledSearch : public testing::Test {
 protected:
  void SetUp() override {
    fs::create_directory(folder() / "records");
    for (int number = 0; number < record_count; ++number) write_record(number, 0);
  }

  [[nodiscard]] const fs::path& folder() const { return folder_.path(); }

  void write_record(int number, int change) const {
    std::ofstream(folder() / "records" / (std::to_string(number) + ".yaml"))
        << "id: " << number + 1 << "\ntitle: Lung Cancer, Change " << change
        << "\nprovider: Example Health Network\nformat: Live\nexpires: 2028-01-31\ncredits:\n  - amount: 1\n"
           "    type: AMA PRA Category 1 Credit\ncommercial_support: false\n";
  }

  void change_records(int round) const {
    for (int i = 0; i < 10; ++i) write_record((7 * round + i) % record_count, round);
  }

  /// Starts a search that prints into a file of the folder.
  [[nodiscard]] pid_t start(const std::string& output, const char* option = "-q") const {
    const pid_t child = ::fork();
    if (child != 0) return child;
    const int file = ::open((folder() / output).c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    ::dup2(file, STDOUT_FILENO);
    ::dup2(file, STDERR_FILENO);
    ::setenv("XDG_CACHE_HOME", (folder() / "cache").c_str(), 1);
    if (::chdir(folder().c_str()) == 0) ::execl(CME_BINARY, "cme", "search", "lung", option, nullptr);
    ::_exit(99);
  }

  [[nodiscard]] std::string text_of(const std::string& output) const {
    std::ifstream stream(folder() / output, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }

  [[nodiscard]] std::string search(const char* option) const {
    int status = 0;
    ::waitpid(start("answer", option), &status, 0);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    return text_of("answer");
  }

  void expect_the_right_answer() const { EXPECT_EQ(search("-q"), search("--no-cache")); }

 private:
  cme::test::TemporaryFolder folder_;
};

TEST_F(KilledSearch, LeavesNothingThatChangesAnAnswer) {
  constexpr unsigned seed = 20'260'115;
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  std::mt19937 random(seed);
  expect_the_right_answer();
  change_records(1);
  const Clock::time_point begin = Clock::now();
  (void)search("-q");
  const auto whole_search = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begin).count();
  std::uniform_int_distribution<long> delay(0, whole_search);
  int killed = 0;
  for (int round = 2; round < 82; ++round) {
    SCOPED_TRACE(testing::Message() << "round " << round);
    change_records(round);
    const pid_t child = start("killed");
    // What is tested is death at any moment: there is nothing that could be waited for.
    std::this_thread::sleep_for(std::chrono::microseconds(delay(random)));
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    killed += WIFSIGNALED(status) ? 1 : 0;
    if (round % 10 == 0) expect_the_right_answer();
  }
  expect_the_right_answer();
  EXPECT_GT(killed, 20);
}

TEST_F(KilledSearch, HasNoInfluenceOnOthersAtTheSameTime) {
  const std::string right = search("--no-cache");
  for (int round = 0; round < 5; ++round) {
    SCOPED_TRACE(testing::Message() << "round " << round);
    if (round > 0) change_records(round);
    std::vector<pid_t> children;
    for (int i = 0; i < 6; ++i) children.push_back(start("output" + std::to_string(i)));
    ::kill(children[0], SIGKILL);
    for (const pid_t child : children) ::waitpid(child, nullptr, 0);
    const std::string expected = round == 0 ? right : search("--no-cache");
    for (int i = 1; i < 6; ++i) EXPECT_EQ(text_of("output" + std::to_string(i)), expected);
  }
}

}  // namespace
