// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <string>

#include "query/search.hpp"

namespace cme {

/// How a failing test shows a term: `-title:"non small"*`.
void PrintTo(const QueryTerm& term, std::ostream* out) {
  if (term.is_excluded) *out << '-';
  if (term.column) *out << "column " << static_cast<int>(*term.column) << ':';
  *out << '"' << term.text << '"' << (term.is_prefix ? "*" : "");
}

namespace {

QueryTerm word(std::string text) {
  return {std::move(text), false, false, std::nullopt};
}

QueryTerm prefix(std::string text) {
  return {std::move(text), true, false, std::nullopt};
}

QueryTerm excluded(std::string text) {
  return {std::move(text), false, true, std::nullopt};
}

QueryTerm within(SearchColumn column, std::string text) {
  return {std::move(text), false, false, column};
}

TEST(ParseQuery, ReadsTerms) {
  const struct {
    std::string_view text;
    std::vector<QueryTerm> terms;
  } cases[] = {
      {"lung  cancer", {word("lung"), word("cancer")}},
      {"\"lung cancer\" -skin", {word("lung cancer"), excluded("skin")}},
      {"lung -\"skin cancer\"", {word("lung"), excluded("skin cancer")}},
      {"“lung cancer” x", {word("lung cancer"), word("x")}},
      {"„lung cancer“", {word("lung cancer")}},
      {"a\"b c\"d", {word("a"), word("b c"), word("d")}},
      {"generali*", {prefix("generali")}},
      {"lung -sk*", {word("lung"), {"sk", true, true, std::nullopt}}},
      {"\"lung canc\"*", {prefix("lung canc")}},
      {"\"lung canc*\"", {prefix("lung canc")}},
      {"(canc*)", {prefix("canc")}},
      {"title:lung", {within(SearchColumn::title, "lung")}},
      {"Provider:\"JAMA Oncology\"", {within(SearchColumn::provider, "JAMA Oncology")}},
      {"keywords:a objectives:b description:c disclaimers:d",
       {within(SearchColumn::keywords, "a"), within(SearchColumn::objectives, "b"),
        within(SearchColumn::description, "c"), within(SearchColumn::disclaimers, "d")}},
      {"x -title:lung*", {word("x"), {"lung", true, true, SearchColumn::title}}},
      {"x\u00A0-y", {word("x"), excluded("y")}},
      {"lung lung Lung", {word("lung"), word("Lung")}},
  };
  for (const auto& [text, terms] : cases) {
    SCOPED_TRACE(text);
    EXPECT_EQ(parse_query(text).value(), terms);
  }
}

TEST(ParseQuery, TakesTheRestForPunctuation) {
  const struct {
    std::string_view text;
    std::vector<QueryTerm> terms;
  } cases[] = {
      {"non-small", {word("non small")}},
      {"Non–Small", {word("Non Small")}},
      {"COVID-19", {word("COVID 19")}},
      {"patient’s", {word("patient s")}},
      {"ratio:2", {word("ratio 2")}},
      {"title: lung", {word("title"), word("lung")}},
      {"lung title:", {word("lung"), word("title")}},
      {"title:- lung", {word("lung")}},
      {"lung - & + * ^ {} cancer", {word("lung"), word("cancer")}},
      {"pre*fix", {word("pre fix")}},
      {"a AND b OR NOT c", {word("a"), word("AND"), word("b"), word("OR"), word("NOT"), word("c")}},
      {"NEAR(a b)", {word("NEAR a"), word("b")}},
      {"\"unclosed phrase", {word("unclosed phrase")}},
      {"lung \"\" \"!\"", {word("lung")}},
      {"lung ☺ ☠x", {word("lung"), word("x")}},
      {"--lung x", {excluded("lung"), word("x")}},
  };
  for (const auto& [text, terms] : cases) {
    SCOPED_TRACE(text);
    EXPECT_EQ(parse_query(text).value(), terms);
  }
}

/// `a0 a1 a2 …`
std::string many_words(int count) {
  std::string text;
  for (int number = 0; number < count; ++number) {
    text += " a" + std::to_string(number);
  }
  return text;
}

TEST(ParseQuery, BoundsWhatASearchCosts) {
  EXPECT_EQ(parse_query(many_words(1'000)).value().size(), 1'000U);
  EXPECT_EQ(parse_query(many_words(1'001)).error(), "a search may have at most 1,000 words and phrases");
  EXPECT_TRUE(parse_query("\"" + many_words(100) + "\""));
  EXPECT_EQ(parse_query("\"" + many_words(101) + "\"").error(), "a phrase may have at most 100 words");
  EXPECT_TRUE(parse_query("b -" + std::string(1'000, 'a')));
  EXPECT_EQ(parse_query("b -" + std::string(1'001, 'a')).error(), "a word may have at most 1,000 bytes");
}

TEST(ParseQuery, WantsAWord) {
  for (const std::string_view text :
       {"", "   ", "-skin", "-\"skin cancer\" -title:x", "\"", "\"\"", "*", "-", "☺", "^ {} : ()", "…"}) {
    SCOPED_TRACE(text);
    EXPECT_EQ(parse_query(text).error(), "a search needs at least one word that is wanted");
  }
}

}  // namespace
}  // namespace cme
