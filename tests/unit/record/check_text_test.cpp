// SPDX-License-Identifier: MIT
#include "record/check_text.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace cme {
namespace {

/// Many bytes are looked at together: wherever a character is, it is found, and the first of several is reported.
TEST(CheckText, FindsForbiddenCharactersAtEachPlace) {
  for (const std::string_view control : {"\x01", "\x1F", "\x7F", "\xC2\x80", "\xC2\x9F", "\r", "\uFFFE", "\uFFFF"}) {
    for (std::size_t at = 0; at < 200; ++at) {
      std::string text = std::string(at, 'a').append(control).append(150, 'b');
      text += '\x02';
      const std::optional<Diagnostic> problem = check_text(text);
      ASSERT_TRUE(problem) << at;
      EXPECT_EQ(problem->span.begin, at);
      EXPECT_EQ(problem->span.end, at + control.size());
    }
  }
}

TEST(CheckText, LetsLineBreaksTabsAndOtherCharactersPassAtEachPlace) {
  for (const std::string_view lawful : {"\n", "\r\n", "\t", "\uFFFD", "\xC2\x85", "\xC2\xA0", "\xC2\xB5", "é", "…"}) {
    for (std::size_t at = 0; at < 200; ++at) {
      EXPECT_EQ(check_text(std::string(at, 'a').append(lawful).append(150, 'b')), std::nullopt) << at;
    }
  }
}

TEST(CheckText, FindsAMergeConflict) {
  const std::optional<Diagnostic> problem = check_text("a: 1\n<<<<<<< HEAD\nb: 2\nc: 3\n=======\nb: 4\n>>>>>>> x\n");
  ASSERT_TRUE(problem);
  EXPECT_EQ(problem->span, (Span{.begin = 5, .end = 17}));
  EXPECT_EQ(problem->message, "an unresolved merge conflict: one version is on lines 3 to 4, the other on line 6");
  for (const std::string_view text :
       {"<<<<<<< HEAD\n=======\n", "a: |\n  <<<<<<< a\n  =======\n  >>>>>>> b\n", "=======\n>>>>>>> b\n<<<<<<< a\n"}) {
    EXPECT_EQ(check_text(text), std::nullopt) << text;
  }
}

/// A text's problem: its message, and the bytes that it is about.
struct Case {
  std::string text;
  std::string_view message;
  Span span;
};

TEST(CheckText, FindsWhatIsNoText) {
  const Case cases[] = {
      {"a: \xC3(", "the byte 0xC3 is not valid UTF-8", {.begin = 3, .end = 4}},
      {"\xFF\xFE"
       "a",
       "the file is UTF-16",
       {.begin = 0, .end = 0}},
      {"\xFE\xFF"
       "a",
       "the file is UTF-16",
       {.begin = 0, .end = 0}},
      {"\xEF\xBB\xBF"
       "a: 1",
       "a second byte order mark",
       {.begin = 0, .end = 3}},
      {std::string((std::size_t{1} << 20) + 1, 'a'), "the file is larger than 1 MiB", {.begin = 0, .end = 0}},
  };
  for (const auto& [text, message, span] : cases) {
    SCOPED_TRACE(message);
    const std::optional<Diagnostic> problem = check_text(text);
    ASSERT_TRUE(problem);
    EXPECT_EQ(problem->message, message);
    EXPECT_EQ(problem->span, span);
  }
  EXPECT_EQ(check_text(std::string(std::size_t{1} << 20, 'a')), std::nullopt);
}

TEST(CheckText, SaysWhichLinesTheVersionsOfAMergeConflictAreIn) {
  const auto message = [](std::string_view text) {
    const std::optional<Diagnostic> problem = check_text(text);
    return problem ? problem->message : std::string();
  };
  EXPECT_EQ(message("<<<<<<< HEAD\na: 1\n||||||| base\na: 0\n=======\na: 2\na: 3\n>>>>>>> x\n"),
            "an unresolved merge conflict: one version is on line 2, the other on lines 6 to 7");
}

}  // namespace
}  // namespace cme
