// SPDX-License-Identifier: MIT
#include "cme/record/load.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

namespace cme {
namespace {

const LoadOptions options{.rules = RuleContext{.today = Date::parse("2026-01-15").value()}};

LoadedRecord load(std::string_view bytes) {
  return load_record("x.yaml", bytes, options);
}

constexpr std::string_view sound =
    "id: 7\ntitle: T\nprovider: P\nformat: Live\nexpires: 2027-01-31\nfee: free\ncommercial_support: false\n"
    "credits:\n  - amount: 1\n    type: AOA Category 1-A\ncompetencies: [Professionalism]\nobjectives: [O]\n"
    "approvals:\n  ABMS Lifelong Learning CME Activity: [Urology]\ndescription: D\n";

/// The same with keywords, so that there is no finding at all.
const std::string silent = std::string(sound) + "keywords: [K]\n";

TEST(LoadRecord, ReadsASoundRecord) {
  const LoadedRecord record = load(silent);
  EXPECT_TRUE(record.findings.empty());
  ASSERT_TRUE(record.activity);
  EXPECT_EQ(record.activity->id, 7U);
}

TEST(LoadRecord, ReadsEachKeyOfACredit) {
  const LoadedRecord record = load(
      "id: 7\ntitle: T\nprovider: P\nformat: Live\nexpires: 2027-01-31\ncommercial_support: false\ncredits:\n"
      "  - {amount: 1, max: 2.5, type: AOA Category 1-A, per: cycle, note: N}\n  - {amount: 3, board: Urology}\n");
  ASSERT_TRUE(record.activity);
  const std::vector<Credit>& credits = record.activity->credits;
  ASSERT_EQ(credits.size(), 2U);
  EXPECT_EQ(credits[0].amount, Decimal::parse("1").value());
  EXPECT_EQ(credits[0].max, Decimal::parse("2.5").value());
  EXPECT_EQ(credits[0].type, CreditType::aoa_category_1_a);
  EXPECT_EQ(credits[0].per, "cycle");
  EXPECT_EQ(credits[0].note, "N");
  EXPECT_EQ(credits[0].board, std::nullopt);
  EXPECT_EQ(credits[1].amount, Decimal::parse("3").value());
  EXPECT_EQ(credits[1].board, Board::urology);
  EXPECT_EQ(credits[1].note, std::nullopt);
}

TEST(LoadRecord, KeepsTheIdOfABrokenRecord) {
  const LoadedRecord record = load("id: 7\nformat: Livve\n");
  EXPECT_FALSE(record.activity);
  EXPECT_EQ(record.id, 7U);
}

TEST(LoadRecord, KeepsARecordThatOnlyBreaksARuleOfMeaning) {
  const LoadedRecord record = load(silent + "released: 2028-01-01\n");
  EXPECT_TRUE(record.activity);
  ASSERT_EQ(record.findings.size(), 1U);
  EXPECT_EQ(record.findings.front().rule, Rule::expires_before_release);
}

TEST(LoadRecord, AsksTheRulesOfMeaningOnlyWhereTheyAreWanted) {
  const LoadOptions reading;
  const LoadedRecord whole = load_record("7.yaml", silent + "released: 2028-01-01\n", reading);
  EXPECT_TRUE(whole.activity);
  EXPECT_TRUE(whole.findings.empty());
  const LoadedRecord broken = load_record("7.yaml", "id: 7\nformat: Livve\nreleased: 2028-01-01\n", reading);
  EXPECT_FALSE(broken.activity);
  EXPECT_FALSE(broken.findings.empty());
  EXPECT_TRUE(std::ranges::all_of(
      broken.findings, [](const Finding& finding) { return rule_info(finding.rule).kind == RuleKind::reading; }));
}

/// The rules that the record breaks with this title in place of its own.
std::vector<Rule> rules_broken_with_title(std::string_view title, std::string_view line_end) {
  std::string text = silent;
  text.replace(text.find("title: T"), 8, "title: " + std::string(title));
  for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + line_end.size())) {
    text.replace(at, 1, line_end);
  }
  std::vector<Rule> rules;
  for (const Finding& finding : load(text).findings) {
    rules.push_back(finding.rule);
  }
  return rules;
}

TEST(LoadRecord, FindsOddCharactersHoweverTheyAreWritten) {
  const std::pair<std::string_view, std::vector<Rule>> cases[] = {
      {"Chest Imaging", {}},
      {"Patients’ – Über-µ ™ Éclair", {}},
      {"'a\tb'", {}},
      {"Chest\u00A0Imaging", {Rule::odd_space}},
      {R"("Chest\_Imaging")", {Rule::odd_space}},
      {R"("Chest\u00A0Imaging")", {Rule::odd_space}},
      {R"("Chest\xA0Imaging")", {Rule::odd_space}},
      {"Chest\uF0B7Imaging", {Rule::odd_space}},
      {"Chest\u200BImaging", {Rule::invisible_character}},
      {"Chest\u200DImaging", {Rule::invisible_character}},
      {"Chest\u2028Imaging", {Rule::invisible_character}},
      {"Chest\uFFFDImaging", {Rule::invisible_character}},
      {R"("Chest\aImaging")", {Rule::invisible_character}},
      {R"("Chest\r Imaging")", {Rule::invisible_character}},
      {"patientís rights", {Rule::wrong_encoding}},
      {"riskóA trial", {Rule::wrong_encoding}},
      {"ages 5ñ7", {Rule::wrong_encoding}},
      {"patientâ€™s rights", {Rule::wrong_encoding}},
      {"caf\u00C3\u00A9", {Rule::wrong_encoding}},
      {"5\u00C2\u00B0", {Rule::wrong_encoding}},
  };
  for (const auto& [title, rules] : cases) {
    SCOPED_TRACE(title);
    EXPECT_EQ(rules_broken_with_title(title, "\n"), rules);
    EXPECT_EQ(rules_broken_with_title(title, "\r\n"), rules);
  }
}

TEST(LoadRecord, ReportsNumbersWithALeadingZero) {
  struct Case {
    std::string_view number;
    std::string_view meant;  ///< empty: there is no problem
  };
  for (const Case& one : std::initializer_list<Case>{
           {"010", "10"}, {"00", "0"}, {"000.5", "0.5"}, {"08", "8"}, {"0", ""}, {"0.5", ""}, {"10", ""}}) {
    SCOPED_TRACE(one.number);
    std::string text = silent;
    text.replace(text.find("amount: 1") + 8, 1, one.number);
    LoadedRecord record = load(text);
    std::erase_if(record.findings, [](const Finding& finding) { return finding.rule != Rule::leading_zero; });
    ASSERT_EQ(record.findings.size(), one.meant.empty() ? 0U : 1U);
    if (!one.meant.empty()) {
      EXPECT_EQ(record.findings.front().help, "write " + std::string(one.meant));
      EXPECT_EQ(record.findings.front().fix.front().edit.text, one.meant);
    }
  }
  const LoadedRecord record = load("id: 007\ncredits: [{amount: 1, max: 02}]\n");
  EXPECT_EQ(std::ranges::count(record.findings, Rule::leading_zero, &Finding::rule), 2);
}

TEST(LoadRecord, RefusesAFileOverOneMebibyte) {
  const std::string comment = "# " + std::string(max_record_bytes, 'x');
  const LoadedRecord record = load(comment + "\n" + silent);
  ASSERT_EQ(record.findings.size(), 1U);
  EXPECT_EQ(record.findings.front().message, "the file is larger than 1 MiB");
}

TEST(LoadRecord, TakesARecordOfOneMebibyte) {
  std::string text = silent + "#";
  text.append(max_record_bytes - text.size(), 'x');
  EXPECT_TRUE(load(text).findings.empty());
}

TEST(LoadRecord, SurvivesRandomBytes) {
  std::mt19937 random(1);
  for (int run = 0; run < 300; ++run) {
    SCOPED_TRACE("seed 1, run " + std::to_string(run));
    std::string bytes(random() % 200, '\0');
    for (char& byte : bytes) {
      byte = static_cast<char>(random() % 256);
    }
    EXPECT_FALSE(load(bytes).findings.empty());
  }
}

/// An eighth of the largest record.
constexpr std::size_t much = max_record_bytes / 8;

/// `head`, `item` as often as it fits into that size, and `tail`.
std::string filled(std::string_view head, std::string_view item, std::string_view tail) {
  std::string text(head);
  while (text.size() + item.size() + tail.size() <= much) {
    text += item;
  }
  return text.append(tail);
}

/// The bytes of all texts of the findings.
std::size_t bytes_of(const std::vector<Finding>& findings) {
  std::size_t bytes = 0;
  for (const Finding& finding : findings) {
    bytes += sizeof(Finding) + finding.message.size() + finding.help.size() + to_string(finding.field).size() +
             finding.place.line_text.size() + finding.place.path.size() + finding.allowed.value_or("").size();
  }
  return bytes;
}

TEST(LoadRecord, ListsAThousandMistakesAndCountsTheRest) {
  std::string text = std::string(sound) + "keywords: [";
  for (int i = 0; i < 10'000; ++i) {
    text += "{a: b}, ";
  }
  const LoadedRecord record = load(text + "]\n");
  ASSERT_EQ(record.findings.size(), 1'001U);
  EXPECT_EQ(record.findings.back().message, "9000 more problems like this are not listed");
  EXPECT_EQ(record.findings.back().count, 9'000U);
  EXPECT_LT(record.findings.back().place.line_text.size(), 300U);
}

TEST(LoadRecord, ListsAThousandBreachesAndCountsTheRest) {
  std::string text = std::string(sound) + "keywords: [";
  for (int i = 0; i < 20'000; ++i) {
    text += "a, ";
  }
  const LoadedRecord record = load(text + "]\n");
  ASSERT_EQ(record.findings.size(), 1'001U);
  EXPECT_EQ(record.findings.back().message, "18999 more problems like this are not listed");
  EXPECT_EQ(record.findings.back().rule, Rule::duplicate_keyword);
}

// Each of these once took gigabytes, and ended the run over a whole catalog.
TEST(LoadRecord, TakesLittleForARecordMadeToBeExpensive) {
  const std::string long_type = "approvals:\n  ? \"" + std::string(much / 2, 'y') + "\"\n  : [";
  const std::string reason = " -- " + std::string(much / 2, 'r') + "\n";
  for (const std::string& text :
       {filled(long_type, "x,", "]\n"), filled(long_type, "Urology,", "]\n"),
        filled(std::string("approvals:\n  ") + std::string(200, 'y') + ": [", "Urology,", "]\n"),
        filled(std::string(sound) + "keywords: [", "k,", "]\n"), filled(std::string(sound), "? ''\n", ""),
        filled(std::string(sound) + "# cme: allow ", "expired,", reason),
        filled("# cme: allow ", ",", "\n") + "id: 1\n",
        filled(std::string(sound) + "keywords: [", "k,",
               "] # cme: allow duplicate-keyword -- " + std::string(much / 4, 'r') + "\n"),
        filled(std::string(sound), "# cme: alow expired\n", "")}) {
    SCOPED_TRACE(text.substr(0, 200));
    LoadedRecord record = load(text);
    EXPECT_LT(bytes_of(record.findings), 4 * max_record_bytes);
    AllowancesByPath allowances{{record.path, std::move(record.allowances)}};
    std::vector<Finding> allowed;
    settle_findings(allowances, Severities(), record.findings, allowed);
    EXPECT_LT(bytes_of(record.findings) + bytes_of(allowed), 4 * max_record_bytes);
  }
}

TEST(LoadRecord, RefusesAKeyOfMoreThan200Bytes) {
  const auto with_key = [](std::size_t size) {
    return load(std::string(sound) + "x-" + std::string(size - 2, 'y') + ": text\n").activity.has_value();
  };
  EXPECT_TRUE(with_key(199));
  EXPECT_TRUE(with_key(200));
  EXPECT_FALSE(with_key(201));
}

TEST(FindMarks, HasThePlacesOfIdDoiAndTitle) {
  const std::vector<PlacedMark> marks = find_marks("x.yaml", read_record(silent + "doi: 10.5555/ABC\n"));
  ASSERT_EQ(marks.size(), 3U);
  EXPECT_EQ(marks[0].mark, (RecordMark{Rule::duplicate_id, "id", "7"}));
  EXPECT_EQ(marks[1].mark, (RecordMark{Rule::shared_doi, "doi", "10.5555/abc"}));
  EXPECT_EQ(marks[2].mark, (RecordMark{Rule::shared_title, "title", "t"}));
  EXPECT_EQ(marks[1].place.line_text, "doi: 10.5555/ABC");
  EXPECT_EQ(marks[1].place.column, 6U);
}

TEST(FindMarks, HasTheIdOfABrokenRecordAlone) {
  const std::vector<PlacedMark> marks = find_marks("x.yaml", read_record("id: 7\ntitle: T\nformat: Livve\n"));
  ASSERT_EQ(marks.size(), 1U);
  EXPECT_EQ(marks[0].mark.field, "id");
  EXPECT_TRUE(find_marks("x.yaml", read_record("id: 7\ntitle: \"T\n")).empty());
}

}  // namespace
}  // namespace cme
