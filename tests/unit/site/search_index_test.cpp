// SPDX-License-Identifier: MIT
#include "site/search_index.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace cme {
namespace {

/// The script of the synonyms of a site without activities.
std::string synonym_script(const std::vector<Synonym>& own_synonyms) {
  const std::vector<SitePage> pages = SearchIndexBuilder().pages({}, {}, own_synonyms);
  return std::ranges::find(pages, "s/syn.js", &SitePage::address)->content;
}

TEST(SiteSearchIndex, HasTheSynonymsOfTheProjectBesideTheBuiltInOnes) {
  const std::vector<Synonym> own = parse_synonyms("Spiro Lab > lung function").value();
  EXPECT_EQ(synonym_script({}).find("spiro lab"), std::string::npos);
  const std::string with_own = synonym_script(own);
  EXPECT_NE(with_own.find(R"("spiro lab":["lung function"])"), std::string::npos) << with_own;
  EXPECT_NE(with_own.find("influenza"), std::string::npos);
}

TEST(SiteSearchIndex, AddsToTheSynonymsOfABuiltInWord) {
  const std::string script = synonym_script(parse_synonyms("flu > grippe").value());
  const std::string entry = script.substr(script.find("\"flu\":"));
  EXPECT_NE(entry.substr(0, entry.find(']')).find("influenza"), std::string::npos);
  EXPECT_NE(entry.substr(0, entry.find(']')).find("grippe"), std::string::npos);
}

}  // namespace
}  // namespace cme
