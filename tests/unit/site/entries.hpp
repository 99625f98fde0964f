// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "settings/site_settings.hpp"
#include "site/site_entry.hpp"
#include "site/site_theme.hpp"

namespace cme::test {

/// What every activity of a site has.
inline Activity plain_activity() {
  Activity activity;
  activity.id = 7;
  activity.provider = "Example Society";
  activity.format = Format::enduring;
  activity.expires = Date::parse("2028-09-04").value();
  return activity;
}

/// An entry that costs $30, gives 1 credit and expires on this day.
inline SiteEntry entry(std::uint32_t id, std::string_view expires) {
  return {.id = id,
          .expires = Date::parse(expires).value(),
          .updated = Date::parse("2026-01-02").value(),
          .format = Format::enduring,
          .title = "Title " + std::to_string(id),
          .provider = "Example Society",
          .provider_slug = "example-society",
          .credits = "1",
          .credits_words = "1 credit",
          .most_credits = Decimal::whole(1),
          .fee = "$30",
          .lowest_fee = Decimal::whole(30),
          .keywords = {}};
}

/// Settings of a site at this address, which may be empty.
inline SiteSettings settings_of(std::string_view base_url, std::string_view organization = "") {
  SiteSettings settings;
  settings.base_url = base_url;
  settings.organization = organization;
  return settings;
}

inline std::vector<const SiteEntry*> pointers(const std::vector<SiteEntry>& entries) {
  std::vector<const SiteEntry*> pointers;
  for (const SiteEntry& entry : entries) {
    pointers.push_back(&entry);
  }
  return pointers;
}

inline Template template_of(std::string_view text) {
  return SiteTheme({{"page.html", std::string(text)}}, "theme").load("page.html");
}

/// Four activities of two boards, two formats, two providers and three months.
inline std::vector<SiteEntry> four_entries() {
  std::vector<SiteEntry> entries = {entry(1, "2027-01-31"), entry(2, "2027-02-01"), entry(3, "2027-02-28"),
                                    entry(4, "2028-03-01")};
  entries[0].boards = 1U << static_cast<unsigned>(Board::radiology) | 1U << static_cast<unsigned>(Board::urology);
  entries[1].boards = 1U << static_cast<unsigned>(Board::urology);
  entries[1].credit_types = 1U << static_cast<unsigned>(CreditType::ama_pra_category_1);
  entries[1].format = Format::live;
  entries[2].lowest_fee = Decimal();
  entries[3].lowest_fee.reset();
  entries[2].provider = "example society";
  entries[3].provider = "Another";
  entries[3].provider_slug = "another";
  entries[0].keywords = {"a", "b", "c"};
  entries[1].keywords = {"d", "c", "b"};
  entries[2].keywords = {"d"};
  return entries;
}

}  // namespace cme::test
