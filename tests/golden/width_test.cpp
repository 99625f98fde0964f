// SPDX-License-Identifier: MIT
//
// What people see on terminals of any width.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.hpp"
#include "base/display.hpp"
#include "tests/checkout_copy.hpp"
#include "tests/pseudo_terminal.hpp"

namespace cme {
namespace {

/// Without colors and links.
std::string bare(std::string_view text) {
  static const std::regex escapes("\x1b\\[[0-9;]*m|\x1b\\]8;;[^\x1b]*\x1b\\\\");
  return std::regex_replace(std::string(text), escapes, "");
}

/// Whether the line has only one word, which cannot be broken.
bool is_one_word(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(" |=>-");
  return begin == std::string_view::npos || line.find(' ', begin) == std::string_view::npos;
}

/// The lines that are wider than the terminal and could be broken.
std::string wide_lines(std::string_view text, std::size_t width) {
  std::string wide;
  for (const std::string_view line : split(text, '\n')) {
    if (display_width(line) > width && !is_one_word(line)) {
      wide += fmt::format("{}: {}\n", display_width(line), line);
    }
  }
  return wide;
}

TEST(Width, NoLineIsWiderThanTheTerminal) {
  const test::TemporaryFolder folder;
  test::copy_catalog(folder.path());
  std::ofstream(folder.path() / "records/90500.yaml")
      << "id: 90500\ntitle: A long title that goes on and on, so that its line is wider than any of the terminals here "
         "are, and then a tab\tand more\nprovider: P\nformat: Lvie\nexpires: 2027-01-31\ncredits:\n  - amount: 1.125\n"
         "    type: AMA PRA Categorie 1\nfee: 30\ncommercial_support: no\napprovals:\n  ABMS Lifelong Learning CME "
         "Activity: [Radiolgy, Pathology, Radiology, Nuclear Medicine, Emergency Medicine, Famly Medicine, Surgery]\n";
  const std::vector<std::vector<std::string>> commands = {
      {"--help"},
      {"validate"},
      {"validate", "--max-snippets", "1"},
      {"list"},
      {"list", "--board", "Radiolgy"},
      {"search", "cancer"},
      {"search", "diabtes managment of the elderly"},
      {"search", "xyzzyx"},
      {"show", "14389"},
      {"show", "14388"},
      {"statement", "14389"},
      {"stats"},
      {"config"},
      {"explain", "credit-step"},
      {"explain"},
      {"import", "--dry-run", "docs/examples/activities.csv"},
      {"diff", "records", "records"},
      {"init"},
      {"nonsense"},
  };
  for (const std::size_t width : {40U, 60U, 80U, 100U, 120U}) {
    for (const std::vector<std::string>& command : commands) {
      SCOPED_TRACE(fmt::format("cme {} on {} cells", fmt::join(command, " "), width));
      EXPECT_EQ(wide_lines(bare(test::run_on_terminal(command, folder.path(), width).text), width), "");
    }
  }
}

TEST(Width, QuestionsFit) {
  const test::TemporaryFolder folder;
  std::filesystem::create_directory(folder.path() / "records");
  std::vector<std::string> keys(9, "\r");
  keys[3] = "Lvie of a kind that nobody has ever heard of\r";
  const std::string text = test::run_on_terminal({"new"}, folder.path(), 40, keys).text;
  EXPECT_TRUE(text.find("is not a format") != std::string::npos) << text;
  EXPECT_TRUE(text.find("Commercial support (no, or the\nname of the company): ") != std::string::npos) << text;
}

}  // namespace
}  // namespace cme
