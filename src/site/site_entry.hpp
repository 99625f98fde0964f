// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cme/model/activity.hpp"

namespace cme {

/// The choices of a fee "up to", in US dollars, and of credits "or more".
inline constexpr int fee_limits[] = {0, 25, 100};
inline constexpr int credit_steps[] = {1, 5, 10, 20};

/// What lists, feeds and search results show about an activity; nothing else is kept while a site is written.
struct SiteEntry {
  std::uint32_t id = 0;
  Date expires;
  Date updated;  ///< the later of its review and release; if it has neither, 36 months before it expires
  Format format;
  std::uint32_t boards = 0;        ///< one bit each
  std::uint32_t credit_types = 0;  ///< one bit each
  std::string title;               ///< never empty
  std::string provider;            ///< as written in this record
  std::string provider_slug;
  std::string credits;                  ///< `5–20`, `0.5 per cycle`; `not stated`
  std::string credits_words;            ///< the same as a phrase: `5–20 credits`, `0.5 credits per cycle`
  std::optional<Decimal> most_credits;  ///< of one credit that is not a board's own
  std::string fee;                      ///< `$30`, `from $275`, `Free`; `not stated`
  std::optional<Decimal> lowest_fee;    ///< in US dollars; free is 0
  std::vector<std::string> keywords;

  [[nodiscard]] bool is_approved_by(Board board) const { return (boards >> static_cast<unsigned>(board) & 1U) != 0; }
  [[nodiscard]] bool is_free() const { return fee == "Free"; }
};

/// The entry of an activity that was read without reading errors.
SiteEntry site_entry(const Activity& activity);

/// One line of facts: `JAMA Oncology. Journal-based. Credits: 1. Fee: $30. Expires September 4, 2028.`
std::string summary_of(const SiteEntry& entry);

[[nodiscard]] inline bool costs_at_most(const SiteEntry& entry, int dollars) {
  return entry.lowest_fee && *entry.lowest_fee <= Decimal::whole(dollars);
}

[[nodiscard]] inline bool gives_at_least(const SiteEntry& entry, int credits) {
  return entry.most_credits && *entry.most_credits >= Decimal::whole(credits);
}

/// The order of the site: the first to expire first, then by id.
bool expires_before(const SiteEntry& left, const SiteEntry& right);

}  // namespace cme
