// SPDX-License-Identifier: MIT
#include "base/ascii.hpp"

#include <gtest/gtest.h>

namespace cme {
namespace {

TEST(EncodeStrayPercents, KeepsThoseThatBeginAByte) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"", ""},           {"https://a/b", "https://a/b"}, {"%41%zz%", "%41%25zz%25"}, {"%4", "%254"},
      {"%%41", "%25%41"}, {"a%c3%A4b", "a%c3%A4b"},       {"%4g", "%254g"},           {"100%", "100%25"},
  };
  for (const auto& [address, encoded] : cases) EXPECT_EQ(encode_stray_percents(address), encoded) << address;
}

}  // namespace
}  // namespace cme
