// SPDX-License-Identifier: MIT
#include "settings/map_lines.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>

#include "import/column.hpp"

namespace cme {
namespace {

/// What is wrong with a map, one problem a line.
std::string problems_of(std::string_view text) {
  std::string lines;
  const KeyNames names{
      .usual = column_names(),
      .is_known = [](std::string_view name) { return make_column("Heading", name).kind != ColumnKind::unknown; },
      .takes_option = [](std::string_view, std::string_view) { return true; }};
  for (const YamlReader reader : {YamlReader::plain_first, YamlReader::yaml_cpp}) {
    std::string found;
    for (const Finding& finding : load_column_map("map.yaml", text, names, reader).findings) {
      found += fmt::format("{}:{}: {}; {}\n", finding.place.line, finding.place.column, finding.message, finding.help);
    }
    EXPECT_TRUE(lines.empty() || lines == found) << found;
    lines = found;
  }
  return lines;
}

TEST(MapLines, SayWhatToWriteInPlaceOfAnotherSign) {
  const struct {
    std::string line;
    std::string problem;
  } cases[] = {
      {"Course = title", "8: expected a colon after the heading, found \"=\"; write `Course: title`"},
      {"Course=title", "7: expected a colon after the heading, found \"=\"; write `Course: title`"},
      {"Course := title", "9: expected a colon after the heading, found \"=\"; write `Course: title`"},
      {"title = Course", "7: expected a colon after the heading, found \"=\"; write `Course: title`"},
      {"Course -> title", "8: expected a colon after the heading, found \"->\"; write `Course: title`"},
      {"Course --> title", "9: expected a colon after the heading, found \"->\"; write `Course: title`"},
      {"Course → title", "8: expected a colon after the heading, found \"→\"; write `Course: title`"},
      {"Course ==> title", "9: expected a colon after the heading, found \"=>\"; write `Course: title`"},
      {"Course – title", "8: expected a colon after the heading, found \"–\"; write `Course: title`"},
      {"Course, title", "7: expected a colon after the heading, found \",\"; write `Course: title`"},
      {"Name, Course, title,", "13: expected a colon after the heading, found \",\"; write `Name, Course: title`"},
      {"Course; skip", "7: expected a colon after the heading, found \";\"; write `Course: skip`"},
      {"Course\ttitle", "7: expected a colon after the heading, found a tab; write `Course: title`"},
      {"Course | title", "8: expected a colon after the heading, found \"|\"; write `Course: title`"},
      {"Course:title", "7: expected a space after the colon; write `Course: title`"},
      {"Course Title title", "1: no colon after \"Course Title\"; write `Course Title: title`"},
      {"Course # title = x-a",
       "1: \"Course\" has no key; write a heading, a colon and a key, for example `Course Title: title`"},
      {"Room = x-room # ours", "6: expected a colon after the heading, found \"=\"; write `Room: x-room`"},
      {"\"Course\" = title", "10: expected a colon after the heading, found \"=\"; write `Course: title`"},
      {"Cost (a, b) = \"fee\"", "13: expected a colon after the heading, found \"=\"; write `Cost (a, b): fee`"},
      {"- = fee",
       "1: a map is not a list; each line begins with a heading; write a heading, a colon and a key, for "
       "example `Course Title: title`"},
      {"Course = titel", "8: expected a colon after the heading, found \"=\"; write `Course: title`"},
      {"Course = of the week",
       "8: expected a colon after the heading, found \"=\"; write a heading, a colon and a key, for example `Course "
       "Title: title`"},
      {"- Course: title", "1: a map is not a list; each line begins with a heading; write `Course: title`"},
      {"- Course = title", "1: a map is not a list; each line begins with a heading; write `Course: title`"},
      {"- Course",
       "1: a map is not a list; each line begins with a heading; write a heading, a colon and a key, for "
       "example `Course Title: title`"},
  };
  for (const auto& each : cases) {
    SCOPED_TRACE(each.line);
    EXPECT_EQ(problems_of(each.line + "\n"), fmt::format("1:{}\n", each.problem));
    EXPECT_EQ(problems_of("# ours\r\n---\r\n  " + each.line + "\r\n").substr(0, 2), "3:");
  }
}

TEST(MapLines, AreAllReportedNextToSoundOnes) {
  EXPECT_EQ(problems_of("Course: title\nCost = fee\nHours: {key: credits}\n\nEnds skip\n"),
            "2:6: expected a colon after the heading, found \"=\"; write `Cost: fee`\n"
            "5:1: no colon after \"Ends\"; write `Ends: skip`\n");
  EXPECT_EQ(problems_of("- Course: title\n- Cost, fee\n- Ends: {key: expires,\n    dates: month/day/year}\n"),
            "1:1: a map is not a list; each line begins with a heading; write `Course: title`\n"
            "2:1: a map is not a list; each line begins with a heading; write `Cost: fee`\n"
            "3:1: a map is not a list; each line begins with a heading; remove the hyphen\n");
}

TEST(MapLines, LeaveOtherMistakesOfYaml) {
  EXPECT_EQ(problems_of("Course: \"title\nCost: fee\n"),
            "1:9: this quote is never closed; write `Course: \"title\"`\n");
  EXPECT_EQ(problems_of("Course: \"title\nCost = fee\n"),
            "1:9: this quote is never closed; write `Course: \"title\"`\n"
            "2:6: expected a colon after the heading, found \"=\"; write `Cost: fee`\n");
  EXPECT_EQ(problems_of("[Course: title]\n"), "1:1: expected a mapping of headings to keys, found a list; \n");
  EXPECT_EQ(problems_of("Course: title\nkeywords:\n- = a\nCost: 'fee\n"),
            "4:7: this quote is never closed; write `Cost: \"fee\"`\n");
}

TEST(MapLines, LeaveOtherMistakesOfTheFile) {
  const std::string merged = problems_of("<<<<<<< HEAD\nCourse: title\n=======\nCourse: skip\n>>>>>>> topic\n");
  EXPECT_NE(merged.find("merge"), std::string::npos) << merged;
  EXPECT_EQ(merged.find("has no key"), std::string::npos) << merged;
  EXPECT_EQ(problems_of("Course:\ttitle\nCost = fee\n"),
            "2:6: expected a colon after the heading, found \"=\"; write `Cost: fee`\n");
  const std::string spaces = problems_of("Course:\u00a0title\nCost: fee\n");
  EXPECT_NE(spaces.find("no-break space"), std::string::npos) << spaces;
}

TEST(MapLines, OfAnotherFileAreNotQuotedAtLength) {
  EXPECT_EQ(problems_of(std::string(2'000, 'a') + "\n").substr(0, 49),
            "1:1: the line is too long for a heading and its k");
  EXPECT_EQ(problems_of("Course = \xFF\n"), "1:10: the byte 0xFF is not valid UTF-8; save the file as UTF-8\n");
}

}  // namespace
}  // namespace cme
