// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "render/schema_writer.hpp"

namespace cme {

/// The definition that every empty value fits: null, text without a word, [] and {} count as missing.
inline constexpr std::string_view empty_value = "#/definitions/empty";

/// Whether an empty value will do.
enum class Need : std::uint8_t { required, optional };

/// Members for a value that is empty or else fits what `write_members` says. Types stand below `then`, and no enum has
/// a null: YAML servers would offer `null`, `true` and `false` to a person who completes a text.
template <class WriteMembers>
void write_unless_empty(SchemaWriter& schema, WriteMembers write_members) {
  schema.write_object("if", [&] { schema.write_reference("not", empty_value); });
  schema.write_object("then", write_members);
}

/// The member that shows an example; none if it is empty.
void write_examples(SchemaWriter& schema, std::string_view example);

/// The members of a schema for one scalar of a record; `example` may be empty.

void write_text_value(SchemaWriter& schema, Need need, std::string_view example);
void write_id_value(SchemaWriter& schema, std::string_view example);
void write_date_value(SchemaWriter& schema, Need need, std::string_view example);
void write_doi_value(SchemaWriter& schema, std::string_view example);
void write_url_value(SchemaWriter& schema, std::string_view example);
void write_money_value(SchemaWriter& schema, std::string_view example);
void write_credit_amount_value(SchemaWriter& schema, std::string_view example);
void write_term_value(SchemaWriter& schema, Need need, std::span<const std::string_view> names);

}  // namespace cme
