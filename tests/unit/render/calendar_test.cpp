// SPDX-License-Identifier: MIT
#include "render/calendar.hpp"

#include <gtest/gtest.h>

#include <string>

#include "activities.hpp"

namespace cme {
namespace {

using test::day;

TEST(Calendar, FillsTheDayAndEndsOnTheNext) {
  EXPECT_EQ(calendar_event({.uid = "14389@example.org",
                            .day = day(2028, 2, 29),
                            .stamp = day(2025, 9, 4),
                            .summary = "Expires: A; B, C\\D\nE",
                            .address = "https://example.org/a\"b"}),
            "BEGIN:VEVENT\r\n"
            "UID:14389@example.org\r\n"
            "DTSTAMP:20250904T000000Z\r\n"
            "DTSTART;VALUE=DATE:20280229\r\n"
            "DTEND;VALUE=DATE:20280301\r\n"
            "SUMMARY:Expires: A\\; B\\, C\\\\D E\r\n"
            "URL:https://example.org/a%22b\r\n"
            "TRANSP:TRANSPARENT\r\n"
            "END:VEVENT\r\n");
}

TEST(Calendar, FoldsLinesOutsideCharacters) {
  for (std::size_t shift = 0; shift < 4; ++shift) {
    SCOPED_TRACE(shift);
    std::string summary(shift, 'x');
    for (int i = 0; i < 60; ++i) {
      summary += "日";
    }
    const std::string event = calendar_event(
        {.uid = "1", .day = day(2028, 1, 1), .stamp = day(2028, 1, 1), .summary = summary, .address = {}});
    std::string unfolded;
    std::size_t begin = 0;
    while (begin < event.size()) {
      const std::size_t end = event.find("\r\n", begin);
      EXPECT_LE(end - begin, 75U);
      const bool goes_on = event[begin] == ' ';
      EXPECT_NE(static_cast<unsigned char>(event[begin + (goes_on ? 1 : 0)]) & 0xC0U, 0x80U) << "inside a character";
      unfolded += (goes_on ? "" : "\n") + event.substr(begin + (goes_on ? 1 : 0), end - begin - (goes_on ? 1 : 0));
      begin = end + 2;
    }
    EXPECT_NE(unfolded.find("\nSUMMARY:" + summary + "\n"), std::string::npos);
  }
}

TEST(Calendar, HasTheDayOfTheLastChange) {
  Activity activity;
  EXPECT_EQ(last_change(activity), std::nullopt);
  activity.expires = day(2028, 2, 29);
  EXPECT_EQ(last_change(activity), day(2025, 2, 28));
  activity.released = day(2026, 1, 1);
  EXPECT_EQ(last_change(activity), day(2026, 1, 1));
  activity.reviewed = day(2027, 1, 1);
  EXPECT_EQ(last_change(activity), day(2027, 1, 1));
}

TEST(Calendar, HasNoDayAfterTheLast) {
  for (const auto& [date, end] :
       {std::pair(day(9999, 12, 30), "DTEND;VALUE=DATE:99991231"), std::pair(day(9999, 12, 31), "")}) {
    const std::string event = calendar_event({.uid = "1", .day = date, .stamp = date, .summary = "A", .address = {}});
    EXPECT_NE(event.find(end), std::string::npos);
    EXPECT_EQ(event.find("DTEND") != std::string::npos, *end != '\0');
  }
}

}  // namespace
}  // namespace cme
