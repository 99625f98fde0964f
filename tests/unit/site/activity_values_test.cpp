// SPDX-License-Identifier: MIT
#include "site/activity_values.hpp"

#include <gtest/gtest.h>

#include "cme/model/activity.hpp"
#include "entries.hpp"
#include "site/site_theme.hpp"

namespace cme {
namespace {

using test::plain_activity;

std::string page_of(const Activity& activity) {
  std::string page;
  SiteTheme().load("activity-body.html").render(activity_values(activity), page);
  return page;
}

TEST(ActivityPage, KeepsLineBreaksAndParagraphsOfEveryText) {
  const std::string text = "One & one\ntwo\n\nthree";
  const std::string broken = "One &amp; one<br>two";
  const std::string lines = broken + "<br><br>three";
  const std::string paragraphs = "<p>" + broken + "</p><p>three</p>";
  Activity activity = plain_activity();
  activity.title = text;
  activity.provider = text;
  activity.accredited_provider = text;
  activity.credits = {{Decimal::whole(1), {}, {}, {}, {}, text}, {Decimal::whole(2), {}, {}, text, {}, {}}};
  activity.fee = {{{}, {}, text, {}}, {{}, {}, {}, text}};
  activity.approvals = {{text, {Board::urology}}};
  activity.objectives = {text};
  activity.description = {Section{.heading = text, .text = text}};
  activity.disclaimers = {text};
  activity.quality_processes = {text};
  activity.keywords = {text};
  activity.note = Prose{.text = text};
  activity.extensions = {Extension{.key = "x-own", .is_list = false, .values = {text}},
                         Extension{.key = "x-list", .is_list = true, .values = {text, "One\ntwo"}}};
  activity.commercial_support =
      CommercialSupport{.received = true, .supporters = {{.name = text, .kind = {}, .nature = {}}}};
  const std::string page = page_of(activity);
  const std::string expected[] = {
      "<h1 dir=\"auto\">" + lines + "</h1>",
      "<dd><bdi>" + lines + "</bdi></dd>",
      "<span class=\"quiet\">per " + lines + "</span>",
      "<span class=\"quiet\">for " + lines + "</span>",
      "<span class=\"quiet\">" + lines + "</span>",
      "<h3 dir=\"auto\">" + lines + "</h3>\n<ul class=\"chips\">",
      "<li dir=\"auto\">" + paragraphs + "</li>",
      "<h3 dir=\"auto\">" + lines + "</h3>\n<div><p dir=\"auto\">" + broken + "</p>\n<p dir=\"auto\">three</p>",
      ">Disclaimers</dt><dd><ul class=\"lines\"><li dir=\"auto\">" + paragraphs + "</li></ul>",
      ">Quality processes</dt><dd><ul class=\"lines\"><li dir=\"auto\">" + paragraphs + "</li></ul>",
      ">Keywords</dt><dd><ul class=\"dots\"><li><bdi>" + lines + "</bdi></li> </ul>",
      ">Commercial support</dt><dd><ul class=\"lines\"><li dir=\"auto\">" + paragraphs + "</li></ul>",
      ">Note</dt><dd><p dir=\"auto\">One &amp; one<br>two</p><p dir=\"auto\">three</p></dd>",
      ">Own</dt><dd><ul class=\"lines\"><li dir=\"auto\">" + paragraphs + "</li></ul>",
      ">List</dt><dd><ul class=\"lines\"><li dir=\"auto\">" + paragraphs + "</li><li dir=\"auto\">One<br>two</li></ul>",
  };
  for (const std::string& part : expected) {
    EXPECT_NE(page.find(part), std::string::npos) << part << "\nis not in\n" << page;
  }
}

TEST(ActivityPage, LabelsOwnKeysInWords) {
  Activity activity = plain_activity();
  for (const std::string key : {"x-reference", "x-cost-center", "x-Fiscal_year", "x-Größe", "x-", "x--"}) {
    activity.extensions.push_back({.key = key, .is_list = false, .values = {"1"}});
  }
  const std::string page = page_of(activity);
  for (const std::string label : {"Reference", "Cost center", "Fiscal year", "Größe", "x-", "x--"}) {
    EXPECT_NE(page.find("<dt>" + label + "</dt>"), std::string::npos) << label << " is not in\n" << page;
  }
}

}  // namespace
}  // namespace cme
