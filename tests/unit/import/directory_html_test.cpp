// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "import/page/directory_page.hpp"

namespace cme {
namespace {

std::string repeat(std::string_view text, int times) {
  std::string repeated;
  for (; times > 0; --times) {
    repeated += text;
  }
  return repeated;
}

std::string failure_of(std::string_view html) {
  const auto read = parse_directory_html(html);
  return read ? "read" : read.error();
}

TEST(DirectoryHtml, IsToldFromText) {
  EXPECT_TRUE(is_html("<!DOCTYPE html><p>"));
  EXPECT_TRUE(is_html("\xEF\xBB\xBF\n <HTML>"));
  EXPECT_TRUE(is_html("<!-- saved from -->\n<html>"));
  EXPECT_TRUE(is_html("<div class=\"activity-id\">"));
  EXPECT_FALSE(is_html(""));
  EXPECT_FALSE(is_html("Activity ID\n<div>"));
  EXPECT_FALSE(is_html("<5 mg for all"));
}

TEST(DirectoryHtml, ReadsABrokenPage) {
  const auto read = parse_directory_html(
      "<h1>T</h1><div><h4>ACTIVITY ID:</h4><b>7<h5>Keywords</b><p>A, B<td></div></table>&bogus; &#8217;<i>x</I");
  ASSERT_TRUE(read) << read.error();
  EXPECT_EQ(read->activity.id, 7U);
  EXPECT_EQ(read->activity.title, "T");
  ASSERT_EQ(read->activity.keywords.size(), 3U);
  EXPECT_EQ(read->activity.keywords[2], "&bogus; ’x");
}

TEST(DirectoryHtml, TakesAButtonWithoutAnAddressForNone) {
  const auto read = parse_directory_html(
      "<h4>Activity ID</h4><b>7</b><a class=\"button\" href>Register for this Activity</a><h4>Fee</h4>$5");
  ASSERT_TRUE(read) << read.error();
  EXPECT_FALSE(read->activity.url);
  EXPECT_FALSE(read->activity.note);
}

TEST(DirectoryHtml, ReadsWhatABrowserShows) {
  const struct {
    const char* html;
    const char* text;
  } cases[] = {
      {"caf&#00000000000000000000000000000000000000000000233;", "café"},
      {"It&#146;s a &#x93;day&#148 &#150; x&#x85;", "It’s a “day” – x…"},
      {"a&comma; b&nbsp;c&ampd &copy 2026 &rsquo;", "a, b\u00A0c&d © 2026 ’"},
      {"10<sup>9</sup>/L, m<sup>2</sup>, 10<sup>&minus;3</sup>, CO<sub>2</sub>, 4<sup>th</sup>",
       "10⁹/L, m², 10⁻³, CO₂, 4th"},
      {"a<button>More</button><select><option>x</select><textarea>y</textarea><svg><title>z</title></svg>b", "ab"},
      {"a<span hidden>x</span><b style='display: none'>y</b>b", "ab"},
      {"a<script>if (1 &lt 2) {}</script><style>b</style>c", "ac"},
  };
  for (const auto& each : cases) {
    SCOPED_TRACE(each.html);
    const auto read = parse_directory_html("<h4>Activity ID</h4>7<h4>Additional Information</h4><p>" +
                                           std::string(each.html) + "</p>");
    ASSERT_TRUE(read) << read.error();
    ASSERT_TRUE(read->activity.additional_information);
    EXPECT_EQ(read->activity.additional_information->text, each.text);
  }
}

TEST(DirectoryHtml, TakesNoOtherLinkForTheAddress) {
  const auto read = parse_directory_html(
      "<a href='https://example.org/no'>Register</a><h4>Activity ID</h4>7<a href='/relative'>REGISTER FOR THIS "
      "ACTIVITY</a>");
  ASSERT_TRUE(read) << read.error();
  EXPECT_FALSE(read->activity.url);
  EXPECT_EQ(read->activity.note, Prose{"/relative\nRegister"});
}

TEST(DirectoryHtml, FailsInWords) {
  const std::pair<std::string, std::string_view> cases[] = {
      {"", "the page has no HTML elements"},
      {"<p>hello", "this is not a directory page: it has none of the directory's labels"},
      {"<h4>Keywords</h4><p>A", "the page has no \"Activity ID\"; copy all of it, from the title to the end"},
      {"<h4>Activity ID</h4>7\n<h4>Activity ID</h4>8",
       "there is more than one activity: \"Activity ID\" is on line 1 and on line 2; save each page in its own file"},
      {"<h4>Activity ID</h4>7\n<h4>   Activity ID</h4>8",
       "there is more than one activity: \"Activity ID\" is on line 1 and on line 2; save each page in its own file"},
      {"<h4>Activity ID</h4>7\n<h4>\n   Activity ID</h4>8",
       "there is more than one activity: \"Activity ID\" is on line 1 and on line 3; save each page in its own file"},
      {"<h4>Activity ID</h4>7\n<h4>Activity ID\n\n</h4>8",
       "there is more than one activity: \"Activity ID\" is on line 1 and on line 2; save each page in its own file"},
      {"<h4>Activity ID</h4>7<p>A &amp;\n" + repeat("word\n", 500) + "<b>x</b>\n<h4>Activity ID</h4>8",
       "there is more than one activity: \"Activity ID\" is on line 1 and on line 503; save each page in its own file"},
      {repeat("<div>", 100'000), "the page's elements are nested too deeply; copy its text instead"},
      {repeat("<b><table>", 100'000), "the page's elements are nested too deeply; copy its text instead"},
      {"<a " + repeat("a='' ", 200'000), "the page has tags with thousands of attributes; copy its text instead"},
      {"<meta charset=latin1><h4>Activity ID</h4>7<p>n\xE9",
       "line 1: the byte 0xE9 is not valid UTF-8; save the page as UTF-8"},
      {"<h4>Activity ID</h4>7<p>\n\n" + repeat("word ", 40'000),
       "the page has more than 128 KiB of text; save the page of one activity only"},
  };
  for (const auto& [html, expected] : cases) {
    SCOPED_TRACE(expected);
    EXPECT_EQ(failure_of(html), expected);
  }
}

TEST(DirectoryHtml, CountsLinesBeyond65535) {
  const auto read = parse_directory_html("<h4>Activity ID</h4>7" + repeat("\n", 70'000) + "<h4>Expires</h4>soon");
  ASSERT_TRUE(read) << read.error();
  ASSERT_FALSE(read->warnings.empty());
  EXPECT_EQ(read->warnings.back().line, 70'001U);
}

TEST(DirectoryHtml, BelievesTheBytesRatherThanTheMetaElement) {
  const auto read = parse_directory_html("<meta charset=latin1><h4>Activity ID</h4>7<h4>Keywords</h4><p>é");
  ASSERT_TRUE(read) << read.error();
  EXPECT_EQ(read->activity.keywords, std::vector<std::string>{"é"});
}

}  // namespace
}  // namespace cme
