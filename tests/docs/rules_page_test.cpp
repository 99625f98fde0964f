// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "cli/cli.hpp"

namespace cme {
namespace {

std::string read_text(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// CME_UPDATE_EXPECTED=1 writes docs/rules.md again.
TEST(RulesPage, IsWhatExplainPrints) {
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  Io io{.in = in,
        .out = out,
        .err = err,
        .environment = {},
        .working_directory = std::filesystem::path(CME_SOURCE_DIR),
        .local_date = Date(std::chrono::January / 15 / 2026)};
  const std::vector<std::string> arguments{"explain", "--markdown"};
  EXPECT_EQ(run(arguments, io), ExitCode::yes);
  const std::filesystem::path page = std::filesystem::path(CME_SOURCE_DIR) / "docs/rules.md";
  if (std::getenv("CME_UPDATE_EXPECTED") != nullptr) {
    std::ofstream(page, std::ios::binary) << out.str();
  }
  EXPECT_EQ(out.str(), read_text(page)) << "run: cme explain --markdown > docs/rules.md";
}

}  // namespace
}  // namespace cme
