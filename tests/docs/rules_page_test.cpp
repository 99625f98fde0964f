// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "cli/cli.hpp"
#include "tests/checkout_copy.hpp"
#include "tests/test_io.hpp"

namespace cme {
namespace {

// CME_UPDATE_EXPECTED=1 writes docs/rules.md again.
TEST(RulesPage, IsWhatExplainPrints) {
  test::TestIo world(std::filesystem::path(CME_SOURCE_DIR));
  const std::vector<std::string> arguments{"explain", "--markdown"};
  EXPECT_EQ(run(arguments, world.io), ExitCode::yes);
  const std::filesystem::path page = std::filesystem::path(CME_SOURCE_DIR) / "docs/rules.md";
  if (std::getenv("CME_UPDATE_EXPECTED") != nullptr) {
    std::ofstream(page, std::ios::binary) << world.out.str();
  }
  EXPECT_EQ(world.out.str(), test::read_text(page)) << "run: cme explain --markdown > docs/rules.md";
}

}  // namespace
}  // namespace cme
