// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>

#include "tests/checkout_copy.hpp"

namespace {

namespace fs = std::filesystem;
using cme::test::read_text;
using cme::test::shell_quoted;

const fs::path root = CME_SOURCE_DIR;

/// The examples of docs/sheets.md, in its order.
constexpr std::string_view sheets[] = {"directory.csv", "podcasts.csv",   "professions.csv",
                                       "speakers.csv",  "semicolons.csv", "workbook.xlsx",
                                       "unicode.txt",   "system.csv",     "society.xlsx"};

std::string map_of(std::string_view sheet) {
  return std::string(sheet.substr(0, sheet.rfind('.'))) + "-map.yaml";
}

TEST(SheetKinds, BecomeListedRecords) {
  const cme::test::TemporaryFolder folder;
  fs::copy(root / "docs/examples/sheets", folder.path(), fs::copy_options::recursive);
  fs::create_directory(folder.path() / "records");
  std::string commands = "cd " + shell_quoted(folder.path()) + " && {\n";
  for (const std::string_view sheet : sheets) {
    const std::string map = map_of(sheet);
    const std::string options = fs::exists(folder.path() / map) ? " --map " + map : "";
    commands += shell_quoted(CME_BINARY) + " import -q " + std::string(sheet) + options + " --into records\n";
  }
  commands += shell_quoted(CME_BINARY) + " list -o tsv --records records; } >output 2>errors";
  ASSERT_EQ(std::system(commands.c_str()), 0) << read_text(folder.path() / "errors");
  EXPECT_EQ(read_text(folder.path() / "output"), read_text(root / "tests/sheets/kinds.expected"));
}

TEST(SheetKinds, HaveTheMapsThatTheirPageShows) {
  const std::string page = read_text(root / "docs/sheets.md");
  for (const std::string_view sheet : sheets) {
    SCOPED_TRACE(sheet);
    EXPECT_NE(page.find("examples/sheets/" + std::string(sheet)), std::string::npos);
    const std::string map = read_text(root / "docs/examples/sheets" / map_of(sheet));
    EXPECT_NE(page.find(map.substr(map.find('\n') + 1)), std::string::npos) << "the page shows another map";
  }
}

}  // namespace
