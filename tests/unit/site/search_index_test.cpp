// SPDX-License-Identifier: MIT
#include "site/search_index.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include "base/ascii.hpp"
#include "entries.hpp"
#include "model/american_spelling.hpp"
#include "model/similar_words.hpp"

namespace cme {
namespace {

using test::entry;

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

TEST(SiteSearchIndex, HasTheSpellingsThatTheCommandLineKnows) {
  const std::string script = synonym_script({});
  const auto data_of = [&script](const std::string& name, std::string_view end) {
    const std::size_t begin = script.find('"' + name + "\":");
    return script.substr(begin, script.find(end, begin) - begin);
  };
  const std::string spellings = data_of("us", "\",");
  for (const SpellingPart& part : spelling_parts()) {
    const std::string pair = std::string(part.british) + " " + std::string(part.american);
    EXPECT_NE(spellings.find(pair), std::string::npos) << pair;
  }
  EXPECT_EQ(static_cast<std::size_t>(std::ranges::count(spellings, ' ')), 2 * spelling_parts().size() - 1);
  const std::string right = data_of("right", "\",");
  for (const std::string_view word : similar_words()) EXPECT_NE(right.find(word), std::string::npos) << word;
  EXPECT_EQ(static_cast<std::size_t>(std::ranges::count(right, ' ')), similar_words().size() - 1);
  const std::string contrary = data_of("contrary", "]");
  for (const std::string_view group : contrary_parts()) {
    EXPECT_NE(contrary.find('"' + std::string(group) + '"'), std::string::npos) << group;
  }
}

/// The script of this name.
std::string script(const std::vector<SitePage>& pages, std::string_view name) {
  for (const SitePage& page : pages) {
    if (page.address == "s/" + std::string(name) + ".js") return page.content;
  }
  return "";
}

/// What the term has in a script of terms.
std::string term(std::string_view script, std::string_view name) {
  const std::string begin = "|" + std::string(name) + " ";
  const std::size_t at = script.find(begin);
  if (at == std::string_view::npos) return "none";
  const std::string_view rest = script.substr(at + begin.size());
  return std::string(rest.substr(0, rest.find_first_of("|\"")));
}

std::vector<SitePage> pages_of(const std::vector<SiteEntry>& entries) {
  SearchIndexBuilder builder;
  for (std::size_t number = 0; number < entries.size(); ++number) {
    builder.add({{.term = "lung", .level = 7}, {.term = number % 2 == 0 ? "even" : "odd", .level = 1}});
  }
  std::vector<std::uint32_t> documents(entries.size());
  std::iota(documents.begin(), documents.end(), 0U);
  return builder.pages(entries, documents, {});
}

// Digits are A to Z, a to z, 0 to 9, - and _; a number has five bits in each, and 32 in all but its last.
TEST(SiteSearchIndex, WritesDistancesAndLevels) {
  std::vector<SiteEntry> entries = {entry(1, "1970-01-03"), entry(2, "1970-01-03"), entry(3, "1970-01-04")};
  entries[1].title = "A";
  entries[1].most_credits = Decimal::whole(7);
  entries[1].lowest_fee.reset();
  entries[2].lowest_fee = Decimal();
  const std::vector<SitePage> scripts = pages_of(entries);
  const std::string terms = script(scripts, "t0");
  // 8 × 1 + 7, thrice.
  EXPECT_EQ(term(terms, "lung"), "PPP");
  // 8 × 1 + 1; 8 × 2 + 1.
  EXPECT_EQ(term(terms, "even"), "JR");
  EXPECT_EQ(term(terms, "odd"), "R");
  EXPECT_EQ(term(terms, "s:title"), "@BAC");
  EXPECT_EQ(term(terms, "s:cr"), "@BAC");
  EXPECT_EQ(term(terms, "s:fee"), "@CAB");
  // Two days after 1970-01-01 two expire, a day later one.
  EXPECT_NE(script(scripts, "dir").find("\"x\":\"CCBB\""), std::string::npos);
  // Few activities: a bit for each.
  EXPECT_EQ(term(terms, "f:enduring"), "#H");
  EXPECT_EQ(term(terms, "fee:0"), "#E");
  EXPECT_EQ(term(terms, "fee:100"), "#F");
  EXPECT_EQ(term(terms, "c:5"), "#C");
  EXPECT_EQ(term(terms, "c:10"), "none");
}

TEST(SiteSearchIndex, WritesOrdersInAsManyDigitsAsTheLargestNumberNeeds) {
  const auto order = [](std::size_t count) {
    return term(script(pages_of(std::vector<SiteEntry>(count, entry(1, "2027-01-01"))), "t0"), "s:title");
  };
  EXPECT_EQ(order(0), "@");
  EXPECT_EQ(order(1), "@A");
  EXPECT_EQ(order(64).size(), 65U);
  EXPECT_EQ(order(64).back(), '_');
  EXPECT_EQ(order(65).size(), 131U);
  EXPECT_EQ(order(65).substr(129), "AB");
}

TEST(SiteSearchIndex, PutsWhatIsLongIntoScriptsOfItsOwn) {
  const auto pages = [](std::size_t count) { return pages_of(std::vector<SiteEntry>(count, entry(1, "2027-01-01"))); };
  const auto lung = [&](std::size_t count) {
    for (const SitePage& page : pages(count)) {
      if (const std::string text = term(page.content, "lung"); text != "none") return text;
    }
    return std::string("none");
  };
  // One character for each activity.
  EXPECT_EQ(lung(3'000), std::string(3'000, 'P'));
  EXPECT_EQ(lung(3'001), "!3001,0,1");
  EXPECT_EQ(script(pages(3'001), "l0").find(std::string(3'001, 'P')), script(pages(3'001), "l0").find('P'));
}

TEST(SiteSearchIndex, SaysWithWhichTermEachScriptBegins) {
  std::vector<WeightedTerm> terms;
  for (int number = 1'000; number < 4'000; ++number) {
    terms.push_back({.term = "term" + std::to_string(number), .level = 1});
  }
  SearchIndexBuilder builder;
  builder.add(terms);
  const std::vector<SiteEntry> entries = {entry(1, "2027-01-01")};
  const std::vector<SitePage> pages = builder.pages(entries, std::vector<std::uint32_t>{0}, {});
  const std::string directory = script(pages, "dir");
  std::string_view beginnings = directory;
  beginnings.remove_prefix(beginnings.find("\"t\":\"") + 5);
  beginnings = beginnings.substr(0, beginnings.find('"'));
  std::size_t number = 0;
  for (const std::string_view beginning : split(beginnings.substr(1), ' ')) {
    SCOPED_TRACE(beginning);
    const std::string before = script(pages, "t" + std::to_string(number++));
    const std::string_view last = std::string_view(before).substr(before.rfind('|') + 1);
    EXPECT_LT(last.substr(0, last.find(' ')), beginning);
    // As short as it can be.
    EXPECT_TRUE(last.starts_with(beginning.substr(0, beginning.size() - 1)));
    EXPECT_NE(script(pages, "t" + std::to_string(number)).find(",\"" + std::string(beginning)), std::string::npos);
  }
  EXPECT_GE(number, 2U);
}

TEST(SiteSearchIndex, Has16RowsInAScript) {
  const auto rows = [](std::size_t count, std::string_view name) {
    const std::string text = script(pages_of(std::vector<SiteEntry>(count, entry(1, "2027-01-01"))), name);
    return std::count(text.begin(), text.end(), '\t') / 8;
  };
  EXPECT_EQ(rows(16, "r0"), 16);
  EXPECT_EQ(rows(16, "r1"), 0);
  EXPECT_EQ(rows(17, "r0"), 16);
  EXPECT_EQ(rows(17, "r1"), 1);
}

TEST(SiteSearchIndex, CutsLongTexts) {
  const auto row = [](std::size_t size) {
    std::vector<SiteEntry> entries = {entry(1, "2027-01-01")};
    entries[0].title = std::string(size, 'a');
    return script(pages_of(entries), "r0");
  };
  EXPECT_NE(row(330).find("\t" + std::string(330, 'a') + "\t"), std::string::npos);
  EXPECT_NE(row(331).find("\t" + std::string(330, 'a') + "…\t"), std::string::npos);
}

}  // namespace
}  // namespace cme
