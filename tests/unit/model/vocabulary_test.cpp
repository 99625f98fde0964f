// SPDX-License-Identifier: MIT
#include "cme/model/terms.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace cme {
namespace {

const Vocabulary* const vocabularies[] = {&vocabulary<Board>(),           &vocabulary<Format>(),
                                          &vocabulary<Competency>(),      &vocabulary<CreditType>(),
                                          &vocabulary<PracticeSetting>(), &vocabulary<WellBeing>()};

template <class Term>
std::optional<Term> find(std::string_view text) {
  const auto term = find_any_spelling(vocabulary<Term>(), text);
  return term ? std::optional(static_cast<Term>(*term)) : std::nullopt;
}

TEST(Vocabulary, HasTheAliasesThatItIsAskedWith) {
  const Vocabulary& boards = vocabulary<Board>();
  const Vocabulary without{.noun = boards.noun, .names = boards.names, .aliases = {}};
  EXPECT_EQ(find_any_spelling(without, "ABR"), std::nullopt);
  EXPECT_EQ(find<Board>("ABR"), Board::radiology);
  EXPECT_EQ(find_any_spelling(without, "ABR"), std::nullopt);
}

TEST(Vocabulary, EveryNameAndAliasMeansOneTerm) {
  for (const Vocabulary* terms : vocabularies) {
    for (std::size_t term = 0; term < terms->names.size(); ++term) {
      SCOPED_TRACE(terms->names[term]);
      EXPECT_EQ(find_name(*terms, terms->names[term]), term);
      EXPECT_EQ(find_any_spelling(*terms, terms->names[term]), term);
    }
    for (const Alias& alias : terms->aliases) {
      SCOPED_TRACE(alias.text);
      EXPECT_EQ(find_name(*terms, alias.text), std::nullopt);
      EXPECT_EQ(find_any_spelling(*terms, alias.text), alias.term);
    }
  }
}

TEST(Vocabulary, FindsNothingWhereAMarkMayChangeTheMeaning) {
  for (const std::string_view text : {"ABIM?", "ABIM*", "~ABIM", "ABIM^", "ABIM!", "ABIM#", "<ABIM", "ABIM+"}) {
    EXPECT_EQ(find<Board>(text), std::nullopt) << text;
    EXPECT_EQ(find_meant(vocabulary<Board>(), text), std::nullopt) << text;
  }
  EXPECT_EQ(find_meant(vocabulary<Format>(), "Live?"), std::nullopt);
  EXPECT_EQ(find<Board>("(ABIM)"), Board::internal_medicine);
  EXPECT_EQ(find<CreditType>("AMA PRA Category 1 Credit(s)"), CreditType::ama_pra_category_1);
}

TEST(Vocabulary, BoardsStandInOrderOfTheirNames) {
  const auto names = vocabulary<Board>().names;
  EXPECT_EQ(names.size(), 24U);
  EXPECT_TRUE(std::is_sorted(names.begin(), names.end()));
  EXPECT_EQ(to_string(Board::otolaryngology), "Otolaryngology – Head and Neck Surgery");
  EXPECT_EQ(abbreviation(Board::urology), "ABU");
  EXPECT_EQ(abbreviation(Board::pathology), "ABPath");
}

TEST(Vocabulary, FindsABoardInAnySpelling) {
  struct Case {
    std::string_view text;
    Board board;
  };
  const Case cases[] = {
      {"radiology", Board::radiology},
      {"ABR", Board::radiology},
      {"abr", Board::radiology},
      {"American Board of Radiology", Board::radiology},
      {"The American Board of Radiology", Board::radiology},
      {"american board of allergy & immunology", Board::allergy_and_immunology},
      {"Allergy & Immunology", Board::allergy_and_immunology},
      {"Allergy&Immunology", Board::allergy_and_immunology},
      {"Otolaryngology - Head and Neck Surgery", Board::otolaryngology},
      {"Otolaryngology-Head & Neck Surgery", Board::otolaryngology},
      {"Otolaryngology", Board::otolaryngology},
      {"ABoto", Board::otolaryngology},
      {"ABMG", Board::medical_genetics_and_genomics},
      {"Medical Genetics", Board::medical_genetics_and_genomics},
      {"Orthopedic Surgery", Board::orthopaedic_surgery},
      {"OB/GYN", Board::obstetrics_and_gynecology},
      {"ob-gyn", Board::obstetrics_and_gynecology},
      {"ABPS", Board::plastic_surgery},
      {"ABPM", Board::preventive_medicine},
      {"PM&R", Board::physical_medicine_and_rehabilitation},
      {"  Family\u00A0Medicine ", Board::family_medicine},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.text);
    EXPECT_EQ(find<Board>(c.text), c.board);
  }
  for (const std::string_view text : {"", "Radiolgy", "American Board of", "Medicine", "–", "\xFF"}) {
    SCOPED_TRACE(text);
    EXPECT_EQ(find<Board>(text), std::nullopt);
  }
}

TEST(Vocabulary, StoresNoOtherSpelling) {
  EXPECT_EQ(find_name(vocabulary<Board>(), "radiology"), std::nullopt);
  EXPECT_EQ(find_name(vocabulary<Board>(), "ABR"), std::nullopt);
  EXPECT_EQ(find_name(vocabulary<Board>(), " Radiology"), std::nullopt);
}

TEST(Vocabulary, IsNotCertainOfWhatOthersAreCalledToo) {
  EXPECT_EQ(find<Board>("ABPS"), Board::plastic_surgery);
  EXPECT_EQ(find_meant(vocabulary<Board>(), "ABPS"), std::nullopt);
  EXPECT_EQ(find_meant(vocabulary<Board>(), "abpm"), std::nullopt);
  EXPECT_EQ(find_meant(vocabulary<Board>(), "ABR"), static_cast<std::size_t>(Board::radiology));
}

TEST(Vocabulary, FindsTheOtherTermsInAnySpelling) {
  EXPECT_EQ(find<Format>("journal based"), Format::journal_based);
  EXPECT_EQ(find<Format>("Performance Improvement"), Format::performance_improvement);
  EXPECT_EQ(find<Format>("rss"), Format::regularly_scheduled_series);
  EXPECT_EQ(find<Format>("Internet point-of-care"), Format::internet_point_of_care);
  EXPECT_EQ(find<Format>("enduring materials"), Format::enduring);
  EXPECT_EQ(find<Competency>("Practice-Based Learning and Improvement"),
            Competency::practice_based_learning_and_improvement);
  EXPECT_EQ(find<Competency>("Systems based practice"), Competency::systems_based_practice);
  EXPECT_EQ(find<CreditType>("AOA Category 1 A"), CreditType::aoa_category_1_a);
  EXPECT_EQ(find<CreditType>("AMA PRA Category 1 Credit(s)™"), CreditType::ama_pra_category_1);
  EXPECT_EQ(find<CreditType>("AMA PRA Category 1 Credits"), CreditType::ama_pra_category_1);
  EXPECT_EQ(find<CreditType>("Category 1 Credit"), std::nullopt);
  EXPECT_EQ(find<PracticeSetting>("va / military"), PracticeSetting::va_military);
  EXPECT_EQ(find<WellBeing>("personal resilience"), WellBeing::personal_resilience);
}

TEST(Vocabulary, SuggestsTheNearestName) {
  const auto& boards = vocabulary<Board>();
  EXPECT_EQ(suggest_name(boards, "Radiolgy"), "Radiology");
  EXPECT_EQ(suggest_name(boards, "American Board of Radiolgy"), "Radiology");
  EXPECT_EQ(suggest_name(boards, "ABR"), "Radiology");
  EXPECT_EQ(suggest_name(boards, "Pediatric"), "Pediatrics");
  EXPECT_EQ(suggest_name(boards, "Otolaringology"), "Otolaryngology – Head and Neck Surgery");
  EXPECT_EQ(suggest_name(boards, "Orthopedic"), "Orthopaedic Surgery");
  EXPECT_EQ(suggest_name(boards, "Anestesiology"), "Anesthesiology");
  EXPECT_EQ(suggest_name(boards, "Allergy"), "Allergy and Immunology");
  EXPECT_EQ(suggest_name(boards, "ABX"), std::nullopt);
  EXPECT_EQ(suggest_name(boards, "Witchcraft"), std::nullopt);
  EXPECT_EQ(suggest_name(boards, ""), std::nullopt);
  EXPECT_EQ(suggest_name(vocabulary<Format>(), "Journal-base"), "Journal-based");
  EXPECT_EQ(suggest_name(vocabulary<Competency>(), "Medical Knowlege"), "Medical Knowledge");
  // Another letter makes another abbreviation.
  for (const char* const text : {"ABRR", "ABMS", "ABOMS", "AOBIM", "All", "abimm"}) {
    EXPECT_EQ(suggest_name(boards, text), std::nullopt) << text;
  }
}

TEST(SuggestName, NamesNothingWithAnotherCode) {
  const Vocabulary& types = vocabulary<CreditType>();
  EXPECT_EQ(suggest_name(types, "AMA Category 1"), "AMA PRA Category 1 Credit");
  EXPECT_EQ(suggest_name(types, "ama pra category 1 credt"), "AMA PRA Category 1 Credit");
  EXPECT_EQ(suggest_name(types, "AMA PRA Category"), "AMA PRA Category 1 Credit");
  EXPECT_EQ(suggest_name(types, "AMA PRA Category 2 Credit"), std::nullopt);
  EXPECT_EQ(suggest_name(types, "APA PRA Category 1 Credit"), std::nullopt);
  EXPECT_EQ(suggest_name(types, "ABP MOC points"), std::nullopt);
  EXPECT_EQ(suggest_name(types, "AOA Category 1-C"), std::nullopt);
  EXPECT_EQ(suggest_name(vocabulary<Format>(), "Performance Improvment"), "Performance Improvement (PI)");
}

TEST(Vocabulary, KnowsWhichBoardsTheDirectoryNeverLists) {
  std::string never;
  for (std::size_t i = 0; i < 24; ++i) {
    if (is_never_listed(static_cast<Board>(i))) never.append(abbreviation(static_cast<Board>(i))).append(" ");
  }
  EXPECT_EQ(never, "ABD ABIM ABNS ABOG ABOHNS ABS ");
}

TEST(Vocabulary, AbmsAdmitsFourCredits) {
  for (std::size_t i = 0; i < vocabulary<CreditType>().names.size(); ++i) {
    EXPECT_EQ(is_admitted(static_cast<CreditType>(i)), i < 4);
  }
}

}  // namespace
}  // namespace cme
