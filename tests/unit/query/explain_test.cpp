// SPDX-License-Identifier: MIT
#include "query/explain.hpp"

#include <gtest/gtest.h>

#include "text_index.hpp"

namespace cme {
namespace {

class Explain : public testing::Test {
 protected:
  Explain() {
    // "treat" has seven forms, "cure" has six.
    for (const std::string_view title : {"Treat treated treating treats treater treatable treatment cure cured cures",
                                         "Curing cureable curer of gout", "Gout in older adults"}) {
      SearchText text;
      text[0] = title;
      index_.add(next_++, text);
    }
    SearchRecord record;
    record.text[0] = "Diabetes";
    record.codes = {"id=14389"};
    index_.add(next_++, record);
  }

  std::string explain(std::string_view text) const {
    const SearchResult result{.query = parse_query(text).value()};
    const std::string explained = explain_query(index_.index(), result);
    return explained.substr(0, explained.find("\n\n"));
  }

  test::TextIndex index_;
  std::size_t next_ = 0;
};

TEST_F(Explain, NamesEachPartOfTheQuery) {
  EXPECT_EQ(explain("gout"),
            "The query, as it was searched for in 4 records:\n  \"gout\": found as gout; 2 records, weight 0.00");
  EXPECT_EQ(explain("title:gout -xyzzy"),
            "The query, as it was searched for in 4 records:\n"
            "  all of: 2 records, weight 0.00\n"
            "    title:\"gout\": found as gout; 2 records, weight 0.00\n"
            "    not \"xyzzy\": in no record; 0 records");
  EXPECT_EQ(explain("(gou* OR \"older adults\")"),
            "The query, as it was searched for in 4 records:\n"
            "  any of: 2 records, weight 0.00\n"
            "    \"gou\"*: words that begin like this; 2 records, weight 0.00\n"
            "    \"older adults\": these words side by side, in any form; 1 record, weight 0.85");
}

TEST_F(Explain, NamesSixFormsOfAWordAndCountsTheRest) {
  SearchText text;
  text[0] = "run runs running";
  index_.add(next_, text);
  EXPECT_NE(explain("run").find("\"run\": found as run, running, runs; 1 record"), std::string::npos) << explain("run");
}

TEST_F(Explain, ShowsWhatAFieldGivesToAScore) {
  SearchHit hit;
  hit.score.total = 3.5;
  hit.score.by_column[0] = 2;
  hit.score.by_column[1] = 1;
  EXPECT_EQ(explain_hit(hit),
            "    3.50         2.00         1.00         0.00         0.00         0.00         0.00          0.50");
  EXPECT_EQ(explained_hits_heading().size(), explain_hit(hit).size());
  hit.score.total = 3.004;
  EXPECT_TRUE(explain_hit(hit).ends_with("0.00")) << explain_hit(hit);
}

}  // namespace
}  // namespace cme
