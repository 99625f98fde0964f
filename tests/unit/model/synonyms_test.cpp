// SPDX-License-Identifier: MIT
#include "model/synonyms.hpp"

#include <gtest/gtest.h>

namespace cme {
namespace {

using Synonyms = std::vector<Synonym>;

TEST(Synonyms, GoBothWaysOrOne) {
  EXPECT_EQ(parse_synonyms("COPD = chronic obstructive pulmonary disease").value(),
            (Synonyms{{{"COPD"}, {"chronic obstructive pulmonary disease"}},
                      {{"chronic obstructive pulmonary disease"}, {"COPD"}}}));
  EXPECT_EQ(parse_synonyms(" heart attack,MI > myocardial infarction ").value(),
            (Synonyms{{{"heart attack", "MI"}, {"myocardial infarction"}}}));
}

TEST(Synonyms, ReportWhatIsNone) {
  const struct {
    std::string_view line, problem;
  } cases[] = {
      {"COPD", "\"COPD\" has neither = nor > between a word and its synonym"},
      {"a = b = c", "\"a = b = c\" has more than one = or >"},
      {"a = b > c", "\"a = b > c\" has more than one = or >"},
      {"a =", "\"a =\" is missing a word"},
      {"> b", "\"> b\" is missing a word"},
      {"a, , b = c", "\"a, , b = c\" is missing a word"},
      {"- = b", "\"- = b\" is missing a word"},
  };
  for (const auto& [line, problem] : cases) {
    SCOPED_TRACE(line);
    const auto read = parse_synonyms(line);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error(), problem);
  }
}

}  // namespace
}  // namespace cme
