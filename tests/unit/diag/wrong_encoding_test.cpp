// SPDX-License-Identifier: MIT
#include "diag/wrong_encoding.hpp"

#include <gtest/gtest.h>

namespace cme {
namespace {

TEST(WrongEncoding, IsMended) {
  const struct {
    std::string_view text, mended;
  } cases[] = {
      {"the patientís choice", "the patient’s choice"},
      {"all patientsí choices", "all patients’ choices"},
      {"Womenís health, Alzheimerís", "Women’s health, Alzheimer’s"},
      {"it donít matter", "it don’t matter"},
      {"low riskóAnd more", "low risk—And more"},
      {"from 2010ñ2020 in NonñSmall", "from 2010–2020 in Non–Small"},
      {"patientâ€™s â€œquietâ€\u009D 3â€“4", "patient’s “quiet” 3–4"},
      {"clichÃ© 5 Âµg", "cliché 5 µg"},
  };
  for (const auto& [text, mended] : cases) {
    SCOPED_TRACE(text);
    EXPECT_EQ(mend_encoding(text), mended);
    EXPECT_TRUE(find_wrong_encoding(mended).empty());
  }
}

TEST(WrongEncoding, IsNotWhatLanguagesHave) {
  for (const std::string_view text :
       {"", "plain", "educación continua", "María Solís y García", "París, Luís, país, anís", "niñez, España, Muñoz",
        "Óscar Ñúñez", "corazón", "SãO", "Ã la carte", "días, así", "5 µg ± 2°", "reír, oír", "ción", "tíos"}) {
    SCOPED_TRACE(text);
    EXPECT_TRUE(find_wrong_encoding(text).empty());
  }
}

}  // namespace
}  // namespace cme
