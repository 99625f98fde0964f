// SPDX-License-Identifier: MIT
#include "render/build_log.hpp"

#include <gtest/gtest.h>

namespace cme {
namespace {

TEST(WithoutCommands, LeavesNoLineThatStartsOne) {
  struct Case {
    std::string_view text;
    std::string_view harmless;
  };
  const Case cases[] = {
      {"::error::x", "∷error::x"},
      {"a\n::b\r\n::c\r::d", "a\n∷b\r\n∷c\r∷d"},
      {" \t::a\n\n  ::b", " \t∷a\n\n  ∷b"},
      {"\u00A0\u2003\u3000::a", "\u00A0\u2003\u3000∷a"},
      {":::a", "∷:a"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.text);
    EXPECT_EQ(without_commands(c.text), c.harmless);
  }
}

TEST(WithoutCommands, KeepsAllElse) {
  for (const std::string_view text : {"", ":", "a::b", "a ::b", "\"::a", "é::b\n", ": :a", "\xff::a\r\n"}) {
    SCOPED_TRACE(testing::PrintToString(text));
    EXPECT_EQ(without_commands(text), text);
  }
}

}  // namespace
}  // namespace cme
