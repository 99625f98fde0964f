// SPDX-License-Identifier: MIT
#include "render/schema_values.hpp"

#include <fmt/format.h>

#include "cme/model/activity.hpp"

namespace cme {
namespace {

/// A form that text must have, and the message of YAML language servers for text that does not.
struct TextForm {
  std::string pattern;
  std::string_view advice;
};

void write_number_examples(JsonMembers& schema, std::string_view example) {
  if (!example.empty()) {
    schema.write_array("examples", [&] { schema.write_decimal({}, example); });
  }
}

void write_formed_value(JsonMembers& schema, Need need, const TextForm& form, std::string_view example) {
  write_examples(schema, example);
  const auto write_form = [&schema, &form] {
    schema.write_text("type", "string");
    schema.write_text("pattern", form.pattern);
    schema.write_text("patternErrorMessage", form.advice);
  };
  if (need == Need::required) {
    // Not written directly: YAML language servers quote the examples of a `string` that look like another type.
    schema.write_array("allOf", [&] { schema.write_object({}, write_form); });
  } else {
    write_unless_empty(schema, write_form);
  }
}

/// The pattern of what Money::parse accepts.
std::string money_pattern() {
  const std::string number = R"([0-9]+(\.[0-9]{2})?)";
  const std::string dash = fmt::format(" *({}) *", fmt::join(range_dashes, "|"));
  const std::string dollars = fmt::format(R"(\${0}({1}\$?{0})?)", number, dash);
  const std::string others = fmt::format("{0} +[A-Z]{{3}}({1}{0}( +[A-Z]{{3}})?)?|{0}{1}{0} +[A-Z]{{3}}", number, dash);
  return fmt::format("^(free|{}|{})$", dollars, others);
}

}  // namespace

void write_examples(JsonMembers& schema, std::string_view example) {
  if (!example.empty()) {
    schema.write_texts("examples", {&example, 1});
  }
}

// A plain scalar is its source text, so text includes what YAML reads as a number or a boolean.
void write_text_value(JsonMembers& schema, Need need, std::string_view example) {
  static constexpr std::string_view types[] = {"string", "number", "boolean"};
  write_examples(schema, example);
  if (need == Need::optional) {
    write_unless_empty(schema, [&] { schema.write_texts("type", types); });
    return;
  }
  schema.write_object(
      "if", [&] { schema.write_object("not", [&] { schema.write_texts("type", std::span(types).last(2)); }); });
  schema.write_object("then", [&] {
    schema.write_text("type", "string");
    schema.write_text("pattern", R"(\S)");
    schema.write_text("patternErrorMessage", "write the text");
  });
}

void write_id_value(JsonMembers& schema, std::string_view example) {
  write_number_examples(schema, example);
  schema.write_text("type", "integer");
  schema.write_number("minimum", 1);
  schema.write_number("maximum", max_activity_id);
}

// The patterns accept what the model's types parse, as far as a pattern can: they do not know the calendar, the
// currencies or the order of a range.

void write_date_value(JsonMembers& schema, Need need, std::string_view example) {
  const TextForm form{"^(19|[2-9][0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
                      "write a date such as 2028-09-04"};
  write_formed_value(schema, need, form, example);
}

void write_doi_value(JsonMembers& schema, std::string_view example) {
  const TextForm form{R"(^10\.[0-9]{4,9}/\S+$)", "write only the DOI, for example 10.1001/jamaoncol.2025.2891"};
  write_formed_value(schema, Need::optional, form, example);
}

void write_url_value(JsonMembers& schema, std::string_view example) {
  const TextForm form{R"(^[Hh][Tt][Tt][Pp][Ss]?://[^\s"<>/?#.][^\s"<>]*$)",
                      "write a web address such as https://www.example.org/course"};
  write_formed_value(schema, Need::optional, form, example);
}

void write_money_value(JsonMembers& schema, std::string_view example) {
  const TextForm form{money_pattern(), "write an amount such as $30, 30 EUR, $25–$95 or free"};
  write_formed_value(schema, Need::optional, form, example);
}

void write_credit_amount_value(JsonMembers& schema, std::string_view example) {
  write_number_examples(schema, example);
  write_unless_empty(schema, [&] {
    schema.write_text("type", "number");
    schema.write_number("minimum", 0);
  });
}

void write_term_value(JsonMembers& schema, Need need, std::span<const std::string_view> names) {
  if (need == Need::required) {
    schema.write_texts("enum", names);
    return;
  }
  schema.write_array("anyOf", [&] {
    schema.write_object({}, [&] { schema.write_texts("enum", names); });
    write_reference(schema, {}, empty_value);
  });
}

}  // namespace cme
