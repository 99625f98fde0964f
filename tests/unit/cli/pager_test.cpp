// SPDX-License-Identifier: MIT
#include "cli/pager.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/unit/catalog/repository.hpp"

namespace cme {
namespace {

struct Watched {
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  Io io{.in = in,
        .out = out,
        .err = err,
        .environment = {{"TERM", "xterm"}},
        .working_directory = "/",
        .out_is_terminal = true,
        .local_date = Date::parse("2026-01-15").value()};

  [[nodiscard]] std::string choose(const std::vector<std::string>& arguments = {"list"}) const {
    return choose_pager(arguments, io);
  }
};

TEST(ChoosePager, AsksTheVariablesInTurn) {
  Watched watched;
  EXPECT_EQ(watched.choose(), "less");
  watched.io.environment["PAGER"] = "more -s";
  EXPECT_EQ(watched.choose(), "more -s");
  watched.io.environment["CME_PAGER"] = "most";
  EXPECT_EQ(watched.choose(), "most");
  watched.io.environment["CME_PAGER"] = "";
  EXPECT_EQ(watched.choose(), "");
  watched.io.environment["CME_PAGER"] = "cat";
  EXPECT_EQ(watched.choose(), "");
}

TEST(ChoosePager, NeedsAPersonWhoCanTurnPages) {
  Watched watched;
  EXPECT_EQ(watched.choose({"list", "--no-pager"}), "");
  EXPECT_EQ(watched.choose({"new", "Chest CT"}), "");
  watched.io.environment["TERM"] = "dumb";
  EXPECT_EQ(watched.choose(), "");
  watched.io.environment["TERM"] = "xterm";
  watched.io.out_is_terminal = false;
  EXPECT_EQ(watched.choose(), "");
}

/// What is printed of so many lines: by the pager, which writes into `file`, and without it. The pager changes how its
/// process takes signals, so that it has one of its own.
std::string page(const std::string& pager, std::size_t lines, const std::filesystem::path& file) {
  std::string text;
  for (std::size_t line = 1; line <= lines; ++line) {
    text += std::to_string(line) + "\n";
  }
  const auto print = [&] {
    std::ofstream out(file, std::ios::app);
    print_through_pager(pager, text, out);
    out.close();
    std::_Exit(0);
  };
  EXPECT_EXIT(print(), testing::ExitedWithCode(0), "");
  std::ostringstream printed;
  printed << std::ifstream(file).rdbuf();
  return printed.str();
}

TEST(PrintThroughPager, PagesWhatIsLongerThanTheTerminal) {
  const test::Repository folder;
  const auto file = folder.root() / "paged";
  EXPECT_TRUE(page("sed 's/^/> /' >> '" + file.string() + "'", 300, file).starts_with("> 1\n> 2\n"));
  EXPECT_EQ(page("sed 's/^/> /' >> '" + file.string() + "-2'", 3, folder.root() / "short"), "1\n2\n3\n");
}

TEST(PrintThroughPager, LosesNothingWithoutThePager) {
  const test::Repository folder;
  EXPECT_TRUE(page("/nonexistent/pager 2>/dev/null", 300, folder.root() / "plain").ends_with("\n299\n300\n"));
}

TEST(PrintThroughPager, RunsNoProgramOfTheWorkingDirectory) {
  const test::Repository folder;
  std::ofstream(folder.root() / "turn") << "#!/bin/sh\necho stranger\n";
  std::filesystem::permissions(folder.root() / "turn", std::filesystem::perms::all);
  const std::string before = std::getenv("PATH");
  const auto working_directory = std::filesystem::current_path();
  std::filesystem::current_path(folder.root());
  ::setenv("PATH", (":.:" + before).c_str(), 1);
  EXPECT_TRUE(page("turn 2>/dev/null >> turned", 300, folder.root() / "plain").ends_with("\n299\n300\n"));
  EXPECT_EQ(std::filesystem::file_size("turned"), 0U);
  ::setenv("PATH", before.c_str(), 1);
  std::filesystem::current_path(working_directory);
}

TEST(PrintThroughPager, LetsAPersonQuit) {
  const test::Repository folder;
  EXPECT_EQ(page("true", 100'000, folder.root() / "quit"), "");
}

TEST(PrintThroughPager, LeavesCtrlCToThePager) {
  const test::Repository folder;
  const auto file = folder.root() / "paged";
  EXPECT_TRUE(page("kill -INT $PPID; cat >> '" + file.string() + "'", 300, file).ends_with("\n299\n300\n"));
  EXPECT_EQ(page("kill -INT $$; cat >> '" + file.string() + "-2'", 300, folder.root() / "ended"), "");
}

}  // namespace
}  // namespace cme
