// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <array>

#include "activities.hpp"
#include "render/calendar.hpp"
#include "render/spreadsheet.hpp"

namespace cme {
namespace {

using test::rendered;
using test::row_of;

constexpr std::array just_title = {Field::title};

std::string csv_title(std::string_view title) {
  Activity activity;
  activity.title = title;
  return test::renderer("csv").row(row_of(activity), just_title);
}

TEST(Tsv, WritesAHeaderAndWholeValues) {
  const Activity activity = test::rich_activity();
  EXPECT_EQ(rendered("tsv", {row_of(activity)}, {Field::id, Field::title, Field::credits, Field::fee, Field::expires}),
            "id\ttitle\tcredits\tfee\texpires\n"
            "14389\tLung Cancer – A Review\t5–20 AMA PRA Category 1 Credit; 5–20 AAFP Prescribed Credit; "
            "8 Psychiatry and Neurology (SA)\t$50 for members; $75.50 (paid at the door)\t2028-09-04\n");
}

TEST(Tsv, EscapesWhatWouldBreakALine) {
  Activity activity;
  activity.title = "a\tb\nc\rd\\e";
  EXPECT_EQ(test::renderer("tsv").row(row_of(activity), just_title), "a\\tb\\nc\\rd\\\\e\n");
}

TEST(Spreadsheet, IsUtf8WhateverAFileIsCalled) {
  const Activity activity;
  Row row = row_of(activity);
  row.file = "\xff|\xe2\x80.yaml";
  for (const std::string_view format : {"tsv", "csv"}) {
    SCOPED_TRACE(format);
    EXPECT_EQ(rendered(format, {row}, {Field::file}),
              format == "tsv" ? "file\n\uFFFD|\uFFFD\uFFFD.yaml\n" : "file\r\n\uFFFD|\uFFFD\uFFFD.yaml\r\n");
  }
}

TEST(Tsv, KeepsTheValuesOfAListApart) {
  Activity activity;
  activity.keywords = {"a;b", "c\\d"};
  EXPECT_EQ(rendered("tsv", {row_of(activity)}, {Field::keywords}), "keywords\na\\\\;b; c\\\\\\\\d\n");
}

TEST(Csv, WritesAListAsJsonThatReadsAsAnotherList) {
  const auto cell_of = [](std::vector<std::string> keywords) {
    Activity activity;
    activity.keywords = std::move(keywords);
    return readable_cell(row_of(activity), Field::keywords);
  };
  EXPECT_EQ(cell_of({"two\nlines", "b; c"}), R"(["two\nlines","b; c"])");
  EXPECT_EQ(cell_of({"a\rb"}), R"(["a\rb"])");
  EXPECT_EQ(cell_of({R"(["a"])"}), R"(["[\"a\"]"])");
  EXPECT_EQ(cell_of({"a", "[b]"}), "a; [b]");
}

TEST(Csv, WritesAsJsonWhatImportReadsInACellOfAPersonInAnotherWay) {
  Activity activity;
  activity.credits.resize(1);
  activity.credits.front().type = CreditType::ama_pra_category_1;
  activity.credits.front().amount = Decimal::whole(1);
  EXPECT_EQ(readable_cell(row_of(activity), Field::credits), "1 AMA PRA Category 1 Credit");
  activity.credits.resize(2);
  activity.credits.back().type = CreditType::ancc_contact_hours;
  activity.credits.back().amount = Decimal();
  EXPECT_EQ(readable_cell(row_of(activity), Field::credits).substr(0, 14), R"([{"amount":"1")");
  activity.credits.front().amount = Decimal();
  EXPECT_EQ(readable_cell(row_of(activity), Field::credits), "0 AMA PRA Category 1 Credit; 0 ANCC contact hours");
  for (const auto& [name, is_plain] :
       {std::pair("Acme, Inc.", true), {"abbvie", true}, {"3M", true}, {"Acme - Beta", false}, {"see file", false}}) {
    activity.commercial_support =
        CommercialSupport{.received = true, .supporters = {Supporter{.name = name, .kind = {}, .nature = {}}}};
    EXPECT_EQ(readable_cell(row_of(activity), Field::commercial_support).starts_with("yes: "), is_plain) << name;
  }
}

TEST(Tsv, LeavesTheCellOfWhatIsAbsentEmpty) {
  const Activity nothing;
  EXPECT_EQ(rendered("tsv", {row_of(nothing)}, {Field::id, Field::keywords, Field::fee}), "id\tkeywords\tfee\n\t\t\n");
}

TEST(Tsv, EndsWithTheSnippetOfASearch) {
  const Activity activity = test::rich_activity();
  Row row = row_of(activity);
  row.snippet = "a **word**";
  EXPECT_EQ(rendered("tsv", {row}, {Field::id}), "id\tsnippet\n14389\ta **word**\n");
}

TEST(Csv, QuotesByRfc4180) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"plain", "plain\r\n"},
      {"a,b", "\"a,b\"\r\n"},
      {"say \"so\"", "\"say \"\"so\"\"\"\r\n"},
      {"two\nlines", "\"two\nlines\"\r\n"},
      {"", "\"\"\r\n"},
  };
  for (const auto& [title, line] : cases) {
    SCOPED_TRACE(title);
    EXPECT_EQ(csv_title(title), line);
  }
}

TEST(Csv, KeepsASpreadsheetFromRunningACell) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"=1+1", "'=1+1\r\n"}, {"+1", "'+1\r\n"},         {"-1", "'-1\r\n"},
      {"@SUM", "'@SUM\r\n"}, {"\t=1", "'\t=1\r\n"},     {"\r=1", "\"'\r=1\"\r\n"},
      {"'tis", "''tis\r\n"}, {"=1,2", "\"'=1,2\"\r\n"}, {"a=1", "a=1\r\n"},
  };
  for (const auto& [title, line] : cases) {
    SCOPED_TRACE(title);
    EXPECT_EQ(csv_title(title), line);
  }
}

TEST(Csv, WritesWhatIsNestedAsJson) {
  const Activity activity = test::rich_activity();
  EXPECT_EQ(rendered("csv", {row_of(activity)}, {Field::approvals, Field::keywords, Field::boards}),
            "approvals,keywords,boards\r\n"
            "\"{\"\"ABMS Lifelong Learning CME Activity\"\":[\"\"Radiology\"\",\"\"Anesthesiology\"\"],"
            "\"\"Self-Assessment\"\":[\"\"Radiology\"\"]}\",Oncology; Lung\\; Cancer,Anesthesiology; Radiology\r\n");
}

TEST(Csv, WritesWhatIsAbsent) {
  const Activity nothing;
  EXPECT_EQ(rendered("csv", {row_of(nothing)},
                     {Field::title, Field::credits, Field::fee, Field::commercial_support, Field::approvals,
                      Field::description, Field::keywords}),
            "title,credits,fee,commercial_support,approvals,description,keywords\r\n,,,,,,\r\n");
}

TEST(Csv, EndsWithTheSnippetOfASearch) {
  const Activity activity = test::rich_activity();
  Row row = row_of(activity);
  row.snippet = "=a, **b**";
  EXPECT_EQ(rendered("csv", {row}, {Field::id}), "id,snippet\r\n14389,\"'=a, **b**\"\r\n");
}

TEST(Ids, StandOneALine) {
  const Activity activity = test::rich_activity();
  EXPECT_EQ(rendered("ids", {row_of(activity), row_of(activity)}, {Field::id}), "14389\n14389\n");
}

TEST(RowRenderers, PrintOnlyTheirHeadForNoRows) {
  const std::string calendar = calendar_head({}) + std::string(calendar_tail);
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"tsv", "id\n"}, {"csv", "id\r\n"}, {"json", "[]\n"},
      {"ndjson", ""},  {"ics", calendar}, {"markdown", "| id |\n| --- |\n"},
      {"ids", ""},
  };
  ASSERT_EQ(row_renderers().size(), std::size(cases));
  for (const auto& [name, text] : cases) {
    SCOPED_TRACE(name);
    EXPECT_EQ(rendered(name, {}, {Field::id}), text);
  }
}

}  // namespace
}  // namespace cme
