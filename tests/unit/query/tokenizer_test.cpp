// SPDX-License-Identifier: MIT
#include "query/tokenizer.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <random>

#include "base/fold.hpp"
#include "query/indexed_words.hpp"

namespace cme {
namespace {

class TokenizerTest : public testing::Test {
 protected:
  /// The words of a text, `folded/stem` where the two differ.
  std::string words(std::string_view text) {
    std::string joined;
    for (const Word& word : find_words(tokenizer_, text)) {
      if (!joined.empty()) joined += ' ';
      joined += word.folded == word.stem ? word.folded : word.folded + '/' + word.stem;
    }
    return joined;
  }

  Tokenizer tokenizer_;
};

TEST_F(TokenizerTest, FoldsAndStems) {
  const struct {
    std::string_view text, words;
  } cases[] = {
      {"Generalization of Studies", "generalization/gener of studies/studi"},
      {"non–small COVID-19", "non small covid 19"},
      {"patient’s", "patient s"},
      {"Société Ångström", "societe/societ angstrom"},
      {"e\u0301tude", "etude/etud"},
      {"Straße œdème", "strasse/strass oedeme/oedem"},
      {"µg μg", "ug ug"},
      {"β-blocker TNFα θώρακας", "beta blocker tnfalpha θωρακασ"},
      {"H₂O ½", "h2o 1 2"},
      {"onco\u00ADlogy", "oncology/oncolog"},
      {"ﬁbrosis", "fibrosis/fibrosi"},
      {"肺癌 の 研究", "肺 癌 の 研 究"},
      {"x線で", "x 線 て"},
      {"☺ 👩\u200D⚕️ …", ""},
      {"", ""},
  };
  for (const auto& [text, expected] : cases) {
    SCOPED_TRACE(text);
    EXPECT_EQ(words(text), expected);
  }
}

TEST_F(TokenizerTest, FoldsEveryWordAsFoldDoes) {
  for (const std::string_view word : {"Łódź", "naïve", "ÆTHER", "ΆΛΦΑ", "ÐÞØ", "ℌ", "Ǆ", "ΣΊΣΥΦΟΣ"}) {
    SCOPED_TRACE(word);
    EXPECT_EQ(find_words(tokenizer_, word).at(0).folded, fold(word));
  }
}

TEST_F(TokenizerTest, FindsAWordWhateverIsAroundIt) {
  constexpr unsigned seed = 20'260'115;
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  std::mt19937 random(seed);
  const auto draw = [&](std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random); };
  const std::string_view letters[] = {"Lung", "STUDIES", "generalization", "y", "x2", "7", "é", "e\u0301", "Å",
                                      "肺",   "ם"};
  const std::string_view others[] = {" ", "_", ",", "\n", "\x7F", "\x01", "’", "–", "\u00A0", "…", "🙂", "\"", "€"};
  for (int round = 0; round < 3'000; ++round) {
    std::string left;
    std::string right;
    for (std::size_t i = draw(4); i > 0; --i) left += letters[draw(std::size(letters))];
    for (std::size_t i = draw(4); i > 0; --i) right += letters[draw(std::size(letters))];
    const std::string text = left + std::string(others[draw(std::size(others))]) + right;
    SCOPED_TRACE(testing::PrintToString(text));
    const std::string both = words(left) + (left.empty() || right.empty() ? "" : " ") + words(right);
    ASSERT_EQ(words(text), both);
    tokenizer_.for_each_word(text, [&](const WordView& word) {
      EXPECT_TRUE(word.end <= left.size() || word.begin > left.size());
      return true;
    });
  }
}

TEST(IndexedWords, PassOnTheFailureOfWhatTakesThem) {
  const Connection connection;
  register_indexed_words(connection);
  fts5_api& api = full_text_api(connection);
  void* context = nullptr;
  fts5_tokenizer functions{};
  ASSERT_EQ(api.xFindTokenizer(&api, "cme", &context, &functions), SQLITE_OK);
  Fts5Tokenizer* tokenizer = nullptr;
  ASSERT_EQ(functions.xCreate(context, nullptr, 0, &tokenizer), SQLITE_OK);
  int taken = 0;
  const auto take = [](void* count, int, const char*, int, int, int) {
    return ++*static_cast<int*>(count) == 2 ? SQLITE_NOMEM : SQLITE_OK;
  };
  EXPECT_EQ(functions.xTokenize(tokenizer, &taken, 0, "a b c", 5, take), SQLITE_NOMEM);
  EXPECT_EQ(taken, 2);
  functions.xDelete(tokenizer);
}

TEST_F(TokenizerTest, RemembersTheWordsOfACatalog) {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += fmt::format("word{} ", i);
  (void)find_words(tokenizer_, text);
  EXPECT_EQ(tokenizer_.take_new_words().size(), 20'000U);
  (void)find_words(tokenizer_, text);
  EXPECT_TRUE(tokenizer_.take_new_words().empty());
}

TEST_F(TokenizerTest, ForgetsWordsBeforeTheyTakeTooMuchMemory) {
  const auto long_word = [](char letter) { return std::string(std::size_t{3} << 20U, letter); };
  for (const char letter : {'a', 'b', 'c', 'a'}) (void)tokenizer_.stem(long_word(letter));
  EXPECT_EQ(tokenizer_.take_new_words().size(), 4U);
}

TEST_F(TokenizerTest, TellsWhereAWordStands) {
  const std::string_view text = "“Société” – ½";
  const std::vector<std::string_view> expected{"Société", "½"};
  EXPECT_EQ(find_written_words(tokenizer_, text), expected);
}

}  // namespace
}  // namespace cme
