// SPDX-License-Identifier: MIT
#include "site/search_terms.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <string>

#include "model/common_words.hpp"
#include "tests/unit/render/activities.hpp"

namespace cme {
namespace {

std::string joined(const std::vector<std::string>& terms) {
  std::string text;
  for (const std::string& term : terms) {
    text += (text.empty() ? "" : " ") + term;
  }
  return text;
}

TEST(SearchTerms, AreThoseOfTheSharedVectors) {
  std::ifstream vectors(CME_SOURCE_DIR "/tests/site/terms.tsv");
  std::size_t count = 0;
  for (std::string line; std::getline(vectors, line); ++count) {
    SCOPED_TRACE(line);
    const std::size_t tab = line.find('\t');
    EXPECT_EQ(joined(search_terms(line.substr(0, tab))), line.substr(tab + 1));
  }
  EXPECT_GT(count, 10U);
}

TEST(SearchTerms, CountMoreInATitle) {
  Activity activity = test::rich_activity();
  activity.title = "The nodule";
  activity.keywords = {"Cancer"};
  activity.objectives = {"Biopsy"};
  activity.description = {{std::nullopt, "The cancer of the lung"}};
  const std::vector<WeightedTerm> terms = weighted_terms(activity);
  const auto level_of = [&](std::string_view term) {
    const auto found = std::ranges::find(terms, term, &WeightedTerm::term);
    return found == terms.end() ? -1 : static_cast<int>(found->level);
  };
  EXPECT_GT(level_of("nodule"), level_of("cancer"));
  EXPECT_GT(level_of("cancer"), level_of("lung"));
  EXPECT_EQ(level_of("biopsy"), 1);
  EXPECT_EQ(level_of("lung"), 0);
  EXPECT_NE(level_of("the"), -1) << "in a title, every word can be found";
  EXPECT_EQ(level_of("of"), -1);
  activity.description = {{std::nullopt, fmt::format("{}", fmt::join(function_words(), " "))}};
  activity.title = "Nodule";
  for (const WeightedTerm& term : weighted_terms(activity)) {
    EXPECT_EQ(std::ranges::find(function_words(), term.term), function_words().end()) << term.term;
  }
  EXPECT_NE(level_of(std::to_string(*activity.id)), -1);
}

}  // namespace
}  // namespace cme
