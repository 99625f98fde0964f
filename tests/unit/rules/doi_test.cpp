// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "breaches.hpp"

namespace cme {
namespace {

using test::breaches_of;
using test::breaks;

Activity with_doi(std::string_view doi) {
  Activity activity;
  activity.doi = *Doi::parse(doi);
  return activity;
}

TEST(DoiUnusual, IsACharacterBesideThePattern) {
  EXPECT_FALSE(breaks(Rule::doi_unusual, Activity()));
  EXPECT_FALSE(breaks(Rule::doi_unusual, with_doi("10.5555/azAZ09-._;()/:")));
  // The neighbors of the ranges, and what looks usual elsewhere.
  for (const std::string_view unusual : {"@", "[", "`", "{", "<", "+", "&", "#", "é", "–"}) {
    SCOPED_TRACE(unusual);
    const std::vector<Breach> breaches =
        breaches_of(Rule::doi_unusual, with_doi("10.5555/a" + std::string(unusual) + "b"));
    ASSERT_EQ(breaches.size(), 1U);
    EXPECT_EQ(breaches.front().message, "\"" + std::string(unusual) + "\" is very rare in a DOI");
  }
}

TEST(DoiPunctuation, IsTakenOffWhole) {
  const std::vector<Breach> breaches = breaches_of(Rule::doi_punctuation, with_doi("10.5555/a.b-."));
  ASSERT_EQ(breaches.size(), 1U);
  EXPECT_EQ(breaches.front().message, "the DOI ends in \"-.\", which probably does not belong to it");
  EXPECT_EQ(breaches.front().help, "write 10.5555/a.b");
}

TEST(DoiPunctuation, IsAnyOfFiveMarksAtTheEnd) {
  for (const std::string_view mark : {".", ":", ";", "-", "_"}) {
    SCOPED_TRACE(mark);
    EXPECT_TRUE(breaks(Rule::doi_punctuation, with_doi("10.5555/ab" + std::string(mark))));
    EXPECT_FALSE(breaks(Rule::doi_punctuation, with_doi("10.5555/a" + std::string(mark) + "b")));
  }
  EXPECT_FALSE(breaks(Rule::doi_punctuation, with_doi("10.5555/a(b)")));
  EXPECT_FALSE(breaks(Rule::doi_punctuation, Activity()));
}

TEST(DoiJournal, ComparesTheTokenWithTheProvider) {
  struct Pair {
    std::string_view doi;
    std::string_view provider;
    bool is_breach;
  };
  for (const Pair& pair : std::initializer_list<Pair>{
           {"10.1001/jamaoncol.2025.2891", "JAMA Oncology", false},
           {"10.1001/JAMAOncol.2025.2891", "jama oncology", false},
           {"10.1001/jamaoncol.2025.2891", "JAMA Dermatology", true},
           {"10.1001/jama.2025.1", "JAMA Oncology", true},
           {"10.1001/jamaoto.2025.1", "JAMA Otolaryngology–Head and Neck Surgery", false},
           {"10.1001/jamaoto.2025.1", "AMA Journal of Ethics", true},
           {"10.1001/jamaoncol.2025.2891", "American Medical Association", false},
           {"10.1001/archinternmed.2010.1", "JAMA Oncology", false},
           {"10.5555/jamaoncol.2025.2891", "JAMA Dermatology", false},
       }) {
    SCOPED_TRACE(pair.doi);
    SCOPED_TRACE(pair.provider);
    Activity activity = with_doi(pair.doi);
    EXPECT_FALSE(breaks(Rule::doi_journal, activity));
    activity.provider = pair.provider;
    EXPECT_EQ(breaks(Rule::doi_journal, activity), pair.is_breach);
  }
}

}  // namespace
}  // namespace cme
