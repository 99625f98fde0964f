// SPDX-License-Identifier: MIT
#include "site/site_address.hpp"

#include <gtest/gtest.h>

#include <string>

namespace cme {
namespace {

TEST(SiteAddress, NeverChanges) {
  EXPECT_EQ(activity_address(14389), "a/e4/14389.html");
  EXPECT_EQ(activity_address(999'999'999), "a/27/999999999.html");
  EXPECT_EQ(board_folder(Board::otolaryngology), "b/otolaryngology-head-and-neck-surgery/");
  EXPECT_EQ(format_folder(Format::performance_improvement), "f/performance-improvement-pi/");
}

TEST(SiteAddress, IsTheSameForNamesThatDifferByCaseAccentsOrMarks) {
  EXPECT_EQ(slug_of("JAMA Oncology"), "jama-oncology");
  EXPECT_EQ(slug_of("  JAMA – ONCOLOGY!"), "jama-oncology");
  EXPECT_EQ(slug_of("Société Française"), slug_of("SOCIETE FRANCAISE"));
}

TEST(SiteAddress, DiffersForNamesThatItCannotSpell) {
  for (const std::string device : {"con", "prn", "aux", "nul", "com1", "com9", "lpt1", "LPT9"}) {
    SCOPED_TRACE(device);
    EXPECT_EQ(slug_of(device).size(), device.size() + 13);
    EXPECT_EQ(slug_of(device), slug_of(device + ". "));
    EXPECT_EQ(slug_of(device + " Society").find('-'), device.size());
  }
  EXPECT_EQ(slug_of("Conn"), "conn");
  EXPECT_EQ(slug_of("Com 1"), "com-1");
  EXPECT_NE(slug_of("日本医学会"), slug_of("日本内科学会"));
  EXPECT_NE(slug_of("!!!"), slug_of("???"));
  EXPECT_NE(slug_of("C++ Society"), slug_of("C# Society"));
  EXPECT_NE(slug_of("C++ Society"), slug_of("C Society"));
  const std::string shared(200, 'x');
  EXPECT_NE(slug_of(shared + "1"), slug_of(shared + "2"));
  EXPECT_LE(slug_of(shared).size(), 80U);
  for (const std::string_view name : {"../..", "a/b", "..", ".", "con\\aux", "日本", "\xFF"}) {
    SCOPED_TRACE(name);
    const std::string slug = slug_of(name);
    EXPECT_FALSE(slug.empty());
    EXPECT_EQ(slug.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-"), std::string::npos) << slug;
  }
}

TEST(SiteAddress, KnowsTheWayToTheRoot) {
  EXPECT_EQ(way_to_root("index.html"), "");
  EXPECT_EQ(way_to_root("p/b6/jama-oncology/index.html"), "../../../");
}

TEST(SiteAddress, WritesMonthsAndDays) {
  const Date day = Date::parse("2028-09-04").value();
  EXPECT_EQ(month_key(day), "2028-09");
  EXPECT_EQ(month_words(day), "September 2028");
  EXPECT_EQ(short_date(day), "Sep 4, 2028");
}

}  // namespace
}  // namespace cme
