// SPDX-License-Identifier: MIT
#include "render/json.hpp"

#include <algorithm>
#include <type_traits>

#include "cme/render/json.hpp"

namespace cme {
namespace {

// Declared here because the templates below would not find them otherwise.
void write(JsonWriter& json, const Credit& credit);
void write(JsonWriter& json, const Fee& fee);
void write(JsonWriter& json, const Supporter& supporter);
void write(JsonWriter& json, const CommercialSupport& support);
void write(JsonWriter& json, const Section& section);

void write(JsonWriter& json, std::string_view text) {
  json.append_text(text);
}

void write(JsonWriter& json, const std::string& text) {
  json.append_text(text);
}

void write(JsonWriter& json, const Prose& prose) {
  json.append_text(prose.text);
}

void write(JsonWriter& json, std::uint32_t number) {
  json.append_number(number);
}

void write(JsonWriter& json, int number) {
  json.append_number(number);
}

void write(JsonWriter& json, Decimal number) {
  json.append_text(to_string(number));
}

void write(JsonWriter& json, Date date) {
  json.append_text(to_string(date));
}

void write(JsonWriter& json, const Currency& currency) {
  json.append_text(currency.code());
}

void write(JsonWriter& json, const Url& url) {
  json.append_text(url.text());
}

void write(JsonWriter& json, const Doi& doi) {
  json.append_text(doi.text());
}

template <class Term>
void write(JsonWriter& json, Term term) requires std::is_enum_v<Term> {
  json.append_text(to_string(term));
}

template <class Value>
void write(JsonWriter& json, const std::optional<Value>& value) {
  if (value) {
    write(json, *value);
  } else {
    json.append_null();
  }
}

template <class Value>
void write(JsonWriter& json, const std::vector<Value>& values) {
  json.open('[');
  for (const Value& value : values) {
    write(json, value);
  }
  json.close(']');
}

template <class Value>
void write_member(JsonWriter& json, std::string_view key, const Value& value) {
  json.append_key(key);
  write(json, value);
}

void write(JsonWriter& json, const Credit& credit) {
  json.open('{');
  write_member(json, "amount", credit.amount);
  write_member(json, "max", credit.max);
  write_member(json, "type", credit.type);
  write_member(json, "per", credit.per);
  write_member(json, "board", credit.board);
  write_member(json, "note", credit.note);
  json.close('}');
}

void write(JsonWriter& json, const Fee& fee) {
  const auto& money = fee.amount;
  json.open('{');
  write_member(json, "amount", money ? std::optional(money->amount()) : std::nullopt);
  write_member(json, "max", money ? money->max() : std::nullopt);
  write_member(json, "currency", money ? money->currency() : std::nullopt);
  write_member(json, "per", fee.per);
  write_member(json, "for", fee.audience);
  write_member(json, "note", fee.note);
  json.close('}');
}

void write(JsonWriter& json, const Supporter& supporter) {
  json.open('{');
  write_member(json, "name", supporter.name);
  write_member(json, "kind", supporter.kind);
  write_member(json, "nature", supporter.nature);
  json.close('}');
}

void write(JsonWriter& json, const CommercialSupport& support) {
  json.open('{');
  json.append_key("received");
  json.append_bool(support.received);
  write_member(json, "supporters", support.supporters);
  json.close('}');
}

void write(JsonWriter& json, const Section& section) {
  json.open('{');
  write_member(json, "heading", section.heading);
  write_member(json, "text", section.text);
  json.close('}');
}

/// The boards of each approval type under its name.
void write(JsonWriter& json, const std::vector<Approval>& approvals) {
  json.open('{');
  for (const Approval& approval : approvals) {
    write_member(json, approval.type, approval.boards);
  }
  json.close('}');
}

void write_field(JsonWriter& json, const Row& row, Field field) {
  visit_value(row, field, [&](const auto& value) { write(json, value); });
}

bool is_record_key(Field field) {
  return static_cast<std::size_t>(field) < record_key_count;
}

/// The note may be missing: a site publishes all but that.
bool has_all_record_keys(std::span<const Field> fields) {
  return std::ranges::all_of(record_keys(), [&](const FieldInfo& key) {
    return key.field == Field::note || std::ranges::find(fields, key.field) != fields.end();
  });
}

void write_extension(JsonWriter& json, const Extension& extension) {
  if (extension.is_list) {
    write(json, extension.values);
  } else {
    write(json, extension.values.front());
  }
}

void write_extensions(JsonWriter& json, const std::vector<Extension>& extensions) {
  for (const Extension& extension : extensions) {
    json.append_key(extension.key);
    write_extension(json, extension);
  }
}

}  // namespace

void append_json_value(JsonWriter& json, const Activity& activity, Field key) {
  visit_key(key, [&](auto member) { write(json, activity.*member); });
}

void append_json_extension(JsonWriter& json, const Extension* extension) {
  if (extension == nullptr) {
    json.append_null();
  } else {
    write_extension(json, *extension);
  }
}

void append_json_activity(JsonWriter& json, const Activity& activity) {
  json.open('{');
  for (const FieldInfo& key : record_keys()) {
    json.append_key(key.name);
    visit_key(key.field, [&](auto member) { write(json, activity.*member); });
  }
  write_extensions(json, activity.extensions);
  json.close('}');
}

std::string activity_json(const Activity& activity) {
  JsonWriter json(JsonLayout::whole);
  append_json_activity(json, activity);
  return json.take();
}

std::string to_json(const Row& row, std::span<const Field> fields, JsonLayout layout) {
  const auto after_last_key = std::find_if(fields.rbegin(), fields.rend(), is_record_key).base();
  const bool with_extensions = has_all_record_keys(fields);
  JsonWriter json(layout);
  json.open('{');
  for (auto field = fields.begin(); field != fields.end(); ++field) {
    // An object has each key once, even if it is requested several times.
    if (std::find(fields.begin(), field, *field) == field) {
      json.append_key(field_info(*field).name);
      write_field(json, row, *field);
    }
    if (with_extensions && field + 1 == after_last_key) {
      write_extensions(json, row.activity->extensions);
    }
  }
  if (row.snippet) {
    write_member(json, "snippet", *row.snippet);
  }
  json.close('}');
  return json.take();
}

std::string to_json(const Row& row, Field field) {
  JsonWriter json(JsonLayout::compact);
  write_field(json, row, field);
  return json.take();
}

}  // namespace cme
