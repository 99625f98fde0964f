// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "base/diff.hpp"
#include "tests/checkout_copy.hpp"
#include "tests/unit/catalog/repository.hpp"

namespace cme {
namespace {

namespace fs = std::filesystem;
using test::read_text;

constexpr unsigned names = 60;

class Generator {
 public:
  explicit Generator(unsigned seed) : random_(seed) {}

  /// A file's name of any characters that a file system takes.
  std::string name() {
    std::string made = "n";
    for (std::size_t count = 1 + choose(6); count > 0; --count) {
      made += pick({"a", " ", "é", "肺", "\"", "\\", "\t", "\n", "'", "\xFF", "\x01", "::", "*", "#", ".", "-", "+"});
    }
    return made + ".yaml";
  }

  std::string text() {
    std::string made;
    for (std::size_t count = choose(12); count > 0; --count) {
      made += pick({"id: 1\n", "title: é\r\n", "\n", "- a\n", "--- b\n", "+++ c\n", "\\ d\n", "@@ -1 +1 @@\n"});
    }
    return made + pick({"", "", "end"});
  }

 private:
  std::size_t choose(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_); }
  std::string pick(const std::vector<std::string>& choices) { return choices.at(choose(choices.size())); }

  std::mt19937 random_;
};

TEST(UnifiedDiff, IsAppliedByGitWhateverTheFilesName) {
  const test::Repository repository;
  for (unsigned seed = 1; seed <= names; ++seed) {
    Generator generator(seed);
    const std::string name = generator.name();
    const std::string before = generator.text() + "a\n";
    const std::string after = generator.text() + "b\n";
    SCOPED_TRACE(fmt::format("seed {}: {}", seed, name));
    repository.write(name, before);
    repository.write("../change.patch", unified_diff(name, before, after));
    ASSERT_NO_THROW(repository.git({"apply", "../change.patch"}));
    ASSERT_EQ(read_text(repository.root() / name), after);
    fs::remove(repository.root() / name);
  }
}

}  // namespace
}  // namespace cme
