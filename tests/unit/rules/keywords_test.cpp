// SPDX-License-Identifier: MIT
#include "rules/keywords.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "catalog/shared_marks.hpp"

namespace cme {
namespace {

Activity activity(std::vector<std::string> keywords, std::string description) {
  Activity activity;
  activity.title = "A Title";
  activity.keywords = std::move(keywords);
  if (!description.empty()) activity.description = {{std::nullopt, std::move(description)}};
  return activity;
}

TEST(UnrelatedKeywords, HaveNoWordInTheText) {
  EXPECT_EQ(find_unrelated_keywords(activity({"Heart", "Ethics"}, "About the lung.")), "heart\nethics\n");
  EXPECT_EQ(find_unrelated_keywords(activity({"Heart", "Lung Disease"}, "About the lung.")), std::nullopt);
  EXPECT_EQ(find_unrelated_keywords(activity({"Heart", "Pediatrics"}, "For the PEDIATRICIAN.")), std::nullopt);
  EXPECT_EQ(find_unrelated_keywords(activity({"Gout", "Drug"}, "About the lung.")), "gout\ndrug\n");
  // One keyword, short words, no text: nothing can be said.
  EXPECT_EQ(find_unrelated_keywords(activity({"Heart"}, "About the lung.")), std::nullopt);
  EXPECT_EQ(find_unrelated_keywords(activity({"EKG", "肺癌"}, "About the lung.")), std::nullopt);
  EXPECT_EQ(find_unrelated_keywords(activity({"Heart", "Ethics"}, "")), std::nullopt);
}

/// How many findings so many records with one list of unrelated keywords give.
std::size_t count_reported(std::size_t records) {
  const std::string rest =
      "provider: P\nformat: Live\nexpires: 2027-01-31\ncredits: [{amount: 1}]\ncommercial_support: false\n"
      "keywords: [Heart, Ethics]\ndescription: About the lung.\n";
  std::vector<std::string> texts;
  SharedMarks marks(1);
  for (std::size_t number = 0; number < records; ++number) {
    texts.push_back(fmt::format("id: {0}\ntitle: Title {0}\n{1}", number + 1, rest));
    marks.add(number, std::to_string(number), read_record(texts.back()));
  }
  const auto read_again = [&](std::size_t number) {
    return find_marks(std::to_string(number), read_record(texts[number]));
  };
  const std::vector<Finding> findings = marks.find(read_again, {});
  for (const Finding& finding : findings) {
    EXPECT_EQ(finding.message,
              std::to_string(records) + " records have these keywords, none of which appear in their texts");
    EXPECT_EQ(finding.place.path, "0");
    EXPECT_EQ(finding.related.size(), std::min<std::size_t>(records - 1, 20));
  }
  return findings.size();
}

TEST(UnrelatedKeywords, AreReportedOnceWhereThreeRecordsShareThem) {
  EXPECT_EQ(count_reported(2), 0U);
  EXPECT_EQ(count_reported(3), 1U);
  EXPECT_EQ(count_reported(4), 1U);
  EXPECT_EQ(count_reported(30), 1U);
}

}  // namespace
}  // namespace cme
