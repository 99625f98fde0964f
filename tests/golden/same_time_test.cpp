// SPDX-License-Identifier: MIT
//
// Commands that write records, several at once, by the real binary.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

class SameTime : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "cme-same-time-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
    fs::create_directory(folder_ / "records");
  }
  void TearDown() override { fs::remove_all(folder_); }

  void write_file(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
  }

  [[nodiscard]] std::string read_file(const std::string& name) const {
    std::ifstream stream(folder_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }

  /// Starts the command, which prints into the file `output`.
  [[nodiscard]] pid_t start(std::vector<std::string> arguments, const std::string& output) const {
    const pid_t child = ::fork();
    if (child != 0) return child;
    const int file = ::open((folder_ / output).c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    ::dup2(file, STDOUT_FILENO);
    ::dup2(file, STDERR_FILENO);
    ::dup2(::open("/dev/null", O_RDONLY), STDIN_FILENO);
    std::vector<char*> words;
    arguments.insert(arguments.begin(), "cme");
    for (std::string& argument : arguments) words.push_back(argument.data());
    words.push_back(nullptr);
    if (::chdir(folder_.c_str()) == 0) ::execv(CME_BINARY, words.data());
    ::_exit(99);
  }

  [[nodiscard]] static int wait_for(pid_t child) {
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

  [[nodiscard]] std::size_t count_records_with(const std::string& text) const {
    std::size_t count = 0;
    for (const auto& entry : fs::directory_iterator(folder_ / "records")) {
      const std::string name = "records/" + entry.path().filename().string();
      count += read_file(name).find(text) != std::string::npos ? 1U : 0U;
    }
    return count;
  }

 private:
  fs::path folder_;
};

TEST_F(SameTime, NewRecordsGetDifferentIds) {
  // The ids 30, 31 and 32 seem to be those of broken records and of a backup.
  write_file("records/30.yaml", "id: [\n");
  write_file("records/draft.yaml", "title: \"\n  id: 31\n");
  write_file("records/32.yaml~", "");
  constexpr int count = 20;
  std::vector<pid_t> children;
  for (int number = 0; number < count; ++number) {
    children.push_back(start({"new", "--title", "T" + std::to_string(number)}, "out." + std::to_string(number)));
  }
  std::set<std::string> printed;
  for (int number = 0; number < count; ++number) {
    const std::string output = "out." + std::to_string(number);
    EXPECT_EQ(wait_for(children[static_cast<std::size_t>(number)]), 0) << read_file(output);
    printed.insert(read_file(output));
    const std::string path = read_file(output).substr(0, read_file(output).find('\n'));
    EXPECT_NE(read_file(path).find("title: T" + std::to_string(number) + "\n"), std::string::npos) << path;
  }
  std::set<std::string> expected;
  for (int id = 33; id < 33 + count; ++id) expected.insert("records/" + std::to_string(id) + ".yaml\n");
  EXPECT_EQ(printed, expected);
}

TEST_F(SameTime, ImportsLoseNothing) {
  constexpr int count = 400;
  for (const std::string name : {"left", "right"}) {
    std::string sheet = "id,title,provider,format,expires,commercial_support\n";
    for (int id = 1; id <= count; ++id) {
      sheet += std::to_string(id) + "," + name + ",Example Society,Live,2028-01-31,false\n";
    }
    write_file(name + ".csv", sheet);
  }
  const std::vector<pid_t> children = {start({"import", "-q", "--csv", "left.csv"}, "left.out"),
                                       start({"import", "-q", "--csv", "right.csv"}, "right.out")};
  for (const pid_t child : children) {
    const int code = wait_for(child);
    EXPECT_TRUE(code == 0 || code == 1) << code;
  }
  std::size_t written = 0;
  for (const std::string name : {"left", "right"}) {
    const std::size_t own = count_records_with("title: " + name + "\n");
    const std::string output = read_file(name + ".out");
    // With -q, each names only the rows that it did not write, and of those that the other wrote at the same time only
    // the first, with their count.
    std::size_t refused = 0;
    if (const std::size_t grouped = output.find(" refused, because another program"); grouped != std::string::npos) {
      const std::size_t line = output.rfind('\n', grouped);
      refused = std::stoul(output.substr(line == std::string::npos ? 0 : line + 1)) - 1;
    }
    for (std::size_t at = output.find(name + ".csv:"); at != std::string::npos;
         at = output.find(name + ".csv:", at + 1)) {
      ++refused;
    }
    EXPECT_EQ(own + refused, count) << output.substr(0, 500);
    written += own;
  }
  EXPECT_EQ(written, count);
}

}  // namespace
