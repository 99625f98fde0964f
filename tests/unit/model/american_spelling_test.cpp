// SPDX-License-Identifier: MIT
#include "model/american_spelling.hpp"

#include <gtest/gtest.h>

namespace cme {
namespace {

TEST(AmericanSpelling, ReplacesEachBritishPart) {
  EXPECT_EQ(american_spelling("tumour"), "tumor");
  EXPECT_EQ(american_spelling("anaesthesia"), "anesthesia");
  EXPECT_EQ(american_spelling("haemorrhoea"), "hemorrhea");
  EXPECT_EQ(american_spelling("foetuses"), "fetuses");
}

TEST(AmericanSpelling, IsNoneOfAWordThatIsAmericanToo) {
  for (const std::string_view word : {"aerosol", "hour", "tumor", ""}) {
    SCOPED_TRACE(word);
    EXPECT_EQ(american_spelling(word), std::nullopt);
  }
}

}  // namespace
}  // namespace cme
