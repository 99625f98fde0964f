// SPDX-License-Identifier: MIT
#include "cme/render/json.hpp"

#include <algorithm>
#include <type_traits>

#include "render/json_writer.hpp"

namespace cme {
namespace {

// Declared before the templates below, which would not find them otherwise.
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

void write(JsonWriter& json, std::uint32_t number) {
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

void write_approvals(JsonWriter& json, const std::vector<Approval>& approvals) {
  json.open('{');
  for (const Approval& approval : approvals) {
    write_member(json, approval.type, approval.boards);
  }
  json.close('}');
}

void write_days_left(JsonWriter& json, const Row& row) {
  if (!row.activity->expires) {
    return json.append_null();
  }
  json.append_number(days_between(row.today, *row.activity->expires));
}

void write_derived_field(JsonWriter& json, const Row& row, Field field) {
  const Activity& activity = *row.activity;
  switch (field) {
    case Field::boards:
      return write(json, approving_boards(activity));
    case Field::status:
      return write(json, status_on(activity, row.today, row.within));
    case Field::days_left:
      return write_days_left(json, row);
    default:
      return write(json, row.file);
  }
}

/// What a page shows in sections of their own.
void write_section_field(JsonWriter& json, const Row& row, Field field) {
  const Activity& activity = *row.activity;
  switch (field) {
    case Field::competencies:
      return write(json, activity.competencies);
    case Field::practice_settings:
      return write(json, activity.practice_settings);
    case Field::well_being:
      return write(json, activity.well_being);
    case Field::quality_processes:
      return write(json, activity.quality_processes);
    case Field::keywords:
      return write(json, activity.keywords);
    case Field::objectives:
      return write(json, activity.objectives);
    case Field::description:
      return write(json, activity.description);
    case Field::disclaimers:
      return write(json, activity.disclaimers);
    case Field::opioid_rems:
      return write(json, activity.opioid_rems);
    case Field::mips:
      return write(json, activity.mips);
    case Field::additional_information:
      return write(json, activity.additional_information);
    case Field::note:
      return write(json, activity.note);
    default:
      return write_derived_field(json, row, field);
  }
}

void write_field(JsonWriter& json, const Row& row, Field field) {
  const Activity& activity = *row.activity;
  switch (field) {
    case Field::id:
      return write(json, activity.id);
    case Field::title:
      return write(json, activity.title);
    case Field::provider:
      return write(json, activity.provider);
    case Field::accredited_provider:
      return write(json, activity.accredited_provider);
    case Field::url:
      return write(json, activity.url);
    case Field::doi:
      return write(json, activity.doi);
    case Field::format:
      return write(json, activity.format);
    case Field::released:
      return write(json, activity.released);
    case Field::reviewed:
      return write(json, activity.reviewed);
    case Field::expires:
      return write(json, activity.expires);
    case Field::credits:
      return write(json, activity.credits);
    case Field::fee:
      return write(json, activity.fee);
    case Field::commercial_support:
      return write(json, activity.commercial_support);
    case Field::approvals:
      return write_approvals(json, activity.approvals);
    default:
      return write_section_field(json, row, field);
  }
}

bool is_record_key(Field field) {
  return static_cast<std::size_t>(field) < record_key_count;
}

bool has_all_record_keys(std::span<const Field> fields) {
  return std::ranges::all_of(
      record_keys(), [&](const FieldInfo& key) { return std::ranges::find(fields, key.field) != fields.end(); });
}

void write_extensions(JsonWriter& json, const std::vector<Extension>& extensions) {
  for (const Extension& extension : extensions) {
    json.append_key(extension.key);
    if (extension.is_list) {
      write(json, extension.values);
    } else {
      write(json, extension.values.front());
    }
  }
}

}  // namespace

std::string to_json(const Row& row, std::span<const Field> fields, JsonLayout layout) {
  const auto behind_last_key = std::find_if(fields.rbegin(), fields.rend(), is_record_key).base();
  const bool with_extensions = has_all_record_keys(fields);
  JsonWriter json(layout);
  json.open('{');
  for (auto field = fields.begin(); field != fields.end(); ++field) {
    // An object has a key once, however often it is asked for.
    if (std::find(fields.begin(), field, *field) == field) {
      json.append_key(field_info(*field).name);
      write_field(json, row, *field);
    }
    if (with_extensions && field + 1 == behind_last_key) {
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
