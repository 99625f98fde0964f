// SPDX-License-Identifier: MIT
#include "query/snippet.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "text_index.hpp"

namespace cme {
namespace {

using test::TextIndex;

std::string& in(SearchText& text, SearchColumn column) {
  return text[static_cast<std::size_t>(column)];
}

/// The snippet that the only activity gives for a query, with its matches in brackets.
std::string snippet(const SearchText& text, std::string_view query) {
  TextIndex index;
  index.add(1, text);
  const Query parsed = parse_query(query).value();
  if (index.find(parsed).empty()) return "not found";
  std::string snippet = SnippetMaker(wanted_terms(parsed)).make(text);
  std::replace(snippet.begin(), snippet.end(), match_begin, '[');
  std::replace(snippet.begin(), snippet.end(), match_end, ']');
  return snippet;
}

std::string snippet(std::string_view description, std::string_view query) {
  SearchText text;
  in(text, SearchColumn::description) = description;
  return snippet(text, query);
}

/// w1 w2 … , with spaces between.
std::string words(int first, int last) {
  std::string text;
  for (int i = first; i <= last; ++i) text += (text.empty() ? "w" : " w") + std::to_string(i);
  return text;
}

TEST(Snippet, MarksMatchesAsTheyAreWritten) {
  const struct {
    std::string_view text, query, snippet;
  } cases[] = {
      {"Lung cancer.", "lung", "[Lung] cancer."},
      {"(Studies) of lungs", "study lung", "([Studies]) of [lungs]"},
      {"Non–Small Cell", "non-small", "[Non–Small] Cell"},
      {"une étude, e\u0301tude", "etude", "une [étude], [e\u0301tude]"},
      {"lung cancer, cancer of the lung", "\"lung cancer\"", "[lung cancer], cancer of the lung"},
      {"generalization, generic", "generali*", "[generalization], generic"},
      {"lung cancer", "lung cancer", "[lung] [cancer]"},
      {"lung cancer stage", "\"lung cancer\" \"cancer stage\"", "[lung cancer stage]"},
      {"take ½ dose", "½", "take [½] dose"},
      {"skin, lung", "lung -heart", "skin, [lung]"},
      {"lung", "title:lung", "not found"},
      {"肺癌 の 研究", "研究", "肺癌 の [研究]"},
  };
  for (const auto& [text, query, expected] : cases) {
    SCOPED_TRACE(query);
    EXPECT_EQ(snippet(text, query), expected);
  }
}

TEST(Snippet, ShowsSomeWordsAroundTheMatch) {
  EXPECT_EQ(snippet(words(1, 100), "w50"), "…" + words(44, 49) + " [w50] " + words(51, 73) + "…");
  EXPECT_EQ(snippet(words(1, 100), "w1"), "[w1] " + words(2, 30) + "…");
  EXPECT_EQ(snippet(words(1, 100) + ".", "w100"), "…" + words(71, 99) + " [w100].");
  EXPECT_EQ(snippet(words(1, 20), "w9"), words(1, 8) + " [w9] " + words(10, 20));
}

TEST(Snippet, ShowsThePlaceWithMostOfTheQuery) {
  const std::string text = "lung " + words(1, 60) + " lung cancer " + words(61, 99);
  EXPECT_EQ(snippet(text, "lung cancer"), "…" + words(55, 60) + " [lung] [cancer] " + words(61, 82) + "…");
}

TEST(Snippet, ShowsTheFirstBestPlaceOfALongText) {
  const std::string shown = "…" + words(55, 60) + " [lung] [cancer] " + words(61, 82) + "…";
  const std::string text = "lung " + words(1, 60) + " lung cancer " + words(61, 99) + " cancer lung ";
  EXPECT_EQ(snippet(text + words(1, 500), "lung cancer"), shown);
  EXPECT_EQ(snippet("cancer " + words(1, 500) + " " + text, "lung cancer"), shown);
}

TEST(Snippet, PrefersProseToWhatIsShownAnyway) {
  SearchText text;
  in(text, SearchColumn::title) = "Lung title";
  EXPECT_EQ(snippet(text, "lung"), "");
  in(text, SearchColumn::description) = "A description. Nothing else.";
  EXPECT_EQ(snippet(text, "lung"), "A description.");
  in(text, SearchColumn::keywords) = "Lung keyword";
  EXPECT_EQ(snippet(text, "lung"), "Keywords: [Lung] keyword");
  in(text, SearchColumn::objectives) = "Lung objective";
  EXPECT_EQ(snippet(text, "lung"), "[Lung] objective");
  in(text, SearchColumn::description) = "Lung description";
  EXPECT_EQ(snippet(text, "lung"), "[Lung] description");
  EXPECT_EQ(snippet(text, "lung keyword"), "[Lung] description");
  EXPECT_EQ(snippet(text, "title:lung"), "Lung description");
}

TEST(Snippet, QuotesDisclaimersOnlyWhereTheyAreAskedFor) {
  SearchText text;
  in(text, SearchColumn::title) = "Eye examples";
  in(text, SearchColumn::description) = "An eye. Nothing else.";
  in(text, SearchColumn::disclaimers) = "Examples of an eye.";
  EXPECT_EQ(snippet(text, "eye examples"), "An [eye].");
  EXPECT_EQ(snippet(text, "disclaimers:examples"), "[Examples] of an eye.");
  EXPECT_EQ(snippet(text, "disclaimers:eye"), "Examples of an [eye].");
}

TEST(Snippet, IsASentence) {
  const struct {
    std::string_view text, query, snippet;
  } cases[] = {
      {"A first one. The lung is second! A third.", "lung", "The [lung] is second!"},
      {"Lung. Heart. Skin and lung.", "skin lung", "[Skin] and [lung]."},
      {"Doses of 1.5 mg, e.g. in the lung, and 2.", "lung", "Doses of 1.5 mg, e.g. in the [lung], and 2."},
      {"First line\nThe lung\nLast line", "lung", "The [lung]"},
      {"The lung\nand heart", "lung", "The [lung] and heart"},
      {"The lung\nzones", "lung", "The [lung] zones"},
      {"The lung vs. heart. `A` is next", "lung", "The [lung] vs. heart."},
      {"The lung\n9 cases", "lung", "The [lung]"},
      {"To know · To see a lung · To do", "lung", "To see a [lung]"},
      {"Of the lung. Cancer is not said.", "\"lung cancer\"", "Of the [lung. Cancer] is not said."},
  };
  for (const auto& [text, query, expected] : cases) {
    SCOPED_TRACE(text);
    EXPECT_EQ(snippet(text, query), expected);
  }
}

TEST(Snippet, IsOneLine) {
  EXPECT_EQ(snippet("lung\n\n  cancer\tof\r\nthe  skin \n", "\"lung cancer\""), "[lung cancer] of the skin");
}

TEST(Snippet, HasNoMarksButItsOwn) {
  EXPECT_EQ(snippet("a \x02lung\x03 \x1B[1mb", "lung"), "a [lung] \x1B[1mb");
}

TEST(Snippet, HasAtMost400BytesOfWords) {
  const std::string word(197, 'x');  // two of them, "lung" and the spaces between are 400 bytes
  EXPECT_EQ(snippet(word + " lung " + word, "lung"), word + " [lung] " + word);
  EXPECT_EQ(snippet(word + " lung " + word + "x", "lung"), word + " [lung]…");
  EXPECT_EQ(snippet(word + " " + word + " lung", "lung"), word + " " + word + " [lung]");
  EXPECT_EQ(snippet("x" + word + " " + word + " lung", "lung"), "…" + word + " [lung]");
}

TEST(Snippet, StaysShortWhateverTheText) {
  const std::string long_word(5'000, 'x');
  const std::string punctuation(5'000, '!');
  EXPECT_EQ(snippet(long_word + " lung " + long_word, "lung"), "…[lung]…");
  EXPECT_EQ(snippet(punctuation + " lung " + punctuation, "lung"), "…[lung]…");
  // Sixteen bytes of punctuation beyond the outermost words are shown.
  const std::string some(16, '!');
  EXPECT_EQ(snippet(some + "lung" + some, "lung"), some + "[lung]" + some);
  EXPECT_EQ(snippet(some + "!lung!" + some, "lung"), "…[lung]…");
  EXPECT_EQ(snippet("The lung" + some + "!! Heart", "lung"), "The [lung]" + some);
}

}  // namespace
}  // namespace cme
