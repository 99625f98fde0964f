// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cme/model/activity.hpp"

// A calendar of all-day events (iCalendar, RFC 5545) that a program can subscribe to. Its bytes do not depend on when
// it was made.

namespace cme {

/// An all-day event.
struct CalendarEvent {
  std::string uid;  ///< always the same for the same event
  Date day;
  Date stamp;  ///< when it was last changed
  std::string summary;
  std::string address;  ///< a page about it; may be empty
};

/// The host in the ids of events, that of `https://cme.example.org/catalog/`; a fixed name if the address is empty.
std::string calendar_host(std::string_view base_url);

/// What comes before the events. `name` may be empty.
std::string calendar_head(std::string_view name);

std::string calendar_event(const CalendarEvent& event);

/// When the activity was last changed, as far as the record says: the later of its release and its last review; without
/// either, 36 months before it expires, the longest period without a review. Nothing without `expires`.
std::optional<Date> last_change(const Activity& activity);

/// What comes after the events.
inline constexpr std::string_view calendar_tail = "END:VCALENDAR\r\n";

}  // namespace cme
