// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <vector>

#include "catalog/shared_marks.hpp"

namespace cme {
namespace {

/// A record's path and bytes.
struct Text {
  std::string path;
  std::string bytes;
};

/// `keys` and what a record cannot be read without.
std::string readable(const std::string& keys) {
  return keys + "provider: P\nformat: Live\nexpires: 2027-01-31\ncredits: [{amount: 1}]\ncommercial_support: false\n";
}

std::vector<Finding> find_clashes(const std::vector<Text>& texts) {
  SharedMarks marks(1);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    marks.add(i, texts[i].path, read_record(texts[i].bytes));
  }
  return marks.find(
      [&](std::size_t number) { return find_marks(texts[number].path, read_record(texts[number].bytes)); });
}

TEST(SharedMarks, TellEachRecordButTheFirstByPath) {
  const std::vector<Finding> findings =
      find_clashes({{"c.yaml", "id: 7\n"}, {"d.yaml", "id: 8\n"}, {"a.yaml", "# one\nid: 7\n"}, {"b.yaml", "id: 7\n"}});
  ASSERT_EQ(findings.size(), 2U);
  // In the order of their numbers.
  EXPECT_EQ(findings[0].place.path, "c.yaml");
  EXPECT_EQ(findings[1].place.path, "b.yaml");
  EXPECT_EQ(findings[0].related.front().place.path, "a.yaml");
  EXPECT_EQ(findings[0].related.front().place.line, 2U);
  EXPECT_EQ(findings[0].message, "the id 7 already belongs to another record");
}

TEST(SharedMarks, TakeDoisAndTitlesThatDifferInSpellingForOne) {
  const std::vector<Finding> findings =
      find_clashes({{"a.yaml", readable("id: 1\ntitle: Patients’ Rights\ndoi: 10.5555/ABC\n")},
                    {"b.yaml", readable("id: 2\ntitle: patients'  rights\ndoi: 10.5555/abc\n")}});
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_EQ(findings[0].rule, Rule::shared_title);
  EXPECT_EQ(findings[0].message, "another record has the same title");
  EXPECT_EQ(findings[0].place.line, 2U);
  EXPECT_EQ(findings[1].rule, Rule::shared_doi);
  EXPECT_EQ(findings[1].message, "another record has the same DOI");
}

TEST(SharedMarks, DoNotTakeAnIdForATitle) {
  EXPECT_TRUE(
      find_clashes({{"a.yaml", readable("id: 2024\n")}, {"b.yaml", readable("id: 1\ntitle: '2024'\n")}}).empty());
}

TEST(SharedMarks, LeaveOutWhatHasChangedMeanwhile) {
  SharedMarks marks(1);
  marks.add(0, "a.yaml", read_record("id: 7\n"));
  marks.add(1, "b.yaml", read_record("id: 7\n"));
  const auto findings = marks.find([](std::size_t number) {
    return number == 0 ? find_marks("a.yaml", read_record("id: 8\n")) : std::vector<PlacedMark>();
  });
  EXPECT_TRUE(findings.empty());
}

TEST(SharedMarks, ReadOnlyTheFirstOfClashingRecordsAgain) {
  SharedMarks marks(1);
  const std::string clashing = readable("id: 7\ntitle: T\ndoi: 10.5555/abc\n");
  for (std::size_t i = 0; i < 1'000; ++i) {
    const std::string path = std::to_string(i) + ".yaml";
    const std::string other = "id: " + std::to_string(100 + i);
    marks.add(i, path, read_record(i % 2 == 0 ? clashing : other));
  }
  std::atomic<std::size_t> reads = 0;
  const auto findings = marks.find([&](std::size_t number) {
    ++reads;
    return find_marks(std::to_string(number) + ".yaml", read_record(clashing));
  });
  EXPECT_EQ(reads, 1U);
  EXPECT_EQ(findings.size(), 3U * 499U);
}

}  // namespace
}  // namespace cme
