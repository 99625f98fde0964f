// SPDX-License-Identifier: MIT
#include "model/similar_words.hpp"

#include <gtest/gtest.h>

#include <utility>

namespace cme {
namespace {

TEST(SimilarWords, AreSpelledRight) {
  for (const std::string_view word : {"deceased", "decreased", "infarction", "ureter"}) {
    EXPECT_TRUE(is_similar_word(word)) << word;
  }
  for (const std::string_view word : {"decaesed", "Deceased", ""}) EXPECT_FALSE(is_similar_word(word)) << word;
}

TEST(SimilarWords, AreContraryWithDifferentPartsOfOneGroup) {
  for (const auto& [left, right] : {std::pair("hypotension", "hypertension"), std::pair("intervention", "intravention"),
                                    std::pair("lobotomy", "lobectomy"), std::pair("diverticulosis", "diverticulitis"),
                                    std::pair("preoperative", "perioperative")}) {
    SCOPED_TRACE(left);
    EXPECT_TRUE(are_contrary(left, right));
    EXPECT_TRUE(are_contrary(right, left));
  }
  for (const auto& [left, right] :
       {std::pair("hypertention", "hypertension"), std::pair("diverticultis", "diverticulitis"),
        std::pair("hypertension", "tension"), std::pair("", "")}) {
    EXPECT_FALSE(are_contrary(left, right)) << left;
  }
}

}  // namespace
}  // namespace cme
