// SPDX-License-Identifier: MIT
#include "render/calendar.hpp"

#include <algorithm>

#include "base/byte_set.hpp"
#include "base/safe_output.hpp"
#include "model/review_period.hpp"

namespace cme {
namespace {

/// RFC 5545, 3.1: octets of a line, without the line break.
constexpr std::size_t longest_line = 75;

/// Adds a line, folded if it is too long, but never inside a character.
void append_line(std::string& output, std::string_view line) {
  const auto is_inside = [&](std::size_t at) { return (static_cast<unsigned char>(line[at]) & 0xC0U) == 0x80; };
  for (std::size_t room = longest_line; line.size() > room; room = longest_line - 1) {
    std::size_t end = room;
    while (end > room - 3 && is_inside(end)) {
      --end;
    }
    output.append(line.substr(0, end)).append("\r\n ");
    line.remove_prefix(end);
  }
  output.append(line).append("\r\n");
}

/// A value of the type TEXT.
std::string text_value(std::string_view text) {
  static constexpr ByteSet marks("\\;,");
  const std::string visible = safe_text(text, Target::terminal);
  std::string value;
  value.reserve(visible.size() + 16);
  std::size_t written = 0;
  for (std::size_t mark = marks.find_in(visible); mark < visible.size(); mark = marks.find_in(visible, mark + 1)) {
    value.append(visible, written, mark - written) += '\\';
    written = mark;
  }
  return value.append(visible, written);
}

/// 20280904.
std::string digits_of(Date date) {
  std::string digits = to_string(date);
  digits.erase(7, 1);
  return digits.erase(4, 1);
}

}  // namespace

std::optional<Date> last_change(const Activity& activity) {
  // An absent date is before all others.
  const std::optional<Date> latest = std::max(activity.released, activity.reviewed);
  return latest || !activity.expires ? latest : activity.expires->plus_months(-months_of_material);
}

std::string calendar_host(std::string_view base_url) {
  constexpr std::string_view mark = "://";
  const std::size_t scheme = base_url.find(mark);
  if (scheme == std::string_view::npos) {
    return "cme-catalog";
  }
  base_url.remove_prefix(scheme + mark.size());
  return std::string(base_url.substr(0, base_url.find_first_of("/:")));
}

std::string calendar_head(std::string_view name) {
  std::string head;
  append_line(head, "BEGIN:VCALENDAR");
  append_line(head, "VERSION:2.0");
  append_line(head, "PRODID:-//cme//activities//EN");
  append_line(head, "CALSCALE:GREGORIAN");
  if (!name.empty()) {
    append_line(head, "NAME:" + text_value(name));
    append_line(head, "X-WR-CALNAME:" + text_value(name));
  }
  append_line(head, "REFRESH-INTERVAL;VALUE=DURATION:PT12H");
  append_line(head, "X-PUBLISHED-TTL:PT12H");
  return head;
}

std::string calendar_event(const CalendarEvent& event) {
  std::string text = "BEGIN:VEVENT\r\n";
  append_line(text, "UID:" + text_value(event.uid));
  text.append("DTSTAMP:").append(digits_of(event.stamp)).append("T000000Z\r\n");
  text.append("DTSTART;VALUE=DATE:").append(digits_of(event.day)).append("\r\n");
  // The day after the last one. Without it, the event takes one day; the last day of the calendar has no day after it.
  // Source: RFC 5545, 3.6.1.
  if (const Date next = event.day.plus_days(1); next != event.day) {
    text.append("DTEND;VALUE=DATE:").append(digits_of(next)).append("\r\n");
  }
  append_line(text, "SUMMARY:" + text_value(event.summary));
  if (!event.address.empty()) {
    append_line(text, "URL:" + safe_text(event.address, Target::link));
  }
  return text.append("TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n");
}

}  // namespace cme
