// SPDX-License-Identifier: MIT
#include "cli/complete.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "cli/commands/registry.hpp"
#include "cme/model/terms.hpp"
#include "cme/model/vocabulary.hpp"
#include "tests/checkout_copy.hpp"
#include "tests/test_io.hpp"

namespace cme {
namespace {

Completion complete_in(const std::filesystem::path& folder, const std::vector<std::string>& words) {
  test::TestIo world(folder);
  return complete(words, world.io);
}

std::vector<std::string> words_for(const std::vector<std::string>& words) {
  std::vector<std::string> texts;
  for (const NextWord& word : complete_in("/nonexistent", words).words) {
    texts.push_back(word.text);
  }
  return texts;
}

using Texts = std::vector<std::string>;

TEST(Complete, NamesEachCommandAndEachOption) {
  EXPECT_EQ(words_for({""}).size(), all_commands().size() + 1);  // and help
  EXPECT_EQ(words_for({"sho"}), Texts{"show"});
  EXPECT_EQ(words_for({"help", "sho"}), Texts{"show"});
  for (const CommandSpec* command : all_commands()) {
    std::size_t count = 1;  // --help
    for (const OptionGroup* group : command->groups) {
      count += group->options.size();
    }
    EXPECT_EQ(words_for({std::string(command->name), "-"}).size(), count) << command->name;
  }
  EXPECT_EQ(words_for({"--vers"}), Texts{"--version"});
  EXPECT_EQ(words_for({"list", "--vers"}), Texts());
  EXPECT_EQ(words_for({"--version", "--ou"}), Texts{"--output"});
  EXPECT_EQ(words_for({"--version", "-o", "j"}), Texts{"json"});
  EXPECT_EQ(words_for({"--version", ""}), Texts());
}

TEST(Complete, KnowsWhichOptionAValueIsOf) {
  EXPECT_EQ(words_for({"list", "--board", "rad"}), Texts{"Radiology"});
  EXPECT_EQ(words_for({"list", "--board=rad"}), Texts{"--board=Radiology"});
  EXPECT_EQ(words_for({"--color", "always", "list", "--board", "rad"}), Texts{"Radiology"});
  EXPECT_EQ(words_for({"list", "--board", "--free", "--color", "al"}), Texts{"always"});
  EXPECT_EQ(words_for({"list", "--free", "rad"}), Texts());
  EXPECT_EQ(words_for({"list", "--", "--bo"}), Texts());
  EXPECT_EQ(words_for({"lis", "--board", "rad"}), Texts());
}

TEST(Complete, KnowsAbbreviationsOfBoards) {
  EXPECT_EQ(words_for({"list", "--board", "abr"}), Texts{"ABR"});
  EXPECT_EQ(words_for({"stats", "--board=ABR"}), Texts{"--board=ABR"});
  EXPECT_EQ(words_for({"list", "--board", ""}).size(), vocabulary<Board>().names.size());
}

TEST(Complete, NamesTheUsualEncodings) {
  EXPECT_EQ(words_for({"import", "--encoding", "u"}), (Texts{"utf-8", "utf-16"}));
}

TEST(Complete, GoesOnInsideAValue) {
  EXPECT_EQ(words_for({"list", "--fields", "id,tit"}), Texts{"id,title"});
  EXPECT_EQ(words_for({"list", "--fields=title,tit"}), Texts());
  EXPECT_EQ(words_for({"list", "--sort", "id:d"}), Texts{"id:desc"});
}

TEST(Complete, LeavesFilesToTheShell) {
  EXPECT_EQ(completion_lines(complete_in("/nonexistent", {"validate", ""})), "\tfiles\t\n");
  EXPECT_EQ(completion_lines(complete_in("/nonexistent", {"init", "a"})), "\tfolders\t\n");
  EXPECT_EQ(completion_lines(complete_in("/nonexistent", {"list", "-o", "csv:a"})), "\tfiles\tcsv:\n");
  EXPECT_EQ(completion_lines(complete_in("/nonexistent", {"list", "--output=csv:a"})), "\tfiles\t--output=csv:\n");
  EXPECT_EQ(completion_lines(complete_in("/nonexistent", {"list", "--records="})), "\tfolders\t--records=\n");
}

TEST(Complete, FindsIdsWithTheirTitlesAndSaysNothingOfWhatCannotBeRead) {
  const test::TemporaryFolder folder;
  std::filesystem::create_directory(folder.path() / "records");
  std::ofstream(folder.path() / "records/17.yaml")
      << "id: 17\ntitle: \"One\\tTwo\"\nprovider: P\nformat: Live\nexpires: 2027-01-01\ncredits:\n  - amount: 1\n"
         "    type: AMA PRA Category 1 Credit\ncommercial_support: false\n";
  std::ofstream(folder.path() / "records/18.yaml") << "id: 18\n";
  EXPECT_EQ(completion_lines(complete_in(folder.path(), {"show", "1"})), "17\tOne Two\n");
  EXPECT_EQ(completion_lines(complete_in(folder.path(), {"new", "--like", "1"})), "17\tOne Two\n");
  EXPECT_EQ(completion_lines(complete_in(folder.path(), {"new", "--like=1"})), "--like=17\tOne Two\n");
  EXPECT_EQ(completion_lines(complete_in(folder.path(), {"show", "2"})), "");
  EXPECT_EQ(completion_lines(complete_in("/nonexistent", {"show", "1"})), "");
  EXPECT_EQ(
      completion_lines(complete_in("/nonexistent", {"--records", (folder.path() / "records").string(), "show", ""})),
      "17\tOne Two\n");
}

TEST(Complete, FindsWhatTheRecordsHaveOfAnOpenList) {
  const test::TemporaryFolder folder;
  std::filesystem::create_directory(folder.path() / "records");
  const auto write = [&](int id, const char* rest) {
    std::ofstream(folder.path() / fmt::format("records/{}.yaml", id))
        << "id: " << id << "\nformat: Live\nexpires: 2027-01-01\ncommercial_support: false\ncredits:\n  - amount: 1\n"
        << rest;
  };
  write(1, "provider: \"Example Society\"\nkeywords: [Chest CT, \"a\\tb\"]\n");
  write(2, "provider: Other\naccredited_provider: Example College\nkeywords: [chest X-ray, Chest CT]\n");
  write(3, "provider: Other\napprovals:\n  House Type:\n    - Radiology\n");
  const auto lines = [&](const std::vector<std::string>& words) {
    return completion_lines(complete_in(folder.path(), words));
  };
  EXPECT_EQ(lines({"list", "--provider", "ex"}), "Example College\t\nExample Society\t\n");
  EXPECT_EQ(lines({"stats", "--provider=Oth"}), "--provider=Other\t\n");
  EXPECT_EQ(lines({"search", "--keyword", ""}), "Chest CT\t\nchest X-ray\t\n");
  EXPECT_EQ(lines({"list", "--approval", "h"}), "House Type\t\n");
  EXPECT_EQ(completion_lines(complete_in("/nonexistent", {"list", "--keyword", ""})), "");
}

TEST(Complete, AnswersNoLineBreakOfTheWord) {
  EXPECT_EQ(completion_lines(complete_in("/nonexistent", {"list", "--output=csv\n:"})), "");
  EXPECT_EQ(completion_lines(complete_in("/nonexistent", {})), "");
}

}  // namespace
}  // namespace cme
