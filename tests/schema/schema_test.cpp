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
#include "tests/checkout_copy.hpp"

namespace cme {
namespace {

namespace fs = std::filesystem;

const fs::path checkout(CME_SOURCE_DIR);
const fs::path schema_file = checkout / "schema/activity.schema.json";

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// What `cme schema` prints.
std::string printed_schema() {
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  Io io{.in = in,
        .out = out,
        .err = err,
        .environment = {},
        .working_directory = checkout,
        .local_date = Date(std::chrono::January / 15 / 2026)};
  EXPECT_EQ(run(std::vector<std::string>{"schema"}, io), ExitCode::yes);
  EXPECT_EQ(err.str(), "");
  return out.str();
}

// CME_UPDATE_EXPECTED=1 writes the file again; read the difference before you commit it.
TEST(Schema, OfTheRepositoryIsWhatTheCommandPrints) {
  const std::string printed = printed_schema();
  if (std::getenv("CME_UPDATE_EXPECTED") != nullptr) {
    std::ofstream(schema_file, std::ios::binary) << printed;
  }
  EXPECT_EQ(read(schema_file), printed);
}

TEST(Schema, IsNamedInTheFirstLineOfEachRecordThatShips) {
  for (const fs::path& path : test::shipped_records()) {
    const std::string schema = fs::relative(schema_file, path.parent_path()).generic_string();
    EXPECT_TRUE(read(path).starts_with("# yaml-language-server: $schema=" + schema + "\n")) << path;
  }
}

}  // namespace
}  // namespace cme
