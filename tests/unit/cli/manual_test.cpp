// SPDX-License-Identifier: MIT
#include "cli/manual.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include "base/ascii.hpp"
#include "cli/commands/registry.hpp"
#include "cli/mdoc.hpp"
#include "cme/model/fields.hpp"
#include "settings/config.hpp"

namespace cme {
namespace {

TEST(Manual, HasAPageForEachCommandWithEachOption) {
  for (const CommandSpec* command : all_commands()) {
    const ManualPage page = manual_page(command->name);
    SCOPED_TRACE(page.name);
    EXPECT_EQ(page.section, 1);
    EXPECT_EQ(page.name, "cme-" + std::string(command->name));
    for (const OptionGroup* group : command->groups) {
      for (const OptionSpec& option : group->options) {
        const std::string_view name = split(option.names, ',').back();
        EXPECT_NE(page.text.find("Fl " + mdoc_text(name.substr(1))), std::string::npos) << name;
      }
    }
    EXPECT_NE(manual_page("cme").text.find(".Xr " + page.name + " 1"), std::string::npos);
  }
}

TEST(Manual, DescribesEachKeyOfARecordAndEachSetting) {
  for (const FieldInfo& field : record_keys()) {
    EXPECT_NE(manual_page("record").text.find(".It Cm " + mdoc_text(field.name) + '\n'), std::string::npos);
  }
  for (const SettingInfo& setting : all_settings()) {
    EXPECT_NE(manual_page("cme.yaml").text.find(".It Cm " + mdoc_text(setting.name) + '\n'), std::string::npos);
  }
}

TEST(Manual, SaysWhichRuleMissesAKey) {
  const std::string page = manual_page("record").text;
  EXPECT_NE(page.find(".It Cm title\nTitle of the activity.\nThe value is text.\n"
                      "A record without it gets a warning (missing\\-title).\n"),
            std::string::npos);
}

TEST(Manual, SaysWhatARecordNeedsOnlySometimes) {
  const std::string page = manual_page("record").text;
  EXPECT_NE(page.find("A journal\\-based record without it gets a warning (missing\\-doi).\n"), std::string::npos);
  EXPECT_NE(page.find(".It Cm kind\nKind of support.\nThe value is grant or in\\-kind.\n"), std::string::npos);
  EXPECT_NE(page.find(".Ss Kinds of commercial support\n.Bl -bullet -compact\n.It\ngrant\n.It\nin\\-kind\n.El\n"),
            std::string::npos);
}

TEST(Manual, LeavesNamesOfChoicesAsTheyMustBeWritten) {
  EXPECT_NE(manual_page("list").text.find(".It Fl \\-color Ar WHEN\n.Cm auto\n(on a terminal only),\n.Cm always\nor\n"
                                          ".Cm never .\n"),
            std::string::npos);
  for (const CommandSpec* command : all_commands()) {
    const std::string page = manual_page(command->name).text;
    for (const OptionGroup* group : command->groups) {
      for (const OptionSpec& option : group->options) {
        const std::string_view first = option.help.substr(0, option.help.find_first_of(" ,"));
        const auto names = option.choices == nullptr ? std::vector<std::string_view>() : option.choices();
        if (std::ranges::find(names, first) != names.end()) {
          EXPECT_NE(page.find("\n.Cm " + mdoc_text(first)), std::string::npos) << command->name << option.names;
        }
      }
    }
  }
}

TEST(Manual, SaysWhenEachCommandExitsWith1) {
  EXPECT_NE(manual_page("search").text.find(".It  1\nNothing was found.\n"), std::string::npos);
  EXPECT_EQ(manual_page("man").text.find(".It  1\n"), std::string::npos);
}

TEST(Manual, ShowsWhatACommandCannotDoWithout) {
  EXPECT_NE(manual_page("render").text.find(".Cm render\n.Fl \\-into Ar FOLDER\n.Op Ar OPTION ...\n"),
            std::string::npos);
}

TEST(Manual, NamesEachVariableThatTheProgramReads) {
  const std::string page = manual_page("cme").text;
  const std::regex reading(R"re((environment|variable|folder_in)[^"\n]*"([A-Z][A-Z0-9_]+)")re");
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(CME_SOURCE_DIR "/src")) {
    if (entry.path().extension() != ".cpp") {
      continue;
    }
    std::ifstream file(entry.path());
    const std::string text(std::istreambuf_iterator<char>(file), {});
    for (auto found = std::sregex_iterator(text.begin(), text.end(), reading); found != std::sregex_iterator();
         ++found) {
      names.insert((*found)[2]);
    }
  }
  EXPECT_GE(names.size(), 15U);
  for (const std::string& name : names) {
    const std::regex entry("\n\\.It Ev ([A-Z_]+, )*" + name + "[,\n]");
    EXPECT_TRUE(std::regex_search(page, entry)) << name;
  }
}

TEST(Mdoc, SetsLiteralWordsInBold) {
  constexpr std::string_view names[] = {"one", "four"};
  std::string page;
  append_mdoc_literals(page, "one, two (or three), four.", names);
  EXPECT_EQ(page, ".Cm one ,\ntwo (or three),\n.Cm four .\n");
}

TEST(Mdoc, KeepsEachCharacter) {
  EXPECT_EQ(mdoc_text(".yaml"), "\\&.yaml");
  EXPECT_EQ(mdoc_text("a-b 'c' \\d"), "a\\-b \\(aqc\\(aq \\ed");
  EXPECT_EQ(mdoc_text("\"~^`"), "\\(dq\\(ti\\(ha\\(ga");
}

TEST(Mdoc, PutsASentenceOnALineOfItsOwn) {
  std::string page;
  append_mdoc_sentences(page, "One (two.) Three. .four is v1.2 five? Six");
  EXPECT_EQ(page, "One (two.)\nThree.\n\\&.four is v1.2 five?\nSix\n");
}

TEST(Mdoc, BreaksLinesAtEightyBytes) {
  std::string page;
  const std::string long_sentence = std::string(70, 'a') + " .b " + std::string(70, 'c');
  append_mdoc_sentences(page, long_sentence);
  EXPECT_EQ(page, std::string(70, 'a') + "\n\\&.b\n" + std::string(70, 'c') + '\n');
}

}  // namespace
}  // namespace cme
