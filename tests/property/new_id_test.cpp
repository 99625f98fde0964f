// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>

#include "cli/cli.hpp"
#include "cme/record/encode.hpp"
#include "cme/record/load.hpp"
#include "mangled_record.hpp"
#include "random_activity.hpp"
#include "tests/test_io.hpp"

namespace cme {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t records = 400;

/// The record with damage anywhere but at its id.
std::string damaged(std::string text, std::uint32_t id, std::mt19937& random) {
  const std::string digits = std::to_string(id);
  const auto choose = [&](std::size_t count) {
    return std::uniform_int_distribution<std::size_t>(0, count - 1)(random);
  };
  const std::string signs = "'\"\\:#-,[]{}&*!|>%@`? \n\t\xFF";
  for (std::size_t count = 1 + choose(4); count > 0; --count) {
    const std::size_t number = text.find(digits);
    const std::size_t begin = number - std::min<std::size_t>(number, 80);
    const std::size_t at = choose(text.size());
    if (at >= begin && at <= number + digits.size()) {
      continue;
    }
    switch (choose(3)) {
      case 0:
        text.insert(at, 1, signs[choose(signs.size())]);
        break;
      case 1:
        text[at] = signs[choose(signs.size())];
        break;
      default:
        text.resize(std::max(at, number + digits.size() + 1));
    }
  }
  return text;
}

class NewIds : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "cme-new-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    root_ = fs::canonical(name);
    fs::create_directories(root_ / ".git");
  }
  void TearDown() override { fs::remove_all(root_); }

  /// The id of the record that `cme new` makes beside one with this text.
  std::string new_beside(std::string_view text) {
    fs::remove_all(root_ / "records");
    fs::create_directories(root_ / "records");
    std::ofstream(root_ / "records/a.yaml", std::ios::binary) << text;
    test::TestIo world(root_);
    const std::vector<std::string> arguments{"new"};
    EXPECT_EQ(run(arguments, world.io), ExitCode::yes) << world.err.str();
    return fs::path(world.out.str()).stem().string();
  }

 private:
  fs::path root_;
};

TEST_F(NewIds, AreNotThoseOfBrokenRecords) {
  std::size_t broken = 0;
  for (std::uint32_t seed = 1; seed <= records; ++seed) {
    std::mt19937 random(seed);
    Activity activity = test::make_activity(seed);
    activity.id = 500'000'000 + seed;
    const std::string text = damaged(test::mangle(encode_activity(activity), seed).text, *activity.id, random);
    SCOPED_TRACE(fmt::format("seed {}\n{}", seed, text));
    broken += load_record("a.yaml", text, {}).activity ? 0U : 1U;
    ASSERT_EQ(new_beside(text), std::to_string(*activity.id + 1));
  }
  std::cout << fmt::format("{} records, seeds 1 to {}, {} of them broken\n", records, records, broken);
  EXPECT_GT(broken, records / 2);
}

}  // namespace
}  // namespace cme
