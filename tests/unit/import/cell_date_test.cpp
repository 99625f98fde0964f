// SPDX-License-Identifier: MIT
#include "import/cell_date.hpp"

#include <gtest/gtest.h>

#include <string>

namespace cme {
namespace {

std::string read(const std::string& text, std::optional<DateOrder> order = {}) {
  const Result<CellDate> date = read_cell_date({.text = text}, order);
  return date ? to_string(date->date) : date.error();
}

TEST(CellDate, ReadsWhatMeansOneDay) {
  for (const char* const text : {"2028-09-04",
                                 "2028-9-4",
                                 "20280904",
                                 "2028/09/04",
                                 "2028-09-04 00:00:00",
                                 "2028-09-04T00:00:00.000Z",
                                 "2028-09-04T18:00",
                                 "September 4, 2028",
                                 "Monday, September 4, 2028",
                                 "Mon, 4 Sept 2028",
                                 "4th of September 2028",
                                 "04-Sep-28",
                                 "4-Sep-2028",
                                 "Sep 4, 28",
                                 "Expires: September 4, 2028",
                                 "Valid through:\n4 September 2028",
                                 "Mon, Sep 4, 2028 , 6:00 PM",
                                 "September 4, 2028 at 11:59 pm ET",
                                 "September 4, 2028 6 PM",
                                 " 2028-09-04 ",
                                 "47000"}) {
    EXPECT_EQ(read(text), "2028-09-04") << text;
  }
  EXPECT_EQ(read("20280924"), "2028-09-24");
  EXPECT_EQ(read("09/24/2028"), "2028-09-24");
  EXPECT_EQ(read("24.09.2028"), "2028-09-24");
  EXPECT_EQ(read("9/9/28"), "2028-09-09");
  EXPECT_EQ(read("1/31/70"), "1970-01-31");
  EXPECT_EQ(read("1/31/69"), "2069-01-31");
}

TEST(CellDate, LeavesAnOrderThatIsNotKnown) {
  EXPECT_EQ(read("9/4/2028", DateOrder::month_first), "2028-09-04");
  EXPECT_EQ(read("9/4/2028", DateOrder::day_first), "2028-04-09");
  EXPECT_EQ(read("9/4/2028"),
            "\"9/4/2028\" can mean September 4, 2028 or April 9, 2028; in a map, write \"dates: month/day/year\" "
            "or \"dates: day/month/year\"");
}

TEST(CellDate, LeavesAShortYearThatMayComeFirst) {
  EXPECT_EQ(read("26-12-31"),
            "\"26-12-31\" can mean December 26, 2031 or December 31, 2026; in a map, write \"dates: day/month/year\" "
            "or \"dates: year/month/day\"");
  EXPECT_EQ(read("26-12-31", DateOrder::year_first), "2026-12-31");
  EXPECT_EQ(read("26-12-31", DateOrder::day_first), "2031-12-26");
  EXPECT_EQ(read("26/12/31"), "2031-12-26");
  EXPECT_EQ(read("26/12/31", DateOrder::year_first), "2026-12-31");
  EXPECT_EQ(read("12-31-26"), "2026-12-31");
  EXPECT_EQ(read("45-12-31"), "2045-12-31");
  EXPECT_EQ(read("31-11-10"), "2031-11-10");
}

TEST(CellDate, ReportsADayThatIsNotInTheOrder) {
  const auto remark = [](const char* text, DateOrder order) { return read_cell_date({.text = text}, order)->remark; };
  EXPECT_EQ(
      remark("3/14/2028", DateOrder::day_first),
      "\"3/14/2028\" is not in the order day/month/year and was read as March 14, 2028; if the order is wrong, so "
      "are other dates in this column");
  EXPECT_EQ(remark("3/14/2028", DateOrder::month_first), "");
  EXPECT_EQ(remark("14/3/2028", DateOrder::day_first), "");
  EXPECT_EQ(remark("2028-03-14", DateOrder::day_first), "");
  EXPECT_EQ(remark("March 14, 2028", DateOrder::day_first), "");
}

TEST(PossibleDays, AreThoseOfEachOrderOrOfAMonth) {
  EXPECT_EQ(possible_days("9/4/2028").size(), 2U);
  EXPECT_EQ(possible_days("February 2028").size(), 29U);
  EXPECT_EQ(possible_days("Feb. 2027").back(), *Date::parse("2027-02-28"));
  EXPECT_EQ(possible_days("Feb-28").size(), 29U);
  EXPECT_EQ(possible_days("2/2028").size(), 29U);
  for (const char* const text : {"2028", "February", "February 28", "2028 2028", "2/28", "13/2028", "soon"}) {
    EXPECT_TRUE(possible_days(text).empty()) << text;
  }
}

TEST(CellDate, CountsDaysAsTheWorkbookDoes) {
  EXPECT_EQ(to_string(read_cell_date({.text = "46387"}, {}, DayZero::of_1900)->date), "2026-12-31");
  EXPECT_EQ(to_string(read_cell_date({.text = "44925"}, {}, DayZero::of_1904)->date), "2026-12-31");
}

TEST(CellDate, RefusesWhatIsNoDay) {
  for (const char* const text : {"TBD", "Ongoing", "N/A", "2028", "September 2028", "13/13/2028", "about May 1, 2028",
                                 "May 1, 2028 to May 3, 2028", "5", "1234567", "012/24/2028", "Sep 004, 2028"}) {
    EXPECT_NE(read(text).find("is not a date"), std::string::npos) << text;
  }
  EXPECT_EQ(read("2027-02-30"), "\"2027-02-30\" is not a date; there is no such day");
}

TEST(CellDate, ShowsTheOrderWhereOneNumberIsNoMonth) {
  EXPECT_EQ(find_date_order({.text = "09/24/2028"}), DateOrder::month_first);
  EXPECT_EQ(find_date_order({.text = "Mon, 24.9.2028, 6:00 PM"}), DateOrder::day_first);
  EXPECT_EQ(find_date_order({.text = "9/4/2028"}), std::nullopt);
  EXPECT_EQ(find_date_order({.text = "2028-09-24"}), std::nullopt);
  EXPECT_EQ(find_date_order({.text = "45/24/2028"}), std::nullopt);
  EXPECT_EQ(find_date_order({.text = "26-12-31"}), std::nullopt);
  EXPECT_EQ(find_date_order({.text = "45-12-31"}), DateOrder::year_first);
  EXPECT_EQ(find_date_order({.text = "26-12-45"}), DateOrder::day_first);
}

}  // namespace
}  // namespace cme
