// SPDX-License-Identifier: MIT
//
// Plays the sessions in tests/golden/*.test in this process and compares what the commands print with what the sessions
// say. Each session has an empty folder of its own, and it is 2026-01-15. Its lines:
//
//   # words for the reader
//   $ cme list -o ids        a command; '…' and "…" quote, \x1b is a byte, `< FILE` at the end its standard input
//   | 14389                  what it prints to standard output
//   ! error: …               what it prints to standard error
//   = 2                      its exit code, unless it is 0
//   @ file records/1.yaml    makes a file of the lines that follow after `: `
//   @ bytes PATH 3 'a\x00'   makes a file of the text, three times; \n \r \t \\ \xNN mean bytes
//   @ folder PATH            makes a folder; `@ link PATH TARGET` a symbolic link; `@ remove PATH` removes
//   @ git ARGUMENT…          runs git there, with an identity of its own
//   @ in PATH                goes into a folder of the session; `@ in checkout` to a copy of the records that ship,
//                            with cme.yaml and the examples of docs/
//   @ cache PATH             has search indexes kept in a folder of the session; without it, none is kept
//   @ terminal 60            standard output is a terminal of 60 cells from here on; `@ pipe` ends that
//   @ keyboard               standard input is a terminal from here on, at which a person types; `@ pipe` ends that too
//   @ set NAME VALUE         sets a variable of the environment
//
// ␛ means an escape character, ␍ a carriage return. With CME_UPDATE_GOLDEN=1 in the environment the sessions
// are rewritten to say what is really printed: read the difference before you commit it.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/ascii.hpp"
#include "base/display.hpp"
#include "session.hpp"

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> find_sessions() {
  std::vector<fs::path> sessions;
  for (const auto& file : fs::directory_iterator(fs::path(CME_SOURCE_DIR) / "tests/golden"))
    if (file.path().extension() == ".test") sessions.push_back(file.path());
  std::sort(sessions.begin(), sessions.end());
  return sessions;
}

TEST(Golden, SessionsGoAsWritten) {
  const bool rewrites = std::getenv("CME_UPDATE_GOLDEN") != nullptr;
  const std::vector<fs::path> sessions = find_sessions();
  ASSERT_FALSE(sessions.empty());
  for (const fs::path& path : sessions) {
    SCOPED_TRACE(path.filename().string());
    std::ifstream stream(path, std::ios::binary);
    const std::string written{std::istreambuf_iterator<char>(stream), {}};
    std::vector<std::string> mistakes;
    const std::string replayed = cme::test::replay(written, mistakes);
    EXPECT_EQ(mistakes, std::vector<std::string>{});
    if (rewrites) {
      std::ofstream(path, std::ios::binary) << replayed;
    } else {
      EXPECT_EQ(replayed, written);
    }
  }
}

/// The lines of a help text below `Examples:`.
std::vector<std::string> examples_in(std::string_view help) {
  std::vector<std::string> examples;
  help.remove_prefix(std::min(help.find("\nExamples:\n"), help.size()));
  for (const std::string_view line : cme::split(help, '\n'))
    if (line.starts_with("  cme ")) examples.emplace_back(line.substr(2));
  return examples;
}

TEST(Help, FitsEightyColumnsAndItsExamplesWorkInACheckout) {
  cme::test::Session session;
  ASSERT_EQ(session.arrange("in checkout", ""), std::nullopt);
  for (const std::string command : {"init", "validate", "list", "search", "show", "stats", "statement", "import", "fmt",
                                    "explain", "config", "cache"}) {
    SCOPED_TRACE(command);
    const std::string help = session.play("cme help " + command).out;
    for (const std::string_view line : cme::split(help, '\n')) EXPECT_LE(cme::display_width(line), 80U) << line;
    EXPECT_FALSE(examples_in(help).empty());
    for (const std::string& example : examples_in(help)) {
      SCOPED_TRACE(example);
      const cme::test::Played played = session.play(example);
      EXPECT_EQ(played.code, 0);
      EXPECT_EQ(played.err, "");
      const bool may_be_one_line =
          example.starts_with("cme validate") || example.starts_with("cme fmt") || example.starts_with("cme cache");
      if (!example.starts_with("cme fmt --diff")) {
        EXPECT_GT(std::count(played.out.begin(), played.out.end(), '\n'), may_be_one_line ? 0 : 1);
      }
    }
  }
}

}  // namespace
