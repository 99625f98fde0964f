// SPDX-License-Identifier: MIT
#include "cme/model/doi.hpp"

#include <gtest/gtest.h>

namespace cme {
namespace {

TEST(Doi, TakesBareIdentifiers) {
  for (const std::string_view text : {"10.1001/jamaoncol.2025.2891", "10.123456789/x",
                                      "10.1002/(SICI)1<1::AID-1>3.0.CO;2-A", "10.1234/é", "10.1234//", "10.5555/a."}) {
    SCOPED_TRACE(text);
    const auto doi = Doi::parse(text);
    ASSERT_TRUE(doi) << doi.error();
    EXPECT_EQ(doi->text(), text);
  }
}

TEST(Doi, SaysHowItShouldBeWritten) {
  struct Case {
    std::string_view text;
    std::string_view right;
  };
  const Case cases[] = {
      {"https://doi.org/10.1001/jama.2025.1", "10.1001/jama.2025.1"},
      {"http://dx.doi.org/10.1001/jama.2025.1", "10.1001/jama.2025.1"},
      {"HTTPS://www.DOI.org/10.1001/JAMA%2F1", "10.1001/JAMA%2F1"},
      {"dx.doi.org/10.1001/x", "10.1001/x"},
      {"doi:10.1001/x", "10.1001/x"},
      {"DOI: 10.1001/x", "10.1001/x"},
      {"doi 10.1001/x", "10.1001/x"},
      {" 10.1001/x ", "10.1001/x"},
      {"10.123/x", "only the DOI, for example 10.1001/jamaoncol.2025.2891"},
      {"10.1234567890/x", "only the DOI, for example 10.1001/jamaoncol.2025.2891"},
      {"10.1001/", "only the DOI, for example 10.1001/jamaoncol.2025.2891"},
      {"10.1001", "only the DOI, for example 10.1001/jamaoncol.2025.2891"},
      {"11.1001/x", "only the DOI, for example 10.1001/jamaoncol.2025.2891"},
      {"10.1001/a b", "only the DOI, for example 10.1001/jamaoncol.2025.2891"},
      {"10.1001/a\u2009b", "only the DOI, for example 10.1001/jamaoncol.2025.2891"},
      {"10.10a1/x", "only the DOI, for example 10.1001/jamaoncol.2025.2891"},
      {"https://example.org/10.1001/x", "only the DOI, for example 10.1001/jamaoncol.2025.2891"},
      {"", "only the DOI, for example 10.1001/jamaoncol.2025.2891"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.text);
    const auto doi = Doi::parse(c.text);
    ASSERT_FALSE(doi);
    EXPECT_EQ(doi.error(), std::string("\"").append(c.text).append("\" is not a DOI; write ").append(c.right));
  }
}

TEST(Doi, IsFoundInAnAddress) {
  EXPECT_EQ(find_doi("https://doi.org/10.1001/x")->text(), "10.1001/x");
  EXPECT_EQ(find_doi("10.1001/x")->text(), "10.1001/x");
  EXPECT_EQ(find_doi("https://doi.org/"), std::nullopt);
  EXPECT_EQ(find_doi("https://"), std::nullopt);
}

TEST(Doi, FoldsCase) {
  EXPECT_EQ(Doi::parse("10.1001/JAMA.É")->folded(), "10.1001/jama.É");
}

TEST(Doi, EscapesWhatAnAddressCannotHold) {
  EXPECT_EQ(Doi::parse("10.1001/jama.2025.1")->address(), "https://doi.org/10.1001/jama.2025.1");
  EXPECT_EQ(Doi::parse("10.1002/(SICI)1<2>3;4#5?6%7\"é")->address(),
            "https://doi.org/10.1002/(SICI)1%3C2%3E3;4%235%3F6%257%22%C3%A9");
}

}  // namespace
}  // namespace cme
