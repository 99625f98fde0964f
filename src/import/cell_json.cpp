// SPDX-License-Identifier: MIT
#include "import/cell_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <set>
#include <string>
#include <utility>

#include "base/ascii.hpp"
#include "base/nearest.hpp"
#include "base/safe_output.hpp"
#include "base/words.hpp"
#include "import/cell_text.hpp"
#include "import/json_value.hpp"

namespace cme {
namespace {

constexpr std::size_t most_bytes = std::size_t{1} << 20;

/// The value of a member of an object, or null.
const JsonValue* find_member(const JsonValue& object, std::string_view name) {
  const auto found = std::ranges::find(object.names, name);
  return found == object.names.end() ? nullptr : &object.items[static_cast<std::size_t>(found - object.names.begin())];
}

/// Reads the values of one cell and keeps the first problem.
class JsonCell {
 public:
  std::optional<JsonValue> parse(std::string_view text) {
    if (text.size() > most_bytes) {
      report("this is longer than 1 MiB, the limit of a record");
      return std::nullopt;
    }
    Result<JsonValue> value = parse_json(text);
    if (!value) {
      report(std::move(value).error());
      return std::nullopt;
    }
    return *std::move(value);
  }

  void report(std::string what) {
    if (problem_.empty()) {
      problem_ = std::move(what);
    }
  }

  bool expect_array(const JsonValue& json) {
    if (json.kind != JsonValue::Kind::array) {
      report("expected a list in [ ]");
    }
    return json.kind == JsonValue::Kind::array;
  }

  /// Whether it is an object with only the members `names`.
  bool expect_object(const JsonValue& json, std::initializer_list<std::string_view> names) {
    if (json.kind != JsonValue::Kind::object) {
      report("expected an object in { }");
      return false;
    }
    for (const std::string& name : json.names) {
      if (std::ranges::find(names, name) == names.end()) {
        const auto near = find_nearest(name, {names.begin(), names.size()});
        report(fmt::format("{}{}", is_not_a(name, "member"),
                           near ? fmt::format("; did you mean \"{}\"?", *near) : std::string()));
        return false;
      }
    }
    return true;
  }

  /// Nonempty text; nothing if the member is null or absent.
  std::optional<std::string> text_of(const JsonValue& json, std::string_view name) {
    const JsonValue* const found = find_member(json, name);
    if (found == nullptr || found->kind == JsonValue::Kind::null) {
      return std::nullopt;
    }
    if (found->kind != JsonValue::Kind::text || trim(found->text).empty()) {
      report(fmt::format("\"{}\" is not text", name));
      return std::nullopt;
    }
    return found->text;
  }

  template <class Parse>
  auto parsed_of(const JsonValue& json, std::string_view name, Parse parse) {
    decltype(parse(std::string_view())) value = failure("");
    const std::optional<std::string> text = text_of(json, name);
    if (text) {
      value = parse(*text);
      if (!value) {
        report(fmt::format("{}: {}", name, value.error()));
      }
    }
    return value ? std::optional(*std::move(value)) : std::nullopt;
  }

  std::optional<Decimal> decimal_of(const JsonValue& json, std::string_view name) {
    return parsed_of(json, name, [](std::string_view text) { return Decimal::parse(text); });
  }

  template <class Term>
  std::optional<Term> term(std::string_view text) {
    const Result<Term> read = parse_term<Term>(text);
    if (read) {
      return *read;
    }
    report(read.error());
    return std::nullopt;
  }

  template <class Term>
  std::optional<Term> term_of(const JsonValue& json, std::string_view name) {
    const std::optional<std::string> text = text_of(json, name);
    return text ? term<Term>(*text) : std::nullopt;
  }

  template <class T>
  Result<T> finish(T value) {
    if (!problem_.empty()) {
      return failure(problem_);
    }
    return value;
  }

 private:
  std::string problem_;
};

Credit parse_credit_object(JsonCell& cell, const JsonValue& json) {
  Credit credit;
  if (!cell.expect_object(json, {"amount", "max", "type", "per", "board", "note"})) {
    return credit;
  }
  credit = {.amount = cell.decimal_of(json, "amount"),
            .max = cell.decimal_of(json, "max"),
            .type = cell.term_of<CreditType>(json, "type"),
            .per = cell.text_of(json, "per"),
            .board = cell.term_of<Board>(json, "board"),
            .note = cell.text_of(json, "note")};
  if (!credit.amount && !credit.type) {
    cell.report("each credit must have an amount or a type");
  }
  if (credit.max && (!credit.amount || *credit.max <= *credit.amount)) {
    cell.report("\"max\" must be greater than \"amount\"");
  }
  return credit;
}

std::optional<Money> parse_money(JsonCell& cell, const JsonValue& json) {
  const std::optional<Decimal> amount = cell.decimal_of(json, "amount");
  const std::optional<Decimal> max = cell.decimal_of(json, "max");
  const std::optional<Currency> currency =
      cell.parsed_of(json, "currency", [](std::string_view text) { return Currency::parse(text); });
  if (!amount) {
    return std::nullopt;
  }
  if (!currency) {
    if (*amount != Decimal() || max) {
      cell.report("an amount that is not free must have a currency: \"currency\": \"USD\"");
    }
    return Money::free();
  }
  const Result<Money> money = Money::make(*amount, max, *currency);
  if (!money) {
    cell.report(money.error());
  }
  return money ? std::optional(*money) : std::nullopt;
}

Fee parse_fee_object(JsonCell& cell, const JsonValue& json) {
  Fee fee;
  if (!cell.expect_object(json, {"amount", "max", "currency", "per", "for", "note"})) {
    return fee;
  }
  fee = {.amount = parse_money(cell, json),
         .per = cell.text_of(json, "per"),
         .audience = cell.text_of(json, "for"),
         .note = cell.text_of(json, "note")};
  if (!fee.amount && !fee.note) {
    cell.report("a fee must have an amount or a note");
  }
  return fee;
}

Supporter parse_supporter(JsonCell& cell, const JsonValue& json) {
  Supporter supporter;
  if (!cell.expect_object(json, {"name", "kind", "nature"})) {
    return supporter;
  }
  supporter.name = cell.text_of(json, "name").value_or("");
  supporter.nature = cell.text_of(json, "nature");
  if (supporter.name.empty()) {
    cell.report("a supporter must have a \"name\"");
  }
  const std::optional<std::string> kind = cell.text_of(json, "kind");
  for (const SupportKind each : all_support_kinds) {
    if (kind == to_string(each)) {
      supporter.kind = each;
    }
  }
  if (kind && !supporter.kind) {
    cell.report(fmt::format("{} is not a kind of support; write grant or in-kind", quote(*kind)));
  }
  return supporter;
}

Section parse_section(JsonCell& cell, const JsonValue& json) {
  Section section;
  if (cell.expect_object(json, {"heading", "text"})) {
    section = {.heading = cell.text_of(json, "heading"), .text = cell.text_of(json, "text").value_or("")};
    if (section.text.empty()) {
      cell.report("each part of the description must have a \"text\"");
    }
  }
  return section;
}

std::vector<Board> parse_boards(JsonCell& cell, const JsonValue& json) {
  std::vector<Board> boards;
  if (!cell.expect_array(json)) {
    return boards;
  }
  for (const JsonValue& name : json.items) {
    if (name.kind != JsonValue::Kind::text) {
      cell.report("a board must be text");
    } else if (const auto board = cell.term<Board>(name.text)) {
      boards.push_back(*board);
    }
  }
  if (boards.empty()) {
    cell.report("an approval type must have at least one board");
  }
  return boards;
}

/// A list of objects, each read by `read`.
template <class T>
Result<std::vector<T>> parse_list(std::string_view text, T (*read)(JsonCell& cell, const JsonValue& json)) {
  JsonCell cell;
  std::vector<T> values;
  const std::optional<JsonValue> json = cell.parse(text);
  if (json && cell.expect_array(*json)) {
    for (const JsonValue& each : json->items) {
      values.push_back(read(cell, each));
    }
  }
  return cell.finish(std::move(values));
}

}  // namespace

Result<std::vector<Credit>> parse_credits_json(std::string_view text) {
  return parse_list<Credit>(text, parse_credit_object);
}

Result<std::vector<Fee>> parse_fee_json(std::string_view text) {
  return parse_list<Fee>(text, parse_fee_object);
}

Result<std::optional<CommercialSupport>> parse_support_json(std::string_view text) {
  JsonCell cell;
  const std::optional<JsonValue> json = cell.parse(text);
  std::optional<CommercialSupport> support;
  if (!json || json->kind == JsonValue::Kind::null || !cell.expect_object(*json, {"received", "supporters"})) {
    return cell.finish(support);
  }
  support.emplace();
  const JsonValue* const received = find_member(*json, "received");
  if (received == nullptr || received->kind != JsonValue::Kind::boolean) {
    cell.report("\"received\" must be true or false");
  } else {
    support->received = received->is_true;
  }
  const JsonValue* const supporters = find_member(*json, "supporters");
  if (supporters != nullptr && cell.expect_array(*supporters)) {
    for (const JsonValue& supporter : supporters->items) {
      support->supporters.push_back(parse_supporter(cell, supporter));
    }
  }
  if (!support->received && !support->supporters.empty()) {
    cell.report("\"received\" must be true, because there are supporters");
  }
  return cell.finish(std::move(support));
}

Result<std::vector<Approval>> parse_approvals_json(std::string_view text) {
  JsonCell cell;
  std::vector<Approval> approvals;
  const std::optional<JsonValue> json = cell.parse(text);
  if (json && json->kind != JsonValue::Kind::object) {
    cell.report("expected an object in { }");
  } else if (json) {
    for (std::size_t i = 0; i < json->names.size(); ++i) {
      if (trim(json->names[i]).empty()) {
        cell.report("an approval type must have a name");
      }
      approvals.push_back({.type = json->names[i], .boards = parse_boards(cell, json->items[i])});
    }
  }
  return cell.finish(std::move(approvals));
}

bool is_json_list(std::string_view text) {
  return text.starts_with('[') && trim(text.substr(1)).starts_with('"');
}

Result<std::vector<std::string>> parse_texts_json(std::string_view text) {
  JsonCell cell;
  std::vector<std::string> values;
  const std::optional<JsonValue> json = cell.parse(text);
  if (json && cell.expect_array(*json)) {
    for (const JsonValue& each : json->items) {
      if (each.kind != JsonValue::Kind::text) {
        cell.report("each item must be text");
        break;
      }
      values.push_back(each.text);
    }
  }
  return cell.finish(std::move(values));
}

Result<std::vector<Section>> parse_description_json(std::string_view text) {
  Result<std::vector<Section>> sections = parse_list<Section>(text, parse_section);
  if (!sections) {
    return sections;
  }
  std::set<std::string> headings;
  for (const Section& section : *sections) {
    if (!section.heading && sections->size() > 1) {
      return failure("each of several parts must have a \"heading\"");
    }
    if (section.heading && !headings.insert(*section.heading).second) {
      return failure(fmt::format("duplicate heading {}", quote(*section.heading)));
    }
  }
  return sections;
}

}  // namespace cme
