// SPDX-License-Identifier: MIT
#include "record/check_text.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace cme {
namespace {

/// Many bytes are looked at together: wherever a character stands, it is found, and the first of several is told.
TEST(CheckText, FindsControlCharactersAtEachPlace) {
  for (const std::string_view control : {"\x01", "\x1F", "\x7F", "\xC2\x80", "\xC2\x9F", "\r"}) {
    for (std::size_t at = 0; at < 200; ++at) {
      std::string text = std::string(at, 'a').append(control).append(150, 'b');
      text += '\x02';
      const std::optional<Diagnostic> problem = check_text(text);
      ASSERT_TRUE(problem) << at;
      EXPECT_EQ(problem->span.begin, at);
      EXPECT_EQ(problem->span.end, at + control.size());
    }
  }
}

TEST(CheckText, LetsLineBreaksTabsAndOtherCharactersPassAtEachPlace) {
  for (const std::string_view lawful : {"\n", "\r\n", "\t", "\xC2\x85", "\xC2\xA0", "\xC2\xB5", "é", "…"}) {
    for (std::size_t at = 0; at < 200; ++at) {
      EXPECT_EQ(check_text(std::string(at, 'a').append(lawful).append(150, 'b')), std::nullopt) << at;
    }
  }
}

}  // namespace
}  // namespace cme
