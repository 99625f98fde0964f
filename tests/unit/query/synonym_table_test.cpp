// SPDX-License-Identifier: MIT
#include "query/synonym_table.hpp"

#include <gtest/gtest.h>

namespace cme {
namespace {

/// What is added to a query, in its order.
std::vector<std::string> added_to(std::string_view query, const std::vector<Synonym>& own = {}) {
  std::vector<QueryTerm> added;
  (void)SynonymTable(own).expand(parse_query(query).value(), added);
  std::vector<std::string> texts;
  for (const QueryTerm& term : added) texts.push_back(term.text);
  return texts;
}

using Texts = std::vector<std::string>;

TEST(SynonymTable, AddsToWholeRunsOfWords) {
  EXPECT_EQ(added_to("copd"), Texts{"chronic obstructive pulmonary disease"});
  EXPECT_EQ(added_to("Chronic Obstructive Pulmonary Diseases care"), Texts{"COPD"});
  EXPECT_EQ(added_to("obstructive pulmonary disease"), Texts());
  EXPECT_EQ(added_to("bedsores"), (Texts{"pressure injury", "pressure ulcer"}));
  EXPECT_EQ(added_to("high blood pressure"), Texts{"hypertension"});  // and not those of "blood pressure" again
  EXPECT_EQ(added_to("hypertension"), Texts{"HTN"});                  // one way: not "high blood pressure"
  EXPECT_EQ(added_to("title:copd lung"), Texts{"chronic obstructive pulmonary disease"});
  EXPECT_EQ(added_to("a OR copd"), Texts{"chronic obstructive pulmonary disease"});
}

TEST(SynonymTable, LeavesAloneWhatIsNotPlain) {
  for (const std::string_view query : {"\"copd\"", "copd*", "lung -copd", "heart title:attack", "copds"}) {
    SCOPED_TRACE(query);
    EXPECT_EQ(added_to(query), Texts());
  }
}

TEST(SynonymTable, TakesMoreFromTheCatalog) {
  const std::vector<Synonym> own{{{"TAVR"}, {"transcatheter aortic valve replacement"}}, {{"COPD"}, {"smoker's lung"}}};
  EXPECT_EQ(added_to("tavr", own), Texts{"transcatheter aortic valve replacement"});
  EXPECT_EQ(added_to("copd", own), (Texts{"chronic obstructive pulmonary disease", "smoker's lung"}));
}

TEST(SynonymTable, SkipsWhatHasNoWords) {
  EXPECT_EQ(added_to("aaa", {{{"–", "aaa"}, {"bbb"}}}), Texts{"bbb"});
}

TEST(SynonymTable, EndsInACircle) {
  const std::vector<Synonym> own{{{"aaa"}, {"bbb"}}, {{"bbb"}, {"ccc"}}, {{"ccc"}, {"aaa"}}, {{"ddd"}, {"ddd"}}};
  EXPECT_EQ(added_to("aaa", own), Texts{"bbb"});
  EXPECT_EQ(added_to("ddd", own), Texts{"ddd"});
}

}  // namespace
}  // namespace cme
