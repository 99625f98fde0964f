// SPDX-License-Identifier: MIT
#include "diag/packed_finding.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "findings.hpp"

namespace cme {
namespace {

/// A finding in which nothing has the value that it has at first.
Finding full_finding() {
  Finding finding = test::fixable_board();
  finding.severity = Severity::warning;
  finding.place.text_column = 3;
  finding.place.text_is_cut = true;
  finding.field.index = 0;
  finding.related = {{.place = test::unknown_board().place, .message = "one", .record_id = 0},
                     {.place = {.path = "records/ü.yaml", .line_text = "é"}, .message = "two", .record_id = {}}};
  finding.allowed = "as printed";
  finding.count = 1'000;
  return finding;
}

TEST(PackedFinding, IsTheFindingAgain) {
  Finding without_reason = test::unknown_board();
  without_reason.allowed = "";
  for (const Finding& finding : {Finding(), test::unknown_board(), test::fixable_board(), test::duplicate_id(),
                                 without_reason, full_finding()}) {
    EXPECT_EQ(unpack(pack(finding)), finding) << finding.message;
  }
}

TEST(PackedFinding, LeavesNothingOfTheFindingThatItReplaces) {
  const std::vector<Finding> findings{Finding(), test::unknown_board(), full_finding(), test::duplicate_id()};
  for (const Finding& before : findings) {
    for (const Finding& finding : findings) {
      Finding replaced = before;
      unpack_to(replaced, pack(finding));
      EXPECT_EQ(replaced, finding) << before.message;
    }
  }
}

TEST(PackedFinding, KeepsNumbersOfEverySize) {
  for (const std::size_t bits : {0U, 6U, 7U, 8U, 13U, 14U, 31U, 32U, 63U}) {
    const std::size_t power = std::size_t{1} << bits;
    for (const std::size_t number : {power - 1, power, power + 1, std::numeric_limits<std::size_t>::max()}) {
      Finding finding = test::unknown_board();
      finding.count = number;
      finding.place.line = static_cast<std::uint32_t>(number);
      finding.field.index = number;
      finding.record_id = static_cast<std::uint32_t>(number);
      EXPECT_EQ(unpack(pack(finding)), finding) << number;
    }
  }
}

TEST(PackedFinding, KeepsAnyText) {
  for (const std::size_t size : {std::size_t{0}, std::size_t{127}, std::size_t{128}, std::size_t{70'000}}) {
    Finding finding = test::finding_in(std::string(size, '\0'), Severity::note, std::string(size, '\xff'));
    finding.help.assign(size, '\x80');
    const PackedFinding packed = pack(finding);
    EXPECT_EQ(unpack(packed), finding) << size;
    EXPECT_EQ(packed.path(), finding.place.path) << size;
  }
}

TEST(PackedFinding, HasWhatAReportCountsAndSortsBy) {
  const Finding finding = full_finding();
  const PackedFinding packed = pack(finding);
  EXPECT_EQ(packed.rule, finding.rule);
  EXPECT_EQ(packed.severity, finding.severity);
  EXPECT_EQ(packed.path(), finding.place.path);
  EXPECT_EQ(packed.line, finding.place.line);
  EXPECT_EQ(packed.column, finding.place.column);
  EXPECT_EQ(packed.count, finding.count);
  EXPECT_TRUE(packed.is_fixable);
  EXPECT_FALSE(pack(test::unknown_board()).is_fixable);
}

TEST(PackedFinding, HasTheOrderOfFindings) {
  std::vector<Finding> findings(5, test::finding_in("a.yaml", Severity::error, "x"));
  findings[1].place.path = "a.yml";
  findings[2].place.line = 3;
  findings[3].place.column = 4;
  findings[4].rule = Rule::duplicate_id;
  for (const Finding& left : findings) {
    for (const Finding& right : findings) {
      EXPECT_EQ(is_before(pack(left), pack(right)), reported_before(left, right));
    }
  }
}

TEST(PackedFinding, TakesFewBytes) {
  const Finding finding = test::unknown_board();
  const std::size_t texts = finding.place.path.size() + finding.place.line_text.size() + finding.message.size() +
                            finding.help.size() + finding.field.key.size() + finding.field.part.size();
  EXPECT_LE(pack(finding).bytes.capacity(), texts + 40);
}

TEST(PackedFinding, ComesInTheSameOrder) {
  const std::vector<Finding> findings{test::duplicate_id(), test::unknown_board(), test::fixable_board()};
  const std::vector<PackedFinding> packed = pack_all(findings);
  ASSERT_EQ(packed.size(), findings.size());
  for (std::size_t at = 0; at < packed.size(); ++at) {
    EXPECT_EQ(unpack(packed[at]), findings[at]);
  }
}

}  // namespace
}  // namespace cme
