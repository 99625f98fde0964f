// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/json_members.hpp"

namespace cme {

/// The definition of an empty value: null, text without a word, [] and {} count as missing.
inline constexpr std::string_view empty_value = "#/definitions/empty";

/// A member that refers to another schema in the document.
inline void write_reference(JsonMembers& schema, std::string_view key, std::string_view pointer) {
  schema.write_object(key, [&] { schema.write_text("$ref", pointer); });
}

/// Whether a value may be empty.
enum class Need : std::uint8_t { required, optional };

/// Members for a value that is either empty or fits what `write_members` writes. Types are inside `then`, and no enum
/// has a null, because YAML language servers would otherwise offer `null`, `true` and `false` as completions of text.
template <class WriteMembers>
void write_unless_empty(JsonMembers& schema, WriteMembers write_members) {
  schema.write_object("if", [&] { write_reference(schema, "not", empty_value); });
  schema.write_object("then", write_members);
}

/// The member that shows an example; none if it is empty.
void write_examples(JsonMembers& schema, std::string_view example);

/// The members of a schema for one scalar of a record; `example` may be empty.

void write_text_value(JsonMembers& schema, Need need, std::string_view example);
void write_id_value(JsonMembers& schema, std::string_view example);
void write_date_value(JsonMembers& schema, Need need, std::string_view example);
void write_doi_value(JsonMembers& schema, std::string_view example);
void write_url_value(JsonMembers& schema, std::string_view example);
void write_money_value(JsonMembers& schema, std::string_view example);
void write_credit_amount_value(JsonMembers& schema, std::string_view example);
void write_term_value(JsonMembers& schema, Need need, std::span<const std::string_view> names);

}  // namespace cme
