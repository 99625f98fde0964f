// SPDX-License-Identifier: MIT
#include "import/page/attribute_flood.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace cme {
namespace {

/// ` a0="V" a1="V" …`
std::string attributes(int count, std::string_view value = "") {
  std::string text;
  for (int number = 0; number < count; ++number) {
    text += " a" + std::to_string(number);
    text += value.empty() ? std::string() : "=\"" + std::string(value) + "\"";
  }
  return text;
}

std::string repeat(std::string_view text, int count) {
  std::string repeated;
  for (; count > 0; --count) {
    repeated += text;
  }
  return repeated;
}

TEST(AttributeFlood, IsFoundWhereverItHides) {
  const std::string flood = attributes(20'000);
  const std::string floods[] = {
      "<b" + flood + ">",
      "<b" + flood,
      "<b" + attributes(20'000, "<") + ">",
      "<b" + attributes(20'000, ">") + ">",
      "<b a=\">\"" + flood + ">",
      "<b a = '>'" + flood + ">",
      "<b a=\"" + flood + "\"" + flood + ">",
      "<b a=x\"" + flood + ">",
      "<b \"" + flood + ">",
      "<b 1=\"" + flood + ">",
      "<b / " + flood + ">",
      "<b>x" + repeat("<b" + attributes(1'000) + ">", 100),
      "<script>a < b</script><b" + flood + ">",
      "<script/><b" + flood + ">",
      "<!-- <script> --><b" + flood + ">",
      "<!-- <a b=\" --><b" + flood + ">",
      "<!-- --!><b" + flood + ">",
      "</b <c a=\"><b" + flood + ">",
      "<b " + std::string(100, 'a') + "1=\"> <b" + flood + ">",
      "<b " + repeat(std::string(95, 'a') + "12345 ", 2'000) + ">",
  };
  for (const std::string& html : floods) {
    SCOPED_TRACE(html.substr(0, 60));
    EXPECT_TRUE(is_flooded_with_attributes(html));
  }
}

TEST(AttributeFlood, IsNoneWhereThereAreOtherMarks) {
  const std::string pages[] = {
      "",
      "<",
      "<b",
      "<b a=\"",
      "<!--",
      "<script>",
      "<b" + attributes(1'000) + ">",
      repeat("<b" + attributes(12) + ">", 5'000),
      "<script>if (a < b) {" + attributes(20'000) + "}</script>",
      "<script>if (a <b) {" + attributes(20'000) + "}</script>",
      "<style>a <b" + attributes(20'000) + "</style>",
      "<!-- <b" + attributes(20'000) + " -->",
      "<img alt=\"" + attributes(20'000) + "\">",
      "<img alt='<b" + attributes(20'000) + "'>",
      "<p>2 < 3" + attributes(20'000) + "</p>",
      "</b" + attributes(20'000) + ">",
  };
  for (const std::string& html : pages) {
    SCOPED_TRACE(html.substr(0, 60));
    EXPECT_FALSE(is_flooded_with_attributes(html));
  }
}

}  // namespace
}  // namespace cme
