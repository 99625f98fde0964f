// SPDX-License-Identifier: MIT
#include "render/schema.hpp"

#include <algorithm>
#include <array>
#include <type_traits>

#include "cme/model/visit_field.hpp"
#include "render/schema_values.hpp"

namespace cme {
namespace {

constexpr std::string_view board_list = "#/definitions/boards";
constexpr std::string_view supporter_name = "name";

void write_part_value(JsonMembers& schema, const PartKey& key, Need need) {
  switch (key.kind) {
    case PartKind::text:
      return write_text_value(schema, need, key.example);
    case PartKind::decimal:
      return write_credit_amount_value(schema, key.example);
    case PartKind::money:
      return write_money_value(schema, key.example);
    case PartKind::credit_type:
      return write_term_value(schema, need, vocabulary<CreditType>().names);
    case PartKind::board:
      return write_term_value(schema, need, vocabulary<Board>().names);
    case PartKind::support_kind: {
      constexpr std::size_t count = std::size(all_support_kinds);
      std::array<std::string_view, count> names;
      std::ranges::transform(all_support_kinds, names.begin(), [](SupportKind kind) { return to_string(kind); });
      return write_term_value(schema, need, names);
    }
  }
}

/// The members of a schema for a mapping that has only these keys.
void write_parts(JsonMembers& schema, std::span<const PartKey> keys, std::string_view required = {}) {
  schema.write_object("properties", [&] {
    for (const PartKey& key : keys) {
      schema.write_object(key.name, [&] {
        schema.write_text("description", key.summary);
        write_part_value(schema, key, key.name == required ? Need::required : Need::optional);
      });
    }
  });
  schema.write_flag("additionalProperties", false);
}

/// At least one of two keys is required.
void write_either_key(JsonMembers& schema, std::string_view first, std::string_view second) {
  schema.write_array("anyOf", [&] {
    for (const std::string_view key : {first, second}) {
      schema.write_object({}, [&] { schema.write_texts("required", {&key, 1}); });
    }
  });
}

/// AMA PRA credit is awarded in quarter-hours. Source: AMA PRA booklet. `required` is separate, and the amounts are
/// complete: YAML language servers offer what they find here in addition to what they find in the keys of a credit.
// NOLINTNEXTLINE(readability-function-size): nested like the JSON that it writes
void write_credit_step(JsonMembers& schema) {
  constexpr std::string_view type[] = {"type"};
  schema.write_object("if", [&] {
    schema.write_array("allOf", [&] {
      schema.write_object({}, [&] { schema.write_texts("required", type); });
      schema.write_object({}, [&] {
        schema.write_object("properties", [&] {
          schema.write_object(type[0], [&] { schema.write_text("const", to_string(CreditType::ama_pra_category_1)); });
        });
      });
    });
  });
  schema.write_object("then", [&] {
    schema.write_object("properties", [&] {
      for (const PartKey& key : credit_keys()) {
        if (key.kind == PartKind::decimal) {
          schema.write_object(key.name, [&] {
            write_credit_amount_value(schema, key.example);
            schema.write_decimal("multipleOf", "0.25");
          });
        }
      }
    });
  });
}

void write_credits(JsonMembers& schema) {
  schema.write_text("type", "array");
  schema.write_object("contains", [&] { write_reference(schema, "not", empty_value); });
  schema.write_object("items", [&] {
    write_parts(schema, credit_keys());
    write_either_key(schema, "amount", "type");
    schema.write_object("dependencies", [&] {
      constexpr std::string_view amount[] = {"amount"};
      schema.write_texts("max", amount);
    });
    schema.write_array("allOf", [&] { schema.write_object({}, [&] { write_credit_step(schema); }); });
    write_unless_empty(schema, [&] { schema.write_text("type", "object"); });
  });
}

/// The alternatives of one tier of the fee: an amount, or a mapping.
void write_tier(JsonMembers& schema, std::string_view example) {
  schema.write_object({}, [&] { write_money_value(schema, example); });
  schema.write_object({}, [&] {
    schema.write_text("type", "object");
    write_parts(schema, fee_keys());
    write_either_key(schema, "amount", "note");
  });
}

// NOLINTNEXTLINE(readability-function-size): nested like the JSON that it writes
void write_fee(JsonMembers& schema, std::string_view example) {
  schema.write_array("anyOf", [&] {
    write_tier(schema, example);
    schema.write_object({}, [&] {
      schema.write_text("type", "array");
      schema.write_object("items", [&] { schema.write_array("anyOf", [&] { write_tier(schema, example); }); });
    });
  });
}

// NOLINTNEXTLINE(readability-function-size): nested like the JSON that it writes
void write_commercial_support(JsonMembers& schema) {
  schema.write_array("examples", [&] { schema.write_flag({}, false); });
  schema.write_array("anyOf", [&] {
    schema.write_object({}, [&] { schema.write_text("type", "boolean"); });
    schema.write_object({}, [&] {
      schema.write_text("type", "array");
      schema.write_object("contains", [&] { write_reference(schema, "not", empty_value); });
      schema.write_object("items", [&] {
        write_parts(schema, supporter_keys(), supporter_name);
        schema.write_texts("required", {&supporter_name, 1});
        write_unless_empty(schema, [&] { schema.write_text("type", "object"); });
      });
    });
  });
}

/// A list whose items fit what `write_item` writes.
template <class WriteItem>
void write_list(JsonMembers& schema, WriteItem write_item) {
  schema.write_object("items", write_item);
  write_unless_empty(schema, [&] { schema.write_text("type", "array"); });
}

void write_text_list(JsonMembers& schema, std::string_view example) {
  write_list(schema, [&] { write_text_value(schema, Need::optional, example); });
}

/// An empty item is not accepted: `anyOf` in a list makes YAML language servers offer entire items in addition to the
/// terms.
template <class Term>
void write_term_list(JsonMembers& schema) {
  write_list(schema, [&] { write_term_value(schema, Need::required, vocabulary<Term>().names); });
}

void write_approvals(JsonMembers& schema) {
  schema.write_object("properties", [&] { write_reference(schema, known_approval_type, board_list); });
  write_reference(schema, "additionalProperties", board_list);
  write_unless_empty(schema, [&] { schema.write_text("type", "object"); });
}

/// Text, or a mapping of headings to text.
void write_description(JsonMembers& schema, std::string_view example) {
  write_examples(schema, example);
  constexpr std::string_view types[] = {"object", "string", "number", "boolean"};
  schema.write_object("additionalProperties", [&] { write_text_value(schema, Need::optional, {}); });
  write_unless_empty(schema, [&] { schema.write_texts("type", types); });
}

/// One of the office's own keys: text or a list of text.
void write_own_key(JsonMembers& schema) {
  constexpr std::string_view types[] = {"array", "string", "number", "boolean"};
  schema.write_text("description", "a key of your own, kept as it is");
  schema.write_object("items", [&] { write_text_value(schema, Need::optional, {}); });
  write_unless_empty(schema, [&] { schema.write_texts("type", types); });
}

Need need_of(const FieldInfo& info) {
  return info.required ? Need::required : Need::optional;
}

// The members that describe the value of a record's key, by the type of the activity's member.

template <class Value>
using Member = Value Activity::*;

void write_value(JsonMembers& schema, const FieldInfo& info, Member<std::optional<std::uint32_t>>) {
  write_id_value(schema, info.example);
}

void write_value(JsonMembers& schema, const FieldInfo& info, Member<std::optional<std::string>>) {
  write_text_value(schema, need_of(info), info.example);
}

void write_value(JsonMembers& schema, const FieldInfo& info, Member<std::optional<Prose>>) {
  write_text_value(schema, need_of(info), info.example);
}

void write_value(JsonMembers& schema, const FieldInfo& info, Member<std::optional<Url>>) {
  write_url_value(schema, info.example);
}

void write_value(JsonMembers& schema, const FieldInfo& info, Member<std::optional<Doi>>) {
  write_doi_value(schema, info.example);
}

void write_value(JsonMembers& schema, const FieldInfo& info, Member<std::optional<Date>>) {
  write_date_value(schema, need_of(info), info.example);
}

void write_value(JsonMembers& schema, const FieldInfo&, Member<std::vector<Credit>>) {
  write_credits(schema);
}

void write_value(JsonMembers& schema, const FieldInfo& info, Member<std::vector<Fee>>) {
  write_fee(schema, info.example);
}

void write_value(JsonMembers& schema, const FieldInfo&, Member<std::optional<CommercialSupport>>) {
  write_commercial_support(schema);
}

void write_value(JsonMembers& schema, const FieldInfo&, Member<std::vector<Approval>>) {
  write_approvals(schema);
}

void write_value(JsonMembers& schema, const FieldInfo& info, Member<std::vector<Section>>) {
  write_description(schema, info.example);
}

void write_value(JsonMembers& schema, const FieldInfo& info, Member<std::vector<std::string>>) {
  write_text_list(schema, info.example);
}

template <class Term>
requires std::is_enum_v<Term>
void write_value(JsonMembers& schema, const FieldInfo& info, Member<std::optional<Term>>) {
  write_term_value(schema, need_of(info), vocabulary<Term>().names);
}

template <class Term>
requires std::is_enum_v<Term>
void write_value(JsonMembers& schema, const FieldInfo&, Member<std::vector<Term>>) {
  write_term_list<Term>(schema);
}

// NOLINTNEXTLINE(readability-function-size): nested like the JSON that it writes
void write_properties(JsonMembers& schema) {
  schema.write_object("properties", [&] {
    for (const FieldInfo& info : record_keys()) {
      schema.write_object(info.name, [&] {
        schema.write_text("title", info.label);
        schema.write_text("description", info.summary);
        visit_key(info.field, [&](auto member) { write_value(schema, info, member); });
      });
    }
  });
  schema.write_object("patternProperties", [&] { schema.write_object("^x-", [&] { write_own_key(schema); }); });
  schema.write_flag("additionalProperties", false);
  schema.write_array("required", [&] {
    for (const FieldInfo& info : record_keys()) {
      if (info.required) {
        schema.write_text({}, info.name);
      }
    }
  });
}

/// Written without `type` and `enum`, so that YAML language servers do not offer it.
void write_empty(JsonMembers& schema) {
  constexpr std::string_view never_empty[] = {"number", "boolean"};
  schema.write_text("description", "what counts as missing: null, empty text, [] and {}");
  schema.write_object("not", [&] { schema.write_texts("type", never_empty); });
  schema.write_text("pattern", R"(^\s*$)");
  schema.write_number("maxItems", 0);
  schema.write_number("maxProperties", 0);
}

void write_definitions(JsonMembers& schema) {
  schema.write_object("definitions", [&] {
    schema.write_object("boards", [&] {
      schema.write_text("description", "approving boards, each listed once");
      write_term_list<Board>(schema);
      schema.write_flag("uniqueItems", true);
    });
    schema.write_object("empty", [&] { write_empty(schema); });
  });
}

}  // namespace

std::string record_schema() {
  JsonMembers schema(JsonLayout::whole);
  schema.write_object({}, [&] {
    schema.write_text("$schema", "http://json-schema.org/draft-07/schema#");
    schema.write_text("$comment", "written by `cme schema`");
    schema.write_text("title", "CME activity record");
    schema.write_text("description", "one continuing medical education activity");
    schema.write_text("type", "object");
    write_properties(schema);
    write_definitions(schema);
  });
  return schema.take() + '\n';
}

}  // namespace cme
