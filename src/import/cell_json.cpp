// SPDX-License-Identifier: MIT
#include "import/cell_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <utility>

#include "base/ascii.hpp"
#include "base/nearest.hpp"
#include "base/safe_output.hpp"
#include "base/words.hpp"
#include "import/cell_text.hpp"

namespace cme {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t most_bytes = std::size_t{1} << 20;

/// The library searches all members of an object for each one that it adds.
constexpr std::size_t most_members = 1000;

/// Keeps the values that the parser passes. The library's own parser silently keeps the last of two members with the
/// same name, and its callback interface goes through all values of a list for each object in it.
class JsonKeeper : public nlohmann::json_sax<Json> {
 public:
  /// Empty if there is no problem.
  [[nodiscard]] const std::string& problem() const { return problem_; }

  /// The value of the text, if there was no problem and parsing did not fail.
  Json take_value() { return std::move(value_); }

  bool null() override { return keep(nullptr); }
  bool boolean(bool value) override { return keep(value); }
  bool number_integer(number_integer_t value) override { return keep(value); }
  bool number_unsigned(number_unsigned_t value) override { return keep(value); }
  bool number_float(number_float_t value, const string_t& /*text*/) override { return keep(value); }
  bool string(string_t& value) override { return keep(std::move(value)); }
  bool binary(binary_t& value) override { return keep(std::move(value)); }
  bool start_object(std::size_t /*size*/) override { return open(Json::object()); }
  bool key(string_t& name) override {
    Json& object = *open_.back();
    const std::size_t before = object.size();
    member_ = &object[name];
    if (object.size() == before) {
      problem_ = fmt::format("duplicate {}", quote(name));
    } else if (before == most_members) {
      problem_ = fmt::format("more than {} members in one {{ }}", most_members);
    }
    return problem_.empty();
  }
  bool end_object() override { return close(); }
  bool start_array(std::size_t /*size*/) override { return open(Json::array()); }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t /*at*/, const std::string& /*token*/,
                   const nlohmann::detail::exception& /*error*/) override {
    problem_ = "this starts like JSON but is not valid JSON; \"cme list -o csv\" shows the correct form";
    return false;
  }

 private:
  /// Stores the value in its place. Pointers to open values stay valid: only the last value of a list can be open, and
  /// no member is added to an object while another is open.
  Json& put(Json value) {
    Json* place = &value_;
    if (!open_.empty() && open_.back()->is_array()) {
      place = &open_.back()->emplace_back();
    } else if (!open_.empty()) {
      place = member_;
    }
    return *place = std::move(value);
  }

  bool keep(Json value) {
    put(std::move(value));
    return true;
  }

  bool open(Json value) {
    open_.push_back(&put(std::move(value)));
    return true;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  Json value_;
  std::vector<Json*> open_;  ///< the lists and objects that are not complete, the outermost first
  Json* member_ = nullptr;   ///< where the value of the last name goes
  std::string problem_;
};

/// Reads the values of one cell and keeps the first problem.
class JsonCell {
 public:
  /// Fails if it is not JSON, if there is too much of it, or if a member appears twice.
  std::optional<Json> parse(std::string_view text) {
    if (text.size() > most_bytes) {
      report("this is longer than 1 MiB, the limit of a record");
      return std::nullopt;
    }
    JsonKeeper kept;
    if (!Json::sax_parse(text, &kept)) {
      report(kept.problem());
      return std::nullopt;
    }
    return kept.take_value();
  }

  void report(std::string what) {
    if (problem_.empty()) {
      problem_ = std::move(what);
    }
  }

  bool expect_array(const Json& json) {
    if (!json.is_array()) {
      report("expected a list in [ ]");
    }
    return json.is_array();
  }

  /// Whether it is an object with only the members `names`.
  bool expect_object(const Json& json, std::initializer_list<std::string_view> names) {
    if (!json.is_object()) {
      report("expected an object in { }");
      return false;
    }
    for (const auto& member : json.items()) {
      if (std::ranges::find(names, member.key()) == names.end()) {
        const auto near = find_nearest(member.key(), {names.begin(), names.size()});
        report(fmt::format("{}{}", is_not_a(member.key(), "member"),
                           near ? fmt::format("; did you mean \"{}\"?", *near) : std::string()));
        return false;
      }
    }
    return true;
  }

  /// Nonempty text; nothing if the member is null or absent.
  std::optional<std::string> text_of(const Json& json, const char* name) {
    const auto found = json.find(name);
    if (found == json.end() || found->is_null()) {
      return std::nullopt;
    }
    if (!found->is_string() || trim(found->get_ref<const std::string&>()).empty()) {
      report(fmt::format("\"{}\" is not text", name));
      return std::nullopt;
    }
    return found->get<std::string>();
  }

  template <class Parse>
  auto parsed_of(const Json& json, const char* name, Parse parse) {
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

  std::optional<Decimal> decimal_of(const Json& json, const char* name) {
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
  std::optional<Term> term_of(const Json& json, const char* name) {
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

Credit parse_credit_object(JsonCell& cell, const Json& json) {
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

std::optional<Money> parse_money(JsonCell& cell, const Json& json) {
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

Fee parse_fee_object(JsonCell& cell, const Json& json) {
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

Supporter parse_supporter(JsonCell& cell, const Json& json) {
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

Section parse_section(JsonCell& cell, const Json& json) {
  Section section;
  if (cell.expect_object(json, {"heading", "text"})) {
    section = {.heading = cell.text_of(json, "heading"), .text = cell.text_of(json, "text").value_or("")};
    if (section.text.empty()) {
      cell.report("each part of the description must have a \"text\"");
    }
  }
  return section;
}

std::vector<Board> parse_boards(JsonCell& cell, const Json& json) {
  std::vector<Board> boards;
  if (!cell.expect_array(json)) {
    return boards;
  }
  for (const Json& name : json) {
    if (!name.is_string()) {
      cell.report("a board must be text");
    } else if (const auto board = cell.term<Board>(name.get_ref<const std::string&>())) {
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
Result<std::vector<T>> parse_list(std::string_view text, T (*read)(JsonCell& cell, const Json& json)) {
  JsonCell cell;
  std::vector<T> values;
  const std::optional<Json> json = cell.parse(text);
  if (json && cell.expect_array(*json)) {
    for (const Json& each : *json) {
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
  const std::optional<Json> json = cell.parse(text);
  std::optional<CommercialSupport> support;
  if (!json || json->is_null() || !cell.expect_object(*json, {"received", "supporters"})) {
    return cell.finish(support);
  }
  support.emplace();
  const auto received = json->find("received");
  if (received == json->end() || !received->is_boolean()) {
    cell.report("\"received\" must be true or false");
  } else {
    support->received = received->get<bool>();
  }
  const auto supporters = json->find("supporters");
  if (supporters != json->end() && cell.expect_array(*supporters)) {
    for (const Json& supporter : *supporters) {
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
  const std::optional<Json> json = cell.parse(text);
  if (json && !json->is_object()) {
    cell.report("expected an object in { }");
  } else if (json) {
    for (const auto& member : json->items()) {
      if (trim(member.key()).empty()) {
        cell.report("an approval type must have a name");
      }
      approvals.push_back({.type = member.key(), .boards = parse_boards(cell, member.value())});
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
  const std::optional<Json> json = cell.parse(text);
  if (json && cell.expect_array(*json)) {
    for (const Json& each : *json) {
      if (!each.is_string()) {
        cell.report("each item must be text");
        break;
      }
      values.push_back(each.get<std::string>());
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
