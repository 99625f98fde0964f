// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <string>

#include "query/query.hpp"

namespace cme {

/// How a failing test shows a query: `(lung -title:"non small"*)`.
void PrintTo(const Query& query, std::ostream* out) {
  if (query.is_excluded) *out << '-';
  if (query.kind == Query::Kind::term) {
    if (query.term.column) *out << "column " << static_cast<int>(*query.term.column) << ':';
    *out << '"' << query.term.text << '"' << (query.term.is_prefix ? "*" : "");
    return;
  }
  *out << (query.kind == Query::Kind::any ? "(any" : "(all");
  for (const Query& part : query.parts) {
    *out << ' ';
    PrintTo(part, out);
  }
  *out << ')';
}

namespace {

Query word(std::string text) {
  return {.term = {.text = std::move(text)}};
}

Query prefix(std::string text) {
  return {.term = {.text = std::move(text), .is_prefix = true}};
}

Query quoted(std::string text, bool is_prefix = false) {
  return {.term = {.text = std::move(text), .is_prefix = is_prefix, .writing = Writing::quoted}};
}

Query code(std::string text) {
  return {.term = {.text = std::move(text), .writing = Writing::code}};
}

Query excluded(Query query) {
  query.is_excluded = true;
  return query;
}

Query within(SearchColumn column, Query query) {
  query.term.column = column;
  return query;
}

Query all(std::vector<Query> parts) {
  return {.kind = Query::Kind::all, .parts = std::move(parts)};
}

Query any(std::vector<Query> parts) {
  return {.kind = Query::Kind::any, .parts = std::move(parts)};
}

/// Why the text is no query; nothing if it is one.
std::string problem_of(std::string_view text) {
  const Result<Query> query = parse_query(text);
  return query ? std::string() : query.error();
}

struct Case {
  std::string_view text;
  Query query;
};

void expect_read(std::span<const Case> cases) {
  for (const auto& [text, query] : cases) {
    SCOPED_TRACE(text);
    const Result<Query> read = parse_query(text);
    ASSERT_TRUE(read) << read.error();
    EXPECT_EQ(*read, query);
  }
}

TEST(ParseQuery, ReadsTerms) {
  const Case cases[] = {
      {"lung  cancer", all({word("lung"), word("cancer")})},
      {"\"lung cancer\" -skin", all({quoted("lung cancer"), excluded(word("skin"))})},
      {"lung -\"skin cancer\"", all({word("lung"), excluded(quoted("skin cancer"))})},
      {"“lung cancer” x", all({quoted("lung cancer"), word("x")})},
      {"„lung cancer“", quoted("lung cancer")},
      {"a\"b c\"d", all({word("a"), quoted("b c"), word("d")})},
      {"generali*", prefix("generali")},
      {"lung -sk*", all({word("lung"), excluded(prefix("sk"))})},
      {"\"lung canc\"*", quoted("lung canc", true)},
      {"\"lung canc*\"", quoted("lung canc", true)},
      {"(canc*)", prefix("canc")},
      {"x\u00A0-y", all({word("x"), excluded(word("y"))})},
      {"lung lung Lung", all({word("lung"), word("Lung")})},
  };
  expect_read(cases);
}

TEST(ParseQuery, ReadsFields) {
  const Case cases[] = {
      {"title:lung", within(SearchColumn::title, word("lung"))},
      {"title: lung", within(SearchColumn::title, word("lung"))},
      {"Provider:\"JAMA Oncology\"", within(SearchColumn::provider, quoted("JAMA Oncology"))},
      {"keywords:a objectives:b description:c disclaimers:d",
       all({within(SearchColumn::keywords, word("a")), within(SearchColumn::objectives, word("b")),
            within(SearchColumn::description, word("c")), within(SearchColumn::disclaimers, word("d"))})},
      {"x -title:lung*", all({word("x"), excluded(within(SearchColumn::title, prefix("lung")))})},
      {"id:14389", code("id=14389")},
      {"doi:10.1001/Jama.1", code("doi=10.1001/jama.1")},
      {"doi: https://doi.org/10.1001/jama.1", code("doi=10.1001/jama.1")},
      {"doi:10.1001/jama.1.", code("doi=10.1001/jama.1")},
      {"id:14389,", code("id=14389")},
      {"board:radiology lung", all({code("board=abr"), word("lung")})},
      {"board: family medicine lung", all({code("board=abfm"), word("lung")})},
      {"board:\"American Board of Urology\"", code("board=abu")},
      {"lung -board:ABR", all({word("lung"), excluded(code("board=abr"))})},
      {"format:journal-based", code("format=journal-based")},
      // A field before parentheses is that of each term in them.
      {"title:(lung OR heart)",
       any({within(SearchColumn::title, word("lung")), within(SearchColumn::title, word("heart"))})},
      {"x -title: (lung (heart provider:y))",
       all({word("x"),
            excluded(all({within(SearchColumn::title, word("lung")), within(SearchColumn::title, word("heart")),
                          within(SearchColumn::provider, word("y"))}))})},
      {"title:(lung) heart", all({within(SearchColumn::title, word("lung")), word("heart")})},
      {"board:(ABR OR family medicine) lung", all({any({code("board=abr"), code("board=abfm")}), word("lung")})},
      {"board:(ABR OR -", code("board=abr")},
      {"board:(ABR OR \"\") x", all({code("board=abr"), word("x")})},
      {"title:((lung", within(SearchColumn::title, word("lung"))},
      {"format: performance improvement x", all({code("format=performance_improvement_(pi)"), word("x")})},
  };
  expect_read(cases);
}

TEST(ParseQuery, ReadsOperatorsBetweenWords) {
  const Case cases[] = {
      {"a OR b", any({word("a"), word("b")})},
      {"a AND b", all({word("a"), word("b")})},
      {"a NOT b", all({word("a"), excluded(word("b"))})},
      {"a AND NOT b", all({word("a"), excluded(word("b"))})},
      {"a OR NOT b", all({word("a"), excluded(word("b"))})},
      {"a OR -b", all({word("a"), excluded(word("b"))})},
      {"a b OR c d", any({all({word("a"), word("b")}), all({word("c"), word("d")})})},
      {"(a OR b) c", all({any({word("a"), word("b")}), word("c")})},
      {"(lung cancer) OR (skin cancer)",
       any({all({word("lung"), word("cancer")}), all({word("skin"), word("cancer")})})},
      {"a (b c) d", all({word("a"), word("b"), word("c"), word("d")})},
      {"a -(b c)", all({word("a"), excluded(all({word("b"), word("c")}))})},
      {"(a OR (b c)) d", all({any({word("a"), all({word("b"), word("c")})}), word("d")})},
      // Not between words, or in small letters, they are words.
      {"OR fires", all({word("OR"), word("fires")})},
      {"fires OR", all({word("fires"), word("OR")})},
      {"NOT lung", all({word("NOT"), word("lung")})},
      {"a or b", all({word("a"), word("or"), word("b")})},
      {"a \"OR\" b", all({word("a"), quoted("OR"), word("b")})},
      // Parentheses that have no other are punctuation.
      {"((a", word("a")},
      {"a) OR b", any({word("a"), word("b")})},
      {"() a", word("a")},
      {"(a", word("a")},
  };
  expect_read(cases);
}

TEST(ParseQuery, TakesAnyDashForMinus) {
  for (const std::string_view dash : {"-", "‐", "‑", "–", "—", "―", "−", "－"}) {
    SCOPED_TRACE(dash);
    EXPECT_EQ(parse_query("lung " + std::string(dash) + "skin").value(), all({word("lung"), excluded(word("skin"))}));
    EXPECT_EQ(parse_query("lung " + std::string(dash) + " skin").value(), all({word("lung"), word("skin")}));
    EXPECT_EQ(parse_query("non" + std::string(dash) + "small").value(), word("non small"));
  }
}

TEST(ParseQuery, TakesTheRestForPunctuation) {
  const Case cases[] = {
      {"non-small", word("non small")},
      {"Non–Small", word("Non Small")},
      {"COVID-19", word("COVID 19")},
      {"patient’s", word("patient s")},
      {"ratio:2", word("ratio 2")},
      {"Reconstruction: skin", all({word("Reconstruction"), word("skin")})},
      {"https://example.org/", word("https example org")},
      {"lung title:", all({word("lung"), word("title")})},
      {"title:- lung", word("lung")},
      {"lung - & + * ^ {} cancer", all({word("lung"), word("cancer")})},
      {"pre*fix", word("pre fix")},
      {"NEAR(a b)", all({word("NEAR a"), word("b")})},
      {"\"unclosed phrase", quoted("unclosed phrase")},
      {"lung \"\" \"!\"", word("lung")},
      {"lung ☺ ☠x", all({word("lung"), word("x")})},
      {"--lung x", all({excluded(word("lung")), word("x")})},
  };
  expect_read(cases);
}

TEST(ParseQuery, AnswersFieldsThatDoNotExist) {
  const struct {
    std::string_view text;
    std::string problem;
  } cases[] = {
      {"titel:cancer", "there is no field \"titel\" to search; did you mean \"title:\"?"},
      {"Keyword:cancer", "there is no field \"keyword\" to search; did you mean \"keywords:\"?"},
      {"fee:free", "there is no field \"fee\" to search; use the option --max-fee or --free"},
      {"x expires:2027", "there is no field \"expires\" to search; use the option --expires-before"},
      {"board:Radiolgy", "\"Radiolgy\" is not an ABMS member board; did you mean \"Radiology\"?"},
      {"format:Liv", "\"Liv\" is not a format; did you mean \"Live\"?"},
      {"id:x", parse_id("x").error()},
      {"title:", "write a word after \"title:\""},
      {" Board: ", "write a word after \"Board:\""},
      {"format:xyz",
       "\"xyz\" is not a format; write \"Journal-based\", \"Enduring\", \"Internet\", \"Internet Point of Care\", "
       "\"Live\", "
       "\"Performance Improvement (PI)\", \"Regularly Scheduled Series\" or \"Other\""},
      {"board:foo", "\"foo\" is not an ABMS member board; `cme explain unknown-board` lists the 24 boards"},
      {"title:-lung", "write the hyphen that excludes before the field: -title:lung"},
      {"a OR Title: –lung b", "write the hyphen that excludes before the field: -title:lung"},
      {"title:-\"lung cancer\" b", "write the hyphen that excludes before the field: -title:\"lung cancer\""},
      {"board:-ABR", "write the hyphen that excludes before the field: -board:ABR"},
      {"doi:x", "\"x\" is not a DOI; write only the DOI, for example 10.1001/jamaoncol.2025.2891"},
  };
  for (const auto& [text, problem] : cases) {
    SCOPED_TRACE(text);
    EXPECT_EQ(problem_of(text), problem);
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
  EXPECT_EQ(parse_query(many_words(1'000)).value().parts.size(), 1'000U);
  EXPECT_EQ(parse_query(many_words(1'001)).error(), "a search may have at most 1,000 words and phrases");
  EXPECT_TRUE(parse_query("\"" + many_words(100) + "\""));
  EXPECT_EQ(parse_query("\"" + many_words(101) + "\"").error(), "a phrase may have at most 100 words");
  EXPECT_TRUE(parse_query("b -" + std::string(1'000, 'a')));
  EXPECT_EQ(parse_query("b -" + std::string(1'001, 'a')).error(), "a word may have at most 1,000 bytes");
  EXPECT_TRUE(parse_query(std::string(100'000, '(') + "a OR b"));
}

TEST(ParseQuery, WantsAWord) {
  for (const std::string_view text : {"", "   ", "-skin", "-\"skin cancer\" -title:x", "\"", "\"\"", "*", "-", "☺",
                                      "^ {} : ()", "…", "-(a b)", "(-a -b)", "((("}) {
    SCOPED_TRACE(text);
    EXPECT_EQ(problem_of(text), "the query has no words to search for");
  }
}

}  // namespace
}  // namespace cme
