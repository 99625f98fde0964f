// SPDX-License-Identifier: MIT
#include "cli/version.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "cli/build_facts.hpp"
#include "tests/test_io.hpp"

namespace cme {
namespace {

nlohmann::json version_as_json() {
  test::TestIo world("/");
  const std::vector<std::string> arguments{"--version", "-o", "json"};
  EXPECT_EQ(run(arguments, world.io), ExitCode::yes);
  return nlohmann::json::parse(world.out.str());
}

TEST(Version, NamesCommitDayAndEachLibraryWithAVersion) {
  const nlohmann::json version = version_as_json();
  EXPECT_TRUE(Date::parse(version["date"].get<std::string>()).has_value());
  EXPECT_EQ(version["commit"].is_null(), build_commit.empty());
  EXPECT_EQ(version["libraries"].size(), 12U);
  for (const auto& [name, number] : version["libraries"].items()) {
    EXPECT_NE(number.get<std::string>().find('.'), std::string::npos) << name;
  }
}

TEST(Version, IsForAllKnownOptionsAndNothingElse) {
  test::TestIo world("/");
  const std::vector<std::string> quiet{"--color", "never", "--version", "-q"};
  EXPECT_EQ(run(quiet, world.io), ExitCode::yes);
  EXPECT_EQ(world.out.str(), "cme " + version_as_json()["version"].get<std::string>() + '\n');
  const std::vector<std::string> mistyped{"--version", "-o", "jsn"};
  EXPECT_EQ(run(mistyped, world.io), ExitCode::failed);
  EXPECT_EQ(world.err.str(), "error: \"jsn\" is not an output format\nhelp: did you mean \"json\"?\n");
}

}  // namespace
}  // namespace cme
