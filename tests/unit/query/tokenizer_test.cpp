// SPDX-License-Identifier: MIT
#include "query/tokenizer.hpp"

#include <gtest/gtest.h>

#include <random>

#include "base/fold.hpp"

namespace cme {
namespace {

/// Stems and where their words stand, as FTS5's own tokenizers have them of a whole text.
class Fts5Words {
 public:
  Fts5Words() {
    fts5_api& api = full_text_api(connection_);
    void* context = nullptr;
    const char* arguments[] = {"unicode61", "remove_diacritics", "2"};
    EXPECT_EQ(api.xFindTokenizer(&api, "porter", &context, &functions_), SQLITE_OK);
    EXPECT_EQ(functions_.xCreate(context, arguments, 3, &instance_), SQLITE_OK);
  }
  Fts5Words(const Fts5Words&) = delete;
  Fts5Words& operator=(const Fts5Words&) = delete;
  ~Fts5Words() { functions_.xDelete(instance_); }

  [[nodiscard]] std::string in(std::string_view text) const {
    std::string words;
    const auto take = [](void* context, int, const char* token, int size, int begin, int end) {
      append(std::string_view(token, static_cast<std::size_t>(size)), begin, end, *static_cast<std::string*>(context));
      return SQLITE_OK;
    };
    functions_.xTokenize(instance_, &words, FTS5_TOKENIZE_DOCUMENT, text.data(), static_cast<int>(text.size()), take);
    return words;
  }

  static void append(std::string_view stem, auto begin, auto end, std::string& words) {
    words.append(stem).append("@" + std::to_string(begin) + "-" + std::to_string(end) + " ");
  }

 private:
  Connection connection_;
  fts5_tokenizer functions_{};
  Fts5Tokenizer* instance_ = nullptr;
};

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
      {"µg μg", "μg μg"},
      {"H₂O ½", "h2o 1 2"},
      {"onco\u00ADlogy", "oncology/oncolog"},
      {"ﬁbrosis", "fibrosis/fibrosi"},
      {"肺癌 の 研究", "肺癌 の 研究"},
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

TEST_F(TokenizerTest, FindsTheWordsThatFts5Finds) {
  constexpr unsigned seed = 20'260'115;
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  std::mt19937 random(seed);
  const auto draw = [&](std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random); };
  const std::string_view pieces[] = {"Lung",   "STUDIES", "generalization",
                                     "y",      "sky",     "x2",
                                     "7",      " ",       "_",
                                     ",",      "\n",      "\x7F",
                                     "\x01",   "’",       "–",
                                     "é",      "e\u0301", "\u0301",
                                     "\u00A0", "…",       "肺",
                                     "🙂",   "ing",     "Å",
                                     "\"s"};
  const Fts5Words fts5;
  for (int round = 0; round < 3'000; ++round) {
    std::string text;
    for (std::size_t i = draw(12); i > 0; --i) text += pieces[draw(std::size(pieces))];
    SCOPED_TRACE(testing::PrintToString(text));
    std::string words;
    tokenizer_.for_each_word(text, [&](const WordView& word) {
      Fts5Words::append(tokenizer_.stem(word.folded), word.begin, word.end, words);
      return true;
    });
    ASSERT_EQ(words, fts5.in(text));
  }
}

TEST_F(TokenizerTest, TellsWhereAWordStands) {
  const std::string_view text = "“Société” – ½";
  const std::vector<std::string_view> expected{"Société", "½"};
  EXPECT_EQ(find_written_words(tokenizer_, text), expected);
}

}  // namespace
}  // namespace cme
