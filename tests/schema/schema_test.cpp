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

namespace fs = std::filesystem;
using test::read_text;

const fs::path checkout(CME_SOURCE_DIR);
const fs::path schema_file = checkout / "schema/activity.schema.json";

/// What `cme schema` prints.
std::string printed_schema() {
  test::TestIo world(checkout);
  EXPECT_EQ(run(std::vector<std::string>{"schema"}, world.io), ExitCode::yes);
  EXPECT_EQ(world.err.str(), "");
  return world.out.str();
}

// CME_UPDATE_EXPECTED=1 writes the file again; read the difference before you commit it.
TEST(Schema, OfTheRepositoryIsWhatTheCommandPrints) {
  const std::string printed = printed_schema();
  if (std::getenv("CME_UPDATE_EXPECTED") != nullptr) {
    std::ofstream(schema_file, std::ios::binary) << printed;
  }
  EXPECT_EQ(read_text(schema_file), printed);
}

TEST(Schema, IsNamedInTheFirstLineOfEachRecordThatShips) {
  for (const fs::path& path : test::shipped_records()) {
    const std::string schema = fs::relative(schema_file, path.parent_path()).generic_string();
    EXPECT_TRUE(read_text(path).starts_with("# yaml-language-server: $schema=" + schema + "\n")) << path;
  }
}

}  // namespace
}  // namespace cme
