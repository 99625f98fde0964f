// SPDX-License-Identifier: MIT
#include "import/heading_hint.hpp"

#include <gtest/gtest.h>

namespace cme {
namespace {

TEST(SeparateHint, KnowsAnswersAndFormsOfDates) {
  const struct {
    std::string_view heading;
    std::string_view words;
    std::optional<DateOrder> dates;
  } cases[] = {
      {"Commercial Support (Y/N)", "Commercial Support", {}},
      {"Fee ( if any )", "Fee", {}},
      {"Expires (mm/dd/yyyy)", "Expires", DateOrder::month_first},
      {" Expires (DD.MM.YY) ", "Expires", DateOrder::day_first},
      {"Expires(yyyy-mm-dd)", "Expires", DateOrder::year_first},
      {"Expires (m-d-y)", "Expires", DateOrder::month_first},
      {"Expires (mm/yyyy)", "Expires (mm/yyyy)", {}},
      {"Expires (Y/N) of", "Expires (Y/N) of", {}},
      {"Fee (members)", "Fee (members)", {}},
      {"Y/N)", "Y/N)", {}},
      {"", "", {}},
  };
  for (const auto& [heading, words, dates] : cases) {
    SCOPED_TRACE(heading);
    EXPECT_EQ(separate_hint(heading).words, words);
    EXPECT_EQ(separate_hint(heading).dates, dates);
  }
}

}  // namespace
}  // namespace cme
