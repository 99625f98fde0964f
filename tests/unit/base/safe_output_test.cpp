// SPDX-License-Identifier: MIT
#include "base/safe_output.hpp"

#include <gtest/gtest.h>

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace cme {
namespace {

struct Case {
  std::string_view text;
  std::string_view safe;
};

void expect_safe(Target target, const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    SCOPED_TRACE(testing::PrintToString(c.text));
    EXPECT_EQ(safe_text(c.text, target), c.safe);
  }
}

TEST(SafeOutput, LeavesNothingThatATerminalObeys) {
  expect_safe(Target::terminal, {
                                    {"plain", "plain"},
                                    {"é–日😀", "é–日😀"},
                                    {"\x1B[31mred", "\uFFFD[31mred"},
                                    {std::string_view("a\0b", 3), "a\uFFFDb"},
                                    {"a\x7F\u009B", "a\uFFFD\uFFFD"},
                                    {"a\tb\nc\r\nd\re", "a b c d e"},
                                    {"\u202Eabc\u2066\u200E\u061C", "\uFFFDabc\uFFFD\uFFFD\uFFFD"},
                                    {"a\u2028b\u2029", "a\uFFFDb\uFFFD"},
                                    {"\uFDD0\uFFFE\U0001FFFFx", "\uFFFD\uFFFD\uFFFDx"},
                                    {"a\xFF\xC3", "a\uFFFD\uFFFD"},
                                });
}

TEST(SafeOutput, LeavesNoOlderCommandAnywhereInALine) {
  expect_safe(Target::terminal, {
                                    {"##[error]x", "#\uFFFD[error]x"},
                                    {"a ###[group]", "a ##\uFFFD[group]"},
                                    {"##teamcity[x]", "#\uFFFDteamcity[x]"},
                                    {"## A [b]", "## A [b]"},
                                    {"##vso[task.complete]", "#\uFFFDvso[task.complete]"},
                                    {"##", "##"},
                                    {"## [x] ##vs", "## [x] ##vs"},
                                    {"##[a]##[b]", "#\uFFFD[a]#\uFFFD[b]"},
                                });
}

TEST(SafeOutput, LeavesNoPathThatIsACommand) {
  expect_safe(Target::terminal_line, {
                                         {"::error::.txt: x", "./::error::.txt: x"},
                                         {" ::a", "./ ::a"},
                                         {"a::b", "a::b"},
                                         {"", ""},
                                     });
}

TEST(SafeOutput, LeavesNoWordThatCouldBeginALineWithACommand) {
  expect_safe(Target::paragraph, {
                                     {"  a \n\t b  ", "a b"},
                                     {"::a b ::c a::d", "∷a b ∷c a::d"},
                                     {"\u2003::a", "\u2003∷a"},
                                     {" ", ""},
                                 });
  std::string line = "a ";
  append_safe(line, " ::b", Target::paragraph);
  EXPECT_EQ(line, "a ∷b");
}

TEST(SafeOutput, KeepsTabsAndLineBreaksOfDataOnATerminal) {
  expect_safe(Target::terminal_data, {{"a\tb\n\n\x1B", "a\tb\n\n\uFFFD"}, {"", ""}, {"\r\n", " \n"}});
}

TEST(SafeOutput, LeavesNoLineOfABuildLogThatStartsACommand) {
  expect_safe(Target::build_log, {
                                     {"::error::x", "∷error::x"},
                                     {"a\n::b\r\n::c\r::d", "a\n∷b\r\n∷c\r∷d"},
                                     {" \t::a\n\n  ::b", " \t∷a\n\n  ∷b"},
                                     {"\u00A0\u2003\u3000::a", "\u00A0\u2003\u3000∷a"},
                                     {":::a", "∷:a"},
                                     {"a\t##[group]b", "a\t#\uFFFD[group]b"},
                                 });
}

TEST(SafeOutput, KeepsAllElseOfABuildLog) {
  for (const std::string_view text : {"", ":", "a::b", "a ::b", "\"::a", "é::b\n", ": :a", "\xff::a\r\n"}) {
    expect_safe(Target::build_log, {{text, text}});
  }
}

TEST(SafeOutput, IsUtf8ForPrograms) {
  expect_safe(Target::data, {{"a\xFF\xC3", "a\uFFFD\uFFFD"}, {"\x1B é", "\x1B é"}, {"", ""}});
}

TEST(SafeOutput, EscapesWhatJsonCannotHoldAndWhatSteersATerminal) {
  expect_safe(Target::json, {
                                {"é \"\\\n\r\t\x01", R"(é \"\\\n\r\t\u0001)"},
                                {"\x7F\u009B\u202E\uFEFF\u2028", R"(\u007f\u009b\u202e\ufeff\u2028)"},
                                {"\uFDEF\uFFFE\U0001FFFE\U0010FFFF", R"(\ufdef\ufffe\ud83f\udffe\udbff\udfff)"},
                                {"##[error]", R"(#\u0023[error])"},
                                {"\uFFFD–’\xFF", "\uFFFD–’\uFFFD"},
                                {"a#b# #", "a#b# #"},
                            });
}

TEST(SafeOutput, GivesProgramsTheSameTextInJson) {
  for (char32_t character = 0; character < 0x2100; ++character) {
    const std::string text =
        nlohmann::json::parse(fmt::format("\"##\\u{:04x}\"", static_cast<std::uint32_t>(character)));
    const std::string json = '"' + safe_text(text, Target::json) + '"';
    EXPECT_EQ(nlohmann::json::parse(json), text);
    EXPECT_TRUE(is_one_visible_line(json)) << json;
  }
}

TEST(SafeOutput, IsOneCell) {
  expect_safe(Target::tsv, {{"a\tb\nc\rd\\", R"(a\tb\nc\rd\\)"}, {"=1", "=1"}});
  expect_safe(Target::spreadsheet, {
                                       {"=1", "'=1"},
                                       {"'x", "''x"},
                                       {"a,\"b\"", R"("a,""b""")"},
                                       {"-1,2", R"("'-1,2")"},
                                       {"a\nb", "\"a\nb\""},
                                       {"", ""},
                                   });
}

TEST(SafeOutput, IsNoMarkup) {
  expect_safe(Target::markup, {
                                  {"<a href='x'>\"&amp;\"", "&lt;a href=&#39;x&#39;&gt;&quot;&amp;amp;&quot;"},
                                  {"\uFFFE\uFFFF\uFFFD\x1B", "\uFFFD\uFFFD\uFFFD\uFFFD"},
                                  {"##[a]", "#\uFFFD[a]"},
                              });
  expect_safe(Target::markdown, {{"*a* <b> ::c", R"(\*a\* &lt;b&gt; \::c)"}, {"- x", R"(\- x)"}, {"1. x", R"(1\. x)"}});
}

TEST(SafeOutput, IsOneAnnotation) {
  expect_safe(Target::annotation, {{"100% a,b:c\nd", "100%25 a,b:c d"}});
  expect_safe(Target::annotation_property, {{"a,b:c%", "a%2Cb%3Ac%25"}});
}

TEST(SafeOutput, IsAnAddressThatNothingEnds) {
  expect_safe(Target::link, {{"http://a.b/<x>\"\\`\x1B é?q=1&r#f", "http://a.b/%3Cx%3E%22%5C%60%1B%20%C3%A9?q=1&r#f"}});
}

TEST(Quote, ShowsWhatIsSafe) {
  EXPECT_EQ(quote("a"), "\"a\"");
  EXPECT_EQ(quote(""), "\"\"");
  EXPECT_EQ(quote("a\x1B\nb"), "\"a\uFFFD b\"");
}

TEST(Quote, CutsWhatIsTooLong) {
  EXPECT_EQ(quote(std::string(100, 'x')), '"' + std::string(100, 'x') + '"');
  EXPECT_EQ(quote(std::string(1'000'000, 'x')), '"' + std::string(99, 'x') + "…\"");
}

}  // namespace
}  // namespace cme
