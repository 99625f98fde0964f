// SPDX-License-Identifier: MIT
#include "query/codes.hpp"

#include <gtest/gtest.h>

namespace cme {
namespace {

using Codes = std::vector<std::string>;

TEST(CodesOfQuery, ReadAnIdADoiOrAnAddress) {
  EXPECT_EQ(codes_of_query("14389").codes, Codes{"id=14389"});
  EXPECT_EQ(codes_of_query("https://doi.org/10.1001/jama.1").codes.front(), "doi=10.1001/jama.1");
  EXPECT_EQ(codes_of_query("https://Example.org/a/").codes.front(), "url=example.org/a");
  EXPECT_EQ(codes_of_query("lung cancer").codes, Codes());
}

TEST(CodesOfQuery, NeedAHostAndAPathWithoutAScheme) {
  EXPECT_EQ(codes_of_query("example.org/a").codes.front(), "url=example.org/a");
  EXPECT_EQ(codes_of_query("example.io/a").codes.front(), "url=example.io/a");
  for (const std::string_view words : {"example.org", "and/or", "dr.x/a", "1.25/2.50", "heart", "a.b"}) {
    EXPECT_EQ(codes_of_query(words).codes, Codes()) << words;
  }
}

TEST(CodesOfQuery, FindTheIdInAnAddress) {
  EXPECT_EQ(codes_of_query("https://example.org/2027/14389?utm_source=mail").codes,
            (Codes{"url=example.org/2027/14389?utm_source=mail", "url=example.org/2027/14389", "id=14389", "id=2027"}));
}

}  // namespace
}  // namespace cme
