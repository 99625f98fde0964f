// SPDX-License-Identifier: MIT
#include "site/structured_data.hpp"

#include "base/ascii.hpp"
#include "base/json_writer.hpp"
#include "render/field_text.hpp"
#include "site/site_address.hpp"

namespace cme {
namespace {

/// JSON that cannot end the script that contains it.
std::string inside_script(std::string_view json) {
  return replace_all(json, "<", "\\u003c");
}

void append_pair(JsonWriter& json, std::string_view key, std::string_view text) {
  json.append_key(key);
  json.append_text(text);
}

void append_texts(JsonWriter& json, std::string_view key, const std::vector<std::string>& texts) {
  if (texts.empty()) {
    return;
  }
  json.append_key(key);
  json.open('[');
  for (const std::string& text : texts) {
    json.append_text(text);
  }
  json.close(']');
}

void open_thing(JsonWriter& json, std::string_view type) {
  json.open('{');
  append_pair(json, "@type", type);
}

void append_organization(JsonWriter& json, std::string_view name) {
  open_thing(json, "Organization");
  append_pair(json, "name", name);
  json.close('}');
}

void append_credentials(JsonWriter& json, const Activity& activity) {
  const std::vector<Board> boards = approving_boards(activity);
  if (boards.empty()) {
    return;
  }
  json.append_key("educationalCredentialAwarded");
  open_thing(json, "EducationalOccupationalCredential");
  append_pair(json, "credentialCategory", "Continuing medical education credit");
  // An organization may be given by its name. Objects for many boards would be a tenth of a short page.
  json.append_key("recognizedBy");
  json.open('[');
  for (const Board board : boards) {
    json.append_text("American Board of " + std::string(to_string(board)));
  }
  json.close(']');
  json.close('}');
}

/// A bare number of credits must be whole; a quantity may have a fraction.
void append_credits(JsonWriter& json, const std::vector<Credit>& credits) {
  const Credit* const credit = most_credit(credits);
  if (credit == nullptr) {
    return;
  }
  json.append_key("numberOfCredits");
  open_thing(json, "QuantitativeValue");
  json.append_key(credit->max ? "minValue" : "value");
  json.append_decimal(to_string(*credit->amount));
  if (credit->max) {
    json.append_key("maxValue");
    json.append_decimal(to_string(*credit->max));
  }
  if (credit->type) {
    append_pair(json, "unitText", to_string(*credit->type));
  }
  json.close('}');
}

/// `price` is one number; a specification of it has the ends of a range.
void append_price(JsonWriter& json, const Money& price) {
  append_pair(json, "category", price.is_free() ? "Free" : "Paid");
  const std::string currency(price.currency().value_or(Currency::usd()).code());
  if (price.max()) {
    json.append_key("priceSpecification");
    open_thing(json, "PriceSpecification");
    json.append_key("minPrice");
    json.append_decimal(to_string(price.amount()));
    json.append_key("maxPrice");
    json.append_decimal(to_string(*price.max()));
    append_pair(json, "priceCurrency", currency);
    json.close('}');
  } else {
    json.append_key("price");
    json.append_decimal(to_string(price.amount()));
    append_pair(json, "priceCurrency", currency);
  }
}

void append_offers(JsonWriter& json, const std::vector<Fee>& tiers) {
  bool is_open = false;
  for (const Fee& tier : tiers) {
    if (!tier.amount) {
      continue;
    }
    if (!is_open) {
      json.append_key("offers");
      json.open('[');
      is_open = true;
    }
    open_thing(json, "Offer");
    append_price(json, *tier.amount);
    Fee rest = tier;
    rest.amount.reset();
    if (const std::string description = fee_text(rest); !description.empty()) {
      append_pair(json, "description", description);
    }
    json.close('}');
  }
  if (is_open) {
    json.close(']');
  }
}

}  // namespace

std::string course_data(const SiteSettings& settings, const Activity& activity) {
  JsonWriter json(JsonLayout::compact);
  json.open('{');
  append_pair(json, "@context", "https://schema.org");
  append_pair(json, "@type", "Course");
  append_pair(json, "name", activity.title.value_or("Untitled activity"));
  append_pair(json, "courseCode", std::to_string(*activity.id));
  if (!settings.base_url.empty()) {
    append_pair(json, "url", settings.base_url + activity_address(*activity.id));
  }
  append_pair(json, "inLanguage", settings.language);
  json.append_key("provider");
  append_organization(json, *activity.provider);
  append_credentials(json, activity);
  append_credits(json, activity.credits);
  append_offers(json, activity.fee);
  append_pair(json, "expires", to_string(*activity.expires));
  if (activity.released) {
    append_pair(json, "datePublished", to_string(*activity.released));
  }
  append_texts(json, "keywords", activity.keywords);
  append_texts(json, "teaches", activity.objectives);
  if (activity.doi) {
    append_pair(json, "sameAs", activity.doi->address());
  }
  json.close('}');
  return inside_script(json.take());
}

std::string list_data(const SiteSettings& settings, std::string_view name, std::span<const SiteEntry* const> entries) {
  JsonWriter json(JsonLayout::compact);
  json.open('{');
  append_pair(json, "@context", "https://schema.org");
  append_pair(json, "@type", "ItemList");
  append_pair(json, "name", name);
  json.append_key("itemListElement");
  json.open('[');
  std::int64_t position = 0;
  for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
    open_thing(json, "ListItem");
    json.append_key("position");
    json.append_number(++position);
    append_pair(json, "url", settings.base_url + activity_address((*entry)->id));
    json.close('}');
  }
  json.close(']');
  json.close('}');
  return inside_script(json.take());
}

}  // namespace cme
