// SPDX-License-Identifier: MIT
#include "query/search.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "query/query.hpp"
#include "query/snippet.hpp"
#include "text_index.hpp"

namespace cme {
namespace {

using test::TextIndex;

SearchText only(SearchColumn column, std::string text) {
  SearchText texts;
  texts[static_cast<std::size_t>(column)] = std::move(text);
  return texts;
}

std::vector<std::size_t> find_keys(const TextIndex& index, std::string_view query) {
  std::vector<std::size_t> keys;
  for (const SearchHit& hit : index.find(parse_query(query).value())) keys.push_back(hit.key);
  return keys;
}

using Keys = std::vector<std::size_t>;

/// Whether `query` finds an activity whose description is `text`.
bool finds(std::string_view query, std::string_view text) {
  TextIndex index;
  index.add(1, only(SearchColumn::description, std::string(text)));
  return !find_keys(index, query).empty();
}

TEST(SearchIndex, FindsAndPassesOver) {
  const struct {
    std::string_view query, text;
    bool is_found;
  } cases[] = {
      // All words, in any case and any English ending.
      {"lung", "Lung Cancer", true},
      {"lung skin", "Lung Cancer", false},
      {"STUDIES", "a study", true},
      {"study", "Studies", true},
      {"generalize", "generalization", true},
      // Accents and typographic marks, written either way.
      {"societe", "Société", true},
      {"Société", "societe", true},
      {"e\u0301tude", "étude", true},
      {"µg", "5 μg", true},
      {"μg", "5 µg", true},
      {"patient's", "the patient’s choice", true},
      {"non-small", "Non–Small Cell", true},
      {"Non–Small", "non-small cell", true},
      {"non-small", "small non", false},
      {"nonsmall", "non-small", false},
      {"oncology", "onco\u00ADlogy", true},
      {"H2O", "H₂O", true},
      {"½", "½ dose", true},
      {"½", "1 dose of 2", false},
      // Phrases.
      {"\"lung cancer\"", "lung cancers", true},
      {"\"lung cancer\"", "cancer of the lung", false},
      {"“lung cancer”", "lung cancer", true},
      {"\"cancer lung", "lung cancer", false},
      {"COVID-19", "COVID 19", true},
      {"ratio:2", "ratio 2", true},
      {"ratio:2", "2 ratio", false},
      // Exclusions.
      {"lung -skin", "lung", true},
      {"lung -skin", "lung and skin", false},
      {"lung -\"skin cancer\"", "lung, cancer, skin", true},
      {"lung -\"skin cancer\"", "lung, skin cancer", false},
      {"lung -title:skin", "lung and skin", true},
      {"lung -sk*", "lung and skin", false},
      {"screening", "they screened", true},
      {"therapies", "therapy", true},
      {"hope", "hoping", true},
      {"\"study screening\"", "studies screened", true},
      // Prefixes are of the word, not of its stem, unless that is spelled in its own way.
      {"screened*", "screening", false},
      {"studi*", "study", true},
      {"hope*", "hoping", true},
      {"generali*", "generalization", true},
      {"generali*", "genes", false},
      {"generaliz*", "generalization", true},
      {"generalization*", "generalization", true},
      {"generalizations*", "generalization", false},
      {"soci*", "Société", true},
      {"\"lung cance\"*", "lung cancers", true},
      {"\"lungs cance\"*", "lung cancers", true},
      {"\"lun cance\"*", "lung cancers", false},
      {"non-sma*", "non–small", true},
      // AND, OR and NOT are operators between words; others of FTS5 are words.
      {"lung NEAR cancer", "lung cancer", false},
      {"lung NEAR cancer", "lung near cancer", true},
      {"lung and cancer", "lung cancer", false},
      {"lung AND cancer", "lung cancer", true},
      {"lung AND cancer", "lung", false},
      {"NOT lung", "lung", false},
      {"lung NOT skin", "lung", true},
      {"lung NOT skin", "lung and skin", false},
      {"lung AND NOT skin", "lung and skin", false},
      {"a OR b", "a", true},
      {"a OR b", "b", true},
      {"a OR b", "c", false},
      {"a OR b c", "b", false},
      {"a OR b c", "b c", true},
      {"(a OR b) c", "a", false},
      {"(a OR b) c", "a c", true},
      {"(a OR b) -(c d)", "a c", true},
      {"(a OR b) -(c d)", "b c d", false},
      // What is no word asks nothing.
      {"lung ☺ * ^ {} () \"\"", "lung", true},
      {"肺癌", "肺癌 の 研究", true},
      {"肺*", "肺癌 の 研究", true},
      {"癌", "肺癌 の 研究", true},
      {"肺癌", "肺の癌", false},
      {"がん検診", "肺がん検診の研究", true},
      {"검진", "폐암검진", true},
      // Marks of other scripts are parts of their words.
      {"لغة", "لُغَة", true},
      {"שלום", "שָׁלוֹם", true},
      {"θεραπεια", "θεραπεῖα", true},
      // Greek letters by their names.
      {"beta-blocker", "β-blocker", true},
      {"β blocker", "beta blockers", true},
      {"5 ug", "5 µg", true},
      {"tnfalpha", "TNFα", true},
      {"alpha", "λόγος", false},
  };
  for (const auto& [query, text, is_found] : cases) {
    SCOPED_TRACE(testing::Message() << query << " in " << text);
    EXPECT_EQ(finds(query, text), is_found);
  }
}

TEST(SearchIndex, LooksIntoNamedColumns) {
  const struct {
    std::string_view name;
    SearchColumn column;
  } cases[] = {
      {"title", SearchColumn::title},
      {"keywords", SearchColumn::keywords},
      {"objectives", SearchColumn::objectives},
      {"provider", SearchColumn::provider},
      {"description", SearchColumn::description},
      {"disclaimers", SearchColumn::disclaimers},
  };
  TextIndex index;
  for (const auto& [name, column] : cases) index.add(static_cast<std::size_t>(column), only(column, "lung cancers"));
  for (const auto& [name, column] : cases) {
    SCOPED_TRACE(name);
    const Keys expected{static_cast<std::size_t>(column)};
    EXPECT_EQ(find_keys(index, std::string(name) + ":lung"), expected);
    EXPECT_EQ(find_keys(index, std::string(name) + ":\"lung can\"*"), expected);
    // Only by their name the disclaimers are looked into.
    EXPECT_EQ(find_keys(index, "lung -" + std::string(name) + ":cancer").size(),
              column == SearchColumn::disclaimers ? 5U : 4U);
  }
  EXPECT_EQ(find_keys(index, "title:lung keywords:lung"), Keys{});
}

TEST(SearchIndex, FindsWordsOfOneQueryInSeveralColumns) {
  TextIndex index;
  SearchText text = only(SearchColumn::title, "Lung");
  text[static_cast<std::size_t>(SearchColumn::keywords)] = "Cancer";
  index.add(7, text);
  EXPECT_EQ(find_keys(index, "lung cancer"), Keys{7});
  EXPECT_EQ(find_keys(index, "\"lung cancer\""), Keys{});
}

TEST(SearchIndex, RanksTitleAndKeywordsFirst) {
  TextIndex index;
  index.add(1, only(SearchColumn::disclaimers, "lung cancer"));
  index.add(2, only(SearchColumn::description, "lung cancer"));
  index.add(3, only(SearchColumn::keywords, "lung cancer"));
  index.add(4, only(SearchColumn::title, "lung cancer"));
  for (std::size_t key = 5; key < 20; ++key) index.add(key, only(SearchColumn::title, "skin care"));
  EXPECT_EQ(find_keys(index, "lung"), (Keys{4, 3, 2}));
}

TEST(SearchIndex, RanksTextThatSaysMoreOfItFirst) {
  TextIndex index;
  index.add(1, only(SearchColumn::description, "lung and much else that is not asked for"));
  index.add(2, only(SearchColumn::description, "lung, lung, and again the lung, not much else"));
  for (std::size_t key = 3; key < 10; ++key) index.add(key, only(SearchColumn::description, "skin"));
  EXPECT_EQ(find_keys(index, "lung"), (Keys{2, 1}));
}

TEST(SearchIndex, GivesTheWeightOfAWordToATextOfUsualLengthThatSaysItOnce) {
  TextIndex index;
  index.add(1, only(SearchColumn::description, "lung"));
  for (std::size_t key = 2; key < 10; ++key) index.add(key, only(SearchColumn::description, "skin"));
  const std::vector<SearchHit> hits = index.find(parse_query("lung").value());
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_DOUBLE_EQ(hits.front().score.total, part_weight(1, 9));
}

TEST(SearchIndex, PutsEqualsInOrderOfTheirKeys) {
  TextIndex index;
  for (const std::size_t key : {5U, 900U, 0U, 3U, 4U}) index.add(key, only(SearchColumn::title, "lung"));
  EXPECT_EQ(find_keys(index, "lung"), (Keys{0, 3, 4, 5, 900}));
}

TEST(SearchIndex, TakesMoreAfterASearch) {
  TextIndex index;
  EXPECT_EQ(find_keys(index, "lung"), Keys{});
  index.add(1, only(SearchColumn::title, "lung"));
  EXPECT_EQ(find_keys(index, "lung"), Keys{1});
  index.add(2, only(SearchColumn::title, "lung"));
  EXPECT_EQ(find_keys(index, "lung"), (Keys{1, 2}));
}

TEST(SearchIndex, FindsNothingForAQueryWithoutWantedWords) {
  TextIndex index;
  index.add(1, only(SearchColumn::title, "lung"));
  EXPECT_TRUE(index.find({}).empty());
  EXPECT_TRUE(index.find({.term = {.text = "☺"}}).empty());
  EXPECT_TRUE(index.find({.term = {.text = "skin"}, .is_excluded = true}).empty());
}

TEST(SearchIndex, ReadsEveryPartOfAnActivity) {
  Activity activity;
  activity.title = "A Title";
  activity.keywords = {"Oncology", "Lung Cancer"};
  activity.objectives = {"To know", "To do"};
  activity.provider = "JAMA Oncology";
  activity.accredited_provider = "American Medical Association";
  activity.description = {{"Importance", "First.\n\nSecond."}, {std::nullopt, "Third."}};
  activity.disclaimers = {"Free.", "For members."};
  const SearchText expected{"A Title",
                            "Oncology, Lung Cancer",
                            "To know · To do",
                            "JAMA Oncology, American Medical Association",
                            "Importance: First.\n\nSecond.\nThird.",
                            "Free. · For members."};
  EXPECT_EQ(search_text(activity), expected);
  EXPECT_EQ(search_text(Activity()), SearchText());
}

TEST(SearchIndex, KeepsTheTypesOfApprovalThatAreNotKnownAnyway) {
  Activity activity;
  activity.title = "A Title";
  activity.approvals = {{std::string(known_approval_type), {}}, {"House Credit", {}}};
  const SearchRecord record = search_record(activity);
  EXPECT_EQ(record.text, search_text(activity));
  EXPECT_EQ(record.approval_types, std::vector<std::string>{"House Credit"});
}

TEST(SearchIndex, BearsLongQueries) {
  TextIndex index;
  index.add(1, only(SearchColumn::title, "lung"));
  const auto repeated = [](std::string_view part, int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += std::string(part) + (i % 2 == 0 ? "" : std::to_string(i));
    return text;
  };
  for (const std::string_view part :
       {"a ", "-a ", "a* ", "title:a ", "-title:a ", "a-", "\"", "(", "-", "*", "{", "lung ", "☺"}) {
    SCOPED_TRACE(part);
    for (const int count : {90, 900, 3'000}) {
      // A query that is too long is refused with a message; any other is found or not.
      const Result<Query> query = parse_query("lung " + repeated(part, count));
      if (query) {
        EXPECT_NO_THROW((void)index.find(*query));
      } else {
        EXPECT_GE(count, 900);
        EXPECT_NE(query.error().find(" may have at most "), std::string::npos) << query.error();
      }
    }
  }
}

TEST(SearchIndex, BearsAnyBytes) {
  constexpr unsigned seed = 20'260'115;
  RecordProperty("seed", static_cast<int>(seed));
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  std::mt19937 random(seed);
  const std::string_view pieces[] = {"lung", "canc", "title",  ":",      "-",     "\"",    "*",    "^", "{",  "}", "(",
                                     ")",    " ",    "+",      "AND ",   " NOT ", "NEAR(", ",",    "“", "”",  "é", "½",
                                     "肺",   "🙂", "\u200D", "\u00AD", "\xC3",  "\x80",  "\xFF", "'", "\\", ";"};
  const SearchText text = only(SearchColumn::description, "lung cancer é ½ 肺癌 🙂");
  TextIndex index;
  index.add(1, text);
  const auto draw = [&](std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random); };
  for (int round = 0; round < 3'000; ++round) {
    std::string query;
    for (std::size_t i = draw(12) + 1; i > 0; --i) {
      if (draw(4) == 0) {
        query += static_cast<char>(draw(256));
      } else {
        query += pieces[draw(std::size(pieces))];
      }
    }
    SCOPED_TRACE(testing::PrintToString(query));
    const Result<Query> parsed = parse_query(query);
    if (!parsed) continue;
    if (!index.find(*parsed).empty()) {
      const std::string snippet = SnippetMaker(wanted_terms(*parsed)).make(text);
      EXPECT_NE(snippet.find(match_begin), std::string::npos);
      EXPECT_EQ(std::count(snippet.begin(), snippet.end(), match_begin),
                std::count(snippet.begin(), snippet.end(), match_end));
    }
  }
}

}  // namespace
}  // namespace cme
