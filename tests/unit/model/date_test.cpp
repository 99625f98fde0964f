// SPDX-License-Identifier: MIT
#include "cme/model/date.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace cme {
namespace {

Date date(std::string_view text) {
  return *Date::parse(text);
}

TEST(Date, ReadsAndWritesIsoDates) {
  for (const std::string_view text : {"2028-09-04", "1900-01-01", "9999-12-31", "2024-02-29", "2000-02-29"}) {
    const auto parsed = Date::parse(text);
    ASSERT_TRUE(parsed) << parsed.error();
    EXPECT_EQ(to_string(*parsed), text);
  }
}

TEST(Date, SaysHowItShouldBeWritten) {
  struct Case {
    std::string_view text;
    std::string_view message;
  };
  const Case cases[] = {
      {"2025-02-29", "\"2025-02-29\" is not a date: February 2025 has 28 days"},
      {"1900-02-29", "\"1900-02-29\" is not a date: February 1900 has 28 days"},
      {"2024-02-30", "\"2024-02-30\" is not a date: February 2024 has 29 days"},
      {"2025-04-31", "\"2025-04-31\" is not a date: April 2025 has 30 days"},
      {"2025-12-32", "\"2025-12-32\" is not a date: December 2025 has 31 days"},
      {"2025-13-01", "\"2025-13-01\" is not a date: there is no month 13"},
      {"2025-00-01", "\"2025-00-01\" is not a date: there is no month 0"},
      {"2025-01-00", "\"2025-01-00\" is not a date: there is no day 0"},
      {"1899-12-31", "\"1899-12-31\" is not a date: the year must be from 1900 to 9999"},
      {"February 29, 2025", "\"February 29, 2025\" is not a date: February 2025 has 28 days"},
      {"2028-9-4", "\"2028-9-4\" is not a date; write 2028-09-04"},
      {"September 4, 2028", "\"September 4, 2028\" is not a date; write 2028-09-04"},
      {" 2028-09-04", "\" 2028-09-04\" is not a date; write 2028-09-04"},
      {"20280904", "\"20280904\" is not a date; write 2028-09-04"},
      {"2028", "\"2028\" is not a date; write year, month and day, for example 2028-09-04"},
      {"04/09/2028", "\"04/09/2028\" is not a date; write year, month and day, for example 2028-09-04"},
      {"", "\"\" is not a date; write year, month and day, for example 2028-09-04"},
      {"soon", "\"soon\" is not a date; write year, month and day, for example 2028-09-04"},
      {"2028-09-04T00:00:00Z",
       "\"2028-09-04T00:00:00Z\" is not a date; write year, month and day, for example 2028-09-04"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.text);
    const auto parsed = Date::parse(c.text);
    ASSERT_FALSE(parsed);
    EXPECT_EQ(parsed.error(), c.message);
  }
}

TEST(Date, ReadsAnySpellingThatLeavesNoDoubt) {
  for (const std::string_view text :
       {"2028-09-04", "2028-9-4", "2028/09/04", "2028.9.4", "September 4, 2028", "september 4 2028", "Sep 4, 2028",
        "Sept. 4, 2028", "4 Sep 2028", "4. September 2028", "4-Sep-2028", "September 4th, 2028", "2028 Sep 4",
        "  September\u00A04,  2028 ", "SEPTEMBER 4, 2028"}) {
    SCOPED_TRACE(text);
    EXPECT_EQ(read_any_date(text), date("2028-09-04"));
  }
  EXPECT_EQ(read_any_date("13/09/2028"), date("2028-09-13"));
  EXPECT_EQ(read_any_date("09/13/2028"), date("2028-09-13"));
  EXPECT_EQ(read_any_date("05/05/2028"), date("2028-05-05"));
}

TEST(Date, ReadsNoSpellingThatLeavesDoubt) {
  for (const std::string_view text : {"", "04/09/2028", "September 2028", "4 September", "September 4, 28", "2028-9",
                                      "2028-9-4-1", "Se 4, 2028", "-2028-9-4x", "September 31, 2028", "2028-09-004",
                                      "2028-99-99", "0000-00-00", "2028-9-4 ☃", "123456789", "13/13/2028"}) {
    SCOPED_TRACE(text);
    EXPECT_EQ(read_any_date(text), std::nullopt);
  }
  EXPECT_EQ(read_any_date(std::string(1'000'000, '1')), std::nullopt);
}

TEST(Date, CountsDaysAcrossLeapYears) {
  EXPECT_EQ(date("2024-02-28").plus_days(2), date("2024-03-01"));
  EXPECT_EQ(date("2026-01-15").plus_days(-15), date("2025-12-31"));
  EXPECT_EQ(days_between(date("2026-01-15"), date("2028-09-04")), 963);
  EXPECT_EQ(days_between(date("2026-01-15"), date("2026-01-14")), -1);
}

TEST(Date, StopsAtTheCalendarsEnds) {
  EXPECT_EQ(date("9999-12-31").plus_days(1), date("9999-12-31"));
  EXPECT_EQ(date("2026-01-15").plus_days(std::numeric_limits<int>::max()), date("9999-12-31"));
  EXPECT_EQ(date("2026-01-15").plus_days(std::numeric_limits<int>::min()), date("1900-01-01"));
  EXPECT_EQ(date("9999-12-01").plus_months(1), date("9999-12-31"));
  EXPECT_EQ(date("2026-01-15").plus_months(std::numeric_limits<int>::max()), date("9999-12-31"));
  EXPECT_EQ(date("2026-01-15").plus_months(std::numeric_limits<int>::min()), date("1900-01-01"));
}

TEST(Date, ClampsMonthsToTheMonthsEnd) {
  EXPECT_EQ(date("2023-01-31").plus_months(1), date("2023-02-28"));
  EXPECT_EQ(date("2021-02-28").plus_months(36), date("2024-02-28"));
  EXPECT_EQ(date("2024-02-29").plus_months(36), date("2027-02-28"));
  EXPECT_EQ(date("2025-11-30").plus_months(3), date("2026-02-28"));
  EXPECT_EQ(date("2025-01-31").plus_months(-2), date("2024-11-30"));
}

TEST(Date, IsWrittenInWordsAsTheDirectoryDoes) {
  EXPECT_EQ(to_words(date("2028-09-04")), "September 4, 2028");
  EXPECT_EQ(to_words(date("2026-12-31")), "December 31, 2026");
}

}  // namespace
}  // namespace cme
