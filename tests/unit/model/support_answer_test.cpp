// SPDX-License-Identifier: MIT
#include "model/support_answer.hpp"

#include <gtest/gtest.h>

namespace cme {
namespace {

TEST(SupportAnswer, IsReadFromWordsThatMeanIt) {
  for (const std::string_view words :
       {"No", " n ", "false", "None", "none received", "No Support", "no commercial support", "No.",
        "No commercial support was received.", "This activity received no commercial support"}) {
    EXPECT_EQ(read_support_answer(words), SupportAnswer::no) << words;
  }
  for (const std::string_view words : {"Yes", "Y", "TRUE", "1"}) {
    EXPECT_EQ(read_support_answer(words), SupportAnswer::yes) << words;
  }
}

TEST(SupportAnswer, IsASupporterOnlyWhereTheWordsCanBeAName) {
  for (const std::string_view words : {"Pfizer", "Example Pharma, Inc.", "École", "The Notable Foundation"}) {
    EXPECT_EQ(read_support_answer(words), SupportAnswer::supporter) << words;
  }
  for (const std::string_view words : {"", "?", "unknown", "TBD", "Pending", "N/A", "not applicable", "see note",
                                       "See note", "maybe", "unrestricted grant from Pfizer", "Grant from Pfizer", "2",
                                       "No idea", "Pfizer?", "Pfizer*", "Yes?", "No commercial support yet"}) {
    EXPECT_EQ(read_support_answer(words), SupportAnswer::unclear) << words;
  }
}

}  // namespace
}  // namespace cme
