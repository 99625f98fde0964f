// SPDX-License-Identifier: MIT
#include "query/tokenizer.hpp"

#include <gtest/gtest.h>

#include "cme/base/text.hpp"

namespace cme {
namespace {

class TokenizerTest : public testing::Test {
 protected:
  /// The words of a text, `folded/stem` where the two differ.
  std::string words(std::string_view text) const {
    std::string joined;
    for (const Word& word : find_words(tokenizer_, text)) {
      if (!joined.empty()) joined += ' ';
      joined += word.folded == word.stem ? word.folded : word.folded + '/' + word.stem;
    }
    return joined;
  }

  Connection connection_;
  Tokenizer tokenizer_{full_text_api(connection_)};
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

TEST_F(TokenizerTest, TellsWhereAWordStands) {
  const std::string_view text = "“Société” – ½";
  const std::vector<std::string_view> expected{"Société", "½"};
  EXPECT_EQ(find_written_words(tokenizer_, text), expected);
}

}  // namespace
}  // namespace cme
