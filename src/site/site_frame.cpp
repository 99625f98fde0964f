// SPDX-License-Identifier: MIT
#include "site/site_frame.hpp"

#include "site/site_address.hpp"

namespace cme {
namespace {

/// `/catalog/` of `https://cme.example.org/catalog/`.
std::string path_of(std::string_view base_url) {
  const std::size_t host = base_url.find("://") + std::string_view("://").size();
  return std::string(base_url.substr(base_url.find('/', host)));
}

}  // namespace

std::vector<TemplateValues> crumb_values(const Crumbs& crumbs) {
  std::vector<TemplateValues> values;
  for (const auto& [name, address] : crumbs) {
    TemplateValues& item = values.emplace_back();
    item.set("name", name);
    item.set("address", Address::inside(address));
  }
  return values;
}

std::string with_commas(std::size_t number) {
  std::string digits = std::to_string(number);
  constexpr std::size_t group = 3;
  for (std::size_t at = digits.size(); at > group;) {
    at -= group;
    digits.insert(at, ",");
  }
  return digits;
}

std::string SiteFrame::name() const {
  return settings->organization.empty() ? settings->title : settings->organization + " " + settings->title;
}

TemplateValues SiteFrame::values(std::string_view address, std::string_view title) const {
  constexpr std::size_t most = 12;
  TemplateValues values;
  values.reserve(most);
  // A missing page can have an address of any depth. With only the path, its styles and script come from the same host,
  // which the security policy allows.
  const bool is_anywhere = address == not_found_address && !settings->base_url.empty();
  values.set("root", Address::inside(is_anywhere ? path_of(settings->base_url) : way_to_root(address)));
  values.refer("language", settings->language);
  values.set("page_title", title);
  if (!settings->base_url.empty()) {
    values.set("canonical", Address::inside(settings->base_url + std::string(address)));
    values.show("has_feed");
  }
  if (has_theme_style) {
    values.show("theme_style");
  }
  if (settings->organization.empty()) {
    values.refer("site_name", settings->title);
  } else {
    values.refer("site_name", settings->organization);
    values.refer("site_title", settings->title);
  }
  if (!settings->contact.empty()) {
    values.refer("contact", settings->contact);
    values.set("contact_address", Address::mailbox(settings->contact));
  }
  values.show("linked");
  return values;
}

}  // namespace cme
