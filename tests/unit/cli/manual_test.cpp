// SPDX-License-Identifier: MIT
#include "cli/manual.hpp"

#include <gtest/gtest.h>

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
