// SPDX-License-Identifier: MIT
#include "cli/import_sheet.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "tests/checkout_copy.hpp"
#include "tests/test_io.hpp"
#include "tests/unit/import/made_workbook.hpp"

namespace cme {
namespace {

std::string table_of(std::string_view name, std::string_view style) {
  const auto row = [](std::string_view id, std::string_view title) {
    return "<table:table-row><table:table-cell><text:p>" + std::string(id) +
           "</text:p></table:table-cell><table:table-cell><text:p>" + std::string(title) +
           "</text:p></table:table-cell></table:table-row>";
  };
  return "<table:table table:name='" + std::string(name) + "' table:style-name='" + std::string(style) + "'>" +
         row("id", "title") + row("5", "Sepsis") + "</table:table>";
}

/// What `cme import --dry-run` of a workbook with a hidden sheet says about it.
std::string notes_of(const std::vector<std::string>& options) {
  const test::TemporaryFolder folder;
  std::ofstream(folder.path() / "book.ods", std::ios::binary)
      << ods_of("<style name='s1'><table-properties table:display='false'/></style>" + table_of("Old ones", "s1") +
                table_of("Now", "s2"));
  test::TestIo world(folder.path());
  std::vector<std::string> arguments{"import", "--dry-run", "--into", "records", "book.ods"};
  arguments.insert(arguments.end(), options.begin(), options.end());
  run(arguments, world.io);
  const std::string text = world.err.str();
  return text.substr(0, text.find('\n'));
}

TEST(ImportSheet, NamesAHiddenSheetThatIsNotRead) {
  EXPECT_EQ(
      notes_of({}),
      "note: book.ods: the hidden sheet \"Old ones\" has data and is not imported; to read it: --sheet \"Old ones\"");
  EXPECT_EQ(notes_of({"--sheet", "Now"}).find("hidden"), std::string::npos);
}

}  // namespace
}  // namespace cme
