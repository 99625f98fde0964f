// SPDX-License-Identifier: MIT
#include "import/abstract.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "import/page/page_lines.hpp"

namespace cme {
namespace {

/// Each section as `heading: text`, or as its text if it has no heading.
std::vector<std::string> sections_of(const std::vector<std::string>& texts) {
  std::vector<PageLine> lines;
  for (const std::string& text : texts) {
    lines.push_back({.number = lines.size() + 1, .text = text});
  }
  std::vector<std::string> sections;
  for (const Section& section : parse_description(lines)) {
    sections.push_back(section.heading ? *section.heading + ": " + section.text : section.text);
  }
  return sections;
}

using Texts = std::vector<std::string>;

TEST(Abstract, HasASectionForEachHeading) {
  EXPECT_EQ(sections_of({"Importance It matters.", "Methods", "We 2 looked.", "And looked.", "Results 5 of 6."}),
            (Texts{"Importance: It matters.", "Methods: We 2 looked.\n\nAnd looked.", "Results: 5 of 6."}));
  EXPECT_EQ(sections_of({"Conclusions and Relevance All is well.", "Data Sources Many."}),
            (Texts{"Conclusions and Relevance: All is well.", "Data Sources: Many."}));
}

TEST(Abstract, BeginsASentenceAfterItsHeading) {
  for (const std::string_view rest : {"A", "Z", "0", "9"}) {
    EXPECT_EQ(sections_of({"Importance " + std::string(rest)}), Texts{"Importance: " + std::string(rest)});
  }
  for (const std::string text : {"Results of trials.", "Results@Home", "ResultsMany", "Results [a]", "Results: A"}) {
    EXPECT_EQ(sections_of({text}), Texts{text});
  }
}

TEST(Abstract, IsPlainTextWhereTheHeadingsAreNotSound) {
  EXPECT_EQ(sections_of({"First.", "Importance It matters."}), Texts{"First.\n\nImportance It matters."});
  EXPECT_EQ(sections_of({"Findings One.", "Findings Two."}), Texts{"Findings One.\n\nFindings Two."});
  EXPECT_EQ(sections_of({"Findings", "Methods We looked."}), Texts{"Findings\n\nMethods We looked."});
  EXPECT_EQ(sections_of({}), Texts{});
}

}  // namespace
}  // namespace cme
