// SPDX-License-Identifier: MIT
#include "import/page/directory_page.hpp"

#include <gtest/gtest.h>

#include "import/page/head_labels.hpp"
#include "tests/pages/lost_words.hpp"

namespace cme {
namespace {

/// A page's head, and `sections` below it.
std::string page_with(std::string_view sections) {
  return "Activity ID\n7Expires\nMay 5, 2027Format Type\nLiveCME Credit\n3Fee\n$30CME Provider: P\n" +
         std::string(sections) + "\nCommercial Support?\nNo\n";
}

ImportedActivity read_page_with(std::string_view sections) {
  const std::string page = page_with(sections);
  const auto read = parse_directory_page(page);
  EXPECT_TRUE(read) << read.error();
  if (!read) {
    return {};
  }
  EXPECT_EQ(test::find_lost_words(page, *read), "");
  return *read;
}

std::string failure_of(std::string_view page) {
  const auto read = parse_directory_page(page);
  return read ? "read" : read.error();
}

TEST(IsLabel, LooksAtNothingAfterTheText) {
  const std::string_view line = "CME  Credit  3";
  EXPECT_TRUE(is_label(line.substr(0, 11), Label::credits));
  EXPECT_FALSE(is_label(line.substr(0, 10), Label::credits));
  EXPECT_FALSE(is_label(line, Label::credits));
}

TEST(DirectoryPage, FailsInWords) {
  const std::pair<std::string, std::string_view> cases[] = {
      {"", "this is not a directory page: it has none of the directory's labels"},
      {"one line", "this is not a directory page: it has none of the directory's labels"},
      {"Keywords\nA, B\n", "the page has no \"Activity ID\"; copy all of it, from the title to the end"},
      {"Activity ID\nKeywords\nA\n", "the page has no \"Activity ID\"; copy all of it, from the title to the end"},
      {"Activity ID\n../../etc/passwdExpires\n",
       "line 2: \"../../etc/passwd\" is not an id; ids are whole numbers from 1 to 999999999"},
      {"Activity ID\n0\n", "line 2: \"0\" is not an id; ids are whole numbers from 1 to 999999999"},
      {"Activity ID\n99999999999\n", "line 2: \"99999999999\" is not an id; ids are whole numbers from 1 to 999999999"},
      {"Activity ID\n007\n", "line 2: \"007\" is not an id; ids are whole numbers from 1 to 999999999"},
      {page_with("") + page_with(""),
       "there is more than one activity: \"Activity ID\" is on line 1 and on line 10; save each page in its own file"},
      {"Activity ID\n7\nDOI\n10.5555/aActivity ID\n8Expires\nMay 1, 2027\n",
       "there is more than one activity: \"Activity ID\" is on line 1 and on line 4; save each page in its own file"},
      {"Activity ID\n7\n\x1b[31mred",
       "line 3: the character U+001B is not allowed in text; remove it, or copy the page again"},
      {std::string("a\0b", 3),
       "line 1: the character U+0000 is not allowed in text; remove it, or copy the page again"},
      {"Activity ID\n7\nn\xE9\n", "line 3: the byte 0xE9 is not valid UTF-8; save the page as UTF-8"},
      {"\xFF\xFE"
       "A",
       "the page is UTF-16; save it as UTF-8"},
      {std::string(200'000, 'a'), "the page is larger than 128 KiB; save the page of one activity only"},
  };
  for (const auto& [page, expected] : cases) {
    SCOPED_TRACE(expected);
    EXPECT_EQ(failure_of(page), expected);
  }
}

TEST(DirectoryPage, LabelsInsideProseAreWords) {
  const auto read = read_page_with(
      "Description of CME Course\nImportance of the Fee\nFee\nThis line ends in the word Fee\n"
      "Expires\nThe DOI and the Keywords, Disclaimers and Competencies\nKeywords matter. DOIs too.\nKeywords\nA\nDOI\n"
      "10.5555/a\nCompetencies\nDisclaimers");
  ASSERT_EQ(read.activity.description.size(), 1U);
  EXPECT_EQ(read.activity.description.front().text,
            "Importance of the Fee\n\nFee\n\nThis line ends in the word Fee\n\nExpires\n\nThe DOI and the Keywords, "
            "Disclaimers and Competencies\n\nKeywords matter. DOIs too.");
  EXPECT_EQ(read.activity.keywords, std::vector<std::string>{"A"});
  EXPECT_EQ(to_string(*read.activity.fee.front().amount), "$30");
}

TEST(DirectoryPage, ALabelRunTogetherIsAWordWhereTheLabelStandsElsewhere) {
  const auto read = read_page_with("Description of CME Course\nSuch is life.Keywords\nKeywords\nA");
  EXPECT_EQ(read.activity.description.front().text, "Such is life.Keywords");
  EXPECT_EQ(read.activity.keywords, std::vector<std::string>{"A"});
}

TEST(DirectoryPage, AShorterLabelIsNotReadFromALongerOne) {
  const std::string page =
      "Activity ID\n7Expires\nCME Credit TypeAMA PRA Category 1 Credit\nKeywords\nA\n"
      "CME Credit Type\nAMA PRA Category 1 Credit\n";
  const auto read = parse_directory_page(page);
  ASSERT_TRUE(read) << read.error();
  EXPECT_EQ(test::find_lost_words(page, *read), "");
  ASSERT_TRUE(read->activity.note);
  EXPECT_NE(read->activity.note->text.find("CME Credit TypeAMA"), std::string::npos) << read->activity.note->text;
}

TEST(DirectoryPage, ASentenceWithActivityIdIsNoSecondPage) {
  const auto read = read_page_with("Description of CME Course\nActivity ID 12 was the first of this series.");
  EXPECT_EQ(read.activity.description.front().text, "Activity ID 12 was the first of this series.");
}

TEST(DirectoryPage, TheTitleStandsAboveTheId) {
  const auto read = parse_directory_page("\n A Title \nActivity ID\n7\n");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->activity.title, "A Title");
}

TEST(DirectoryPage, ListMarksAreDroppedOnlyWhereTheyAreMarks) {
  const std::pair<std::string_view, std::vector<std::string>> cases[] = {
      {"1. a\n2. b", {"a", "b"}},
      {"1) a\n2) b", {"a", "b"}},
      {"(1) a\n(2) b", {"a", "b"}},
      {"- a\n- b", {"a", "b"}},
      {"•a\n• b", {"a", "b"}},
      {"\uF0B7 a\n\uF0B7\tb", {"a", "b"}},
      {"You can:\n* a\n* b", {"You can:", "a", "b"}},
      {"1.5 mg is too much\n2.5 mg is worse", {"1.5 mg is too much", "2.5 mg is worse"}},
      {"2024. was a year", {"2024. was a year"}},
      {"2. b\n1. a", {"2. b", "1. a"}},
      {"a\nb\n- c", {"a", "b", "- c"}},
      {"-5 is less\n-6 too", {"-5 is less", "-6 too"}},
  };
  for (const auto& [lines, expected] : cases) {
    SCOPED_TRACE(lines);
    EXPECT_EQ(read_page_with("Educational Objectives\n" + std::string(lines)).activity.objectives, expected);
  }
}

TEST(DirectoryPage, APageOfOneThingOnlyIsReadOrFails) {
  for (const std::string_view part : {"a, ", "a,", "ABR\n", "x\nABS\n", "1. ", "Keywords\n", "Fee",
                                      "NOTE:", "Expires\n", "Medical Knowledge, ", "\xC2\xA0", " ", "Importance A\n"}) {
    for (const std::string_view label : {"Keywords", "Competencies", "ABMS Member Board Approvals by Type",
                                         "Commercial Support?", "Description of CME Course", "Activity ID"}) {
      std::string page = "Activity ID\n7Expires\n" + std::string(label) + "\n";
      while (page.size() < 20'000) {
        page += part;
      }
      const auto read = parse_directory_page(page);
      EXPECT_TRUE(read || !read.error().empty());
    }
  }
}

TEST(DirectoryPage, KeepsANoBreakSpaceOfAValue) {
  EXPECT_EQ(read_page_with("Educational Objectives\nTake 5\u00A0mg").activity.objectives,
            std::vector<std::string>{"Take 5\u00A0mg"});
  const auto read = parse_directory_page("Activity ID\n7Expires\nMay 5, 2027Fee\n$30CME Provider: A\u00A0B\n");
  ASSERT_TRUE(read) << read.error();
  EXPECT_EQ(read->activity.provider, "A\u00A0B");
}

TEST(DirectoryPage, LosesNothingOfALongApprovalTypeThatOccursTwice) {
  const std::string type = "Approval of " + std::string(40, 'a') + " " + std::string(40, 'b') + " by someone";
  const auto read =
      read_page_with("ABMS Member Board Approvals by Type\n" + type + "\nRadiology\n" + type + "\nSurgery");
  ASSERT_EQ(read.activity.approvals.size(), 1U);
  EXPECT_EQ(read.activity.approvals.front().type, type);
  EXPECT_EQ(read.activity.approvals.front().boards, (std::vector{Board::radiology, Board::surgery}));
}

TEST(DirectoryPage, LosesNothingOfALabelWithoutItsColon) {
  const std::string page = "Activity ID\n7Expires\nMay 5, 2027Fee\n$30\nCME Provider5\n";
  const auto read = parse_directory_page(page);
  ASSERT_TRUE(read) << read.error();
  EXPECT_EQ(read->activity.provider, "5");
  EXPECT_EQ(test::find_lost_words(page, *read), "");
}

TEST(DirectoryPage, TakesTheTitleBelowAMenu) {
  const auto read = parse_directory_page(
      "Home > Search\nBack to results\nChest Imaging\nActivity\u00A0ID\n7\nKeywords\n• Lung;Heart\n");
  ASSERT_TRUE(read) << read.error();
  EXPECT_EQ(read->activity.title, "Chest Imaging");
  EXPECT_EQ(read->activity.id, 7U);
  ASSERT_TRUE(read->activity.note);
  EXPECT_EQ(read->activity.note->text, "Home > Search\nBack to results");
  EXPECT_EQ(read->activity.keywords, (std::vector<std::string>{"Lung", "Heart"}));
}

}  // namespace
}  // namespace cme
