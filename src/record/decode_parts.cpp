// SPDX-License-Identifier: MIT
#include "record/decode_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.hpp"
#include "base/fold.hpp"
#include "base/safe_output.hpp"
#include "cme/model/fields.hpp"
#include "model/support_answer.hpp"
#include "record/find_node.hpp"
#include "yaml/advice.hpp"
#include "yaml/node_edits.hpp"
#include "yaml/write.hpp"

namespace cme {
namespace {

std::optional<std::string> correct_amount(std::string_view text) {
  if (Decimal::parse(text)) {
    return std::string(text);
  }
  const std::optional<Decimal> meant = guess_decimal(text);
  return meant ? std::optional(to_string(*meant)) : std::nullopt;
}

std::optional<std::string> correct_fee(std::string_view text) {
  const std::optional<Money> meant = guess_money(text);
  return meant ? std::optional(to_string(*meant)) : std::nullopt;
}

/// The two numbers of `1-2`, `1 to 2`.
std::optional<std::pair<Decimal, Decimal>> find_range(std::string_view text) {
  for (const std::string_view mark : {"–", "—", "-", " to "}) {
    const std::size_t at = text.find(mark);
    if (at == std::string_view::npos) {
      continue;
    }
    const Result<Decimal> first = Decimal::parse(trim(text.substr(0, at)));
    const Result<Decimal> last = Decimal::parse(trim(text.substr(at + mark.size())));
    return first && last && *first < *last ? std::optional(std::pair(*first, *last)) : std::nullopt;
  }
  return std::nullopt;
}

/// Whether words after an amount say that it is one of credit: "1 credit", "2 AMA PRA". "75 min" and "1 1/4" are not.
bool are_words_of_credit(std::string_view words) {
  constexpr auto beginnings = std::to_array<std::string_view>(
      {"credit", "hour", "ama", "cme", "ce", "moc", "point", "unit", "contact", "category"});
  const std::string folded = fold(words);
  return std::ranges::any_of(beginnings, [&](std::string_view each) { return folded.starts_with(each); });
}

/// What to write instead of an amount that is not a number: a range, a number with words, or only words.
std::string amount_help(const ValueReader& reader, const Value& value, std::string_view text) {
  if (const auto range = find_range(text)) {
    const std::string amount = write_in_place(reader.source(), value.node, to_string(range->first));
    const bool is_first_key = amount.find("`- ") != std::string::npos;
    return amount.empty()
               ? amount
               : fmt::format("{}, below it `{}max: {}`", amount, is_first_key ? "  " : "", to_string(range->second));
  }
  const std::size_t space = std::min(text.find(' '), text.size());
  const std::string_view number = text.substr(0, space);
  if (Decimal::parse(number) && are_words_of_credit(text.substr(space))) {
    return write_in_place(reader.source(), value.node, number);
  }
  const bool has_words = text.find_first_of("0123456789") == std::string_view::npos;
  return has_words ? "write the number; words go in the `note` of the credit" : std::string();
}

std::optional<Decimal> decode_amount(ValueReader& reader, const Value& value) {
  const std::optional<std::string_view> text = reader.read_plain(value, "a number", correct_amount);
  if (!text) {
    return std::nullopt;
  }
  const Result<Decimal> amount = Decimal::parse(*text);
  if (!amount) {
    if (reader.count_if_full(Rule::invalid_credit)) {
      return std::nullopt;
    }
    reader.report(Rule::invalid_credit, value, amount.error(), amount_help(reader, value, *text),
                  reader.rewrite_plain(value, correct_amount(*text)));
    return std::nullopt;
  }
  return *amount;
}

/// A credit in words, `1 AMA PRA Category 1 Credit` or `1-2 MOC points`, as an entry of the list; empty if neither its
/// amount nor its type can be read.
std::string as_credit(std::string_view text) {
  const std::size_t end = std::min(text.find(' '), text.size());
  const std::string_view number = text.substr(0, end);
  const Result<Decimal> amount = Decimal::parse(number);
  const auto range = find_range(number);
  const auto type = find_any_spelling(vocabulary<CreditType>(), trim(text.substr(amount || range ? end : 0)));
  std::vector<std::string> entries;
  if (range) {
    entries.push_back(fmt::format("amount: {}, max: {}", to_string(range->first), to_string(range->second)));
  } else if (amount) {
    entries.push_back(fmt::format("amount: {}", to_string(*amount)));
  }
  if (type) {
    entries.push_back(fmt::format("type: {}", to_string(static_cast<CreditType>(*type))));
  }
  return entries.empty() ? std::string() : fmt::format("{{{}}}", fmt::join(entries, ", "));
}

/// What to write instead of a credit in words, as an entry of the list or as the whole list.
std::string credit_help(const ValueReader& reader, const Value& value) {
  const std::string entry = as_credit(value.node.text);
  if (entry.empty()) {
    return "for example, write `- amount: 1`, below it `  type: AMA PRA Category 1 Credit`";
  }
  return write_in_place(reader.source(), value.node, value.path.index ? entry : fmt::format("[{}]", entry));
}

/// One entry of `credits`. A wrong value is reported and omitted, so whether a value is missing depends on the keys
/// that are present.
Credit decode_credit(ValueReader& reader, const Value& value) {
  Credit credit;
  if (value.node.kind == YamlKind::scalar && !is_empty(value.node)) {
    if (!reader.count_if_full(Rule::wrong_type)) {  // it takes long to find what was meant
      reader.report_wrong_type(value, "a mapping of amount and type", credit_help(reader, value));
    }
    return credit;
  }
  bool has_amount = false;
  bool has_type = false;
  std::optional<YamlNode> max_node;
  const bool is_whole = reader.for_each_known_entry(
      value, "a mapping of amount and type", credit_keys(), [&](const Value& key, const Value& entry) {
        const std::string_view name = key.node.text;
        if (name == "amount") {
          has_amount = true;
          credit.amount = decode_amount(reader, entry);
        } else if (name == "max") {
          max_node = entry.node;
          credit.max = decode_amount(reader, entry);
        } else if (name == "type") {
          has_type = true;
          credit.type = reader.read_term<CreditType>(entry, Rule::unknown_credit_type);
        } else if (name == "per") {
          credit.per = reader.read_text(entry);
        } else if (name == "board") {
          credit.board = reader.read_term<Board>(entry, Rule::unknown_board);
        } else {
          credit.note = reader.read_text(entry);
        }
      });
  if (is_whole && !has_amount && !has_type && !max_node) {
    reader.report(Rule::invalid_credit, value, "this credit has neither an amount nor a type",
                  "for example, write `amount: 1` and `type: AMA PRA Category 1 Credit`");
  }
  const bool is_range_wrong = credit.max && (has_amount ? credit.amount && *credit.max <= *credit.amount : true);
  if (is_range_wrong) {
    const ValuePath path{.parent = &value.path, .key = "max", .index = std::nullopt};
    reader.report(Rule::invalid_credit, {.node = *max_node, .path = path},
                  has_amount ? fmt::format("the max {} is not greater than the amount {}", to_string(*credit.max),
                                           to_string(*credit.amount))
                             : "this credit has a max but no amount",
                  "write the lower end of the range as amount and the upper end as max");
    credit.max = std::nullopt;
  }
  return credit;
}

/// `$50 for members, $75 for others` as a list of prices; empty if a part of it does not begin with one.
std::string several_prices(std::string_view text) {
  constexpr std::size_t longest = 1'000;  // no real fee is longer
  if (text.size() > longest) {
    return {};
  }
  std::string list;
  std::size_t count = 0;
  for (std::string_view rest = text; !rest.empty(); ++count) {
    const std::size_t end = std::min({rest.find(", "), rest.find("; "), rest.find(" / "), rest.size()});
    std::string_view part = trim(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 2, rest.size()));
    part.remove_prefix(part.starts_with("and ") ? 4 : 0);
    const std::size_t space = std::min(part.find(' '), part.size());
    const Result<Money> money = Money::parse(part.substr(0, space));
    if (!money) {
      return {};
    }
    std::string_view audience = trim(part.substr(space));
    audience.remove_prefix(audience.starts_with("for ") ? 4 : 0);
    list += fmt::format("{}{{amount: {}", list.empty() ? "" : ", ", to_string(*money));
    if (!audience.empty()) {
      list += ", for: ";
      append_scalar(list, audience);
    }
    list += "}";
  }
  return count > 1 ? fmt::format("[{}]", list) : std::string();
}

std::optional<Money> decode_money(ValueReader& reader, const Value& value) {
  const std::optional<std::string_view> text = reader.read_scalar(value, "a fee such as $30");
  if (!text) {
    return std::nullopt;
  }
  const Result<Money> money = Money::parse(*text);
  if (!money) {
    if (may_be_part_of_number(reader.source(), value.node)) {
      reader.report(Rule::invalid_fee, value, fmt::format("{} is cut off at a comma", quote(*text)),
                    "inside brackets, a comma separates values: write the number without one, for example $1000");
      return std::nullopt;
    }
    const std::string prices = several_prices(*text);
    reader.report(Rule::invalid_fee, value,
                  prices.empty() ? money.error() : fmt::format("{} has several prices", quote(*text)),
                  prices.empty() ? std::string() : write_in_place(reader.source(), value.node, prices),
                  reader.rewrite(value, correct_fee(*text)));
    return std::nullopt;
  }
  return *money;
}

Fee decode_tier(ValueReader& reader, const Value& value) {
  Fee tier;
  if (value.node.kind == YamlKind::scalar) {
    tier.amount = decode_money(reader, value);
    return tier;
  }
  bool is_stated = false;
  const bool is_whole = reader.for_each_known_entry(value, "an amount such as $30, or a mapping", fee_keys(),
                                                    [&](const Value& key, const Value& entry) {
                                                      const std::string_view name = key.node.text;
                                                      if (name == "amount") {
                                                        is_stated = true;
                                                        tier.amount = decode_money(reader, entry);
                                                      } else if (name == "per") {
                                                        tier.per = reader.read_text(entry);
                                                      } else if (name == "for") {
                                                        tier.audience = reader.read_text(entry);
                                                      } else {
                                                        is_stated = true;
                                                        tier.note = reader.read_text(entry);
                                                      }
                                                    });
  if (is_whole && !is_stated) {
    reader.report(Rule::invalid_fee, value, "this fee has neither an amount nor a note",
                  "write an amount, for example `amount: $30`, or `note:` and text");
  }
  return tier;
}

std::optional<SupportKind> decode_support_kind(ValueReader& reader, const Value& value) {
  const std::optional<std::string_view> text = reader.read_scalar(value, "a kind of support");
  if (!text) {
    return std::nullopt;
  }
  std::optional<std::string> meant;
  for (const SupportKind kind : all_support_kinds) {
    if (*text == to_string(kind)) {
      return kind;
    }
    if (fold(*text) == to_string(kind)) {
      meant = to_string(kind);
    }
  }
  reader.report(Rule::wrong_type, value, fmt::format("{} is not a kind of support", quote(*text)),
                "write grant or in-kind", reader.rewrite(value, meant));
  return std::nullopt;
}

/// `name: Example Pharma`.
std::string named(std::string_view name) {
  std::string entry = "name: ";
  append_scalar(entry, name);
  return entry;
}

/// Reports a supporter that is a single value: a name, or an answer such as "none".
void report_unstructured_supporter(ValueReader& reader, const Value& value) {
  const SupportAnswer answer = read_support_answer(value.node.text);
  if (answer == SupportAnswer::yes || answer == SupportAnswer::no) {
    reader.report(Rule::wrong_type, value, fmt::format("{} is not the name of a supporter", quote(value.node.text)),
                  fmt::format("instead of a list, write `commercial_support: {}`", answer == SupportAnswer::yes));
    return;
  }
  reader.report_wrong_type(
      value, "a mapping of name, kind and nature", write_in_place(reader.source(), value.node, named(value.node.text)),
      answer == SupportAnswer::supporter ? reader.put_under_key(value, "name") : std::vector<Edit>());
}

std::optional<Supporter> decode_supporter(ValueReader& reader, const Value& value) {
  std::optional<std::string> name;
  Supporter supporter;
  if (value.node.kind == YamlKind::scalar) {
    report_unstructured_supporter(reader, value);
    return std::nullopt;
  }
  if (value.node.kind == YamlKind::sequence) {
    reader.report_wrong_type(value, "a mapping of name, kind and nature");
    return std::nullopt;
  }
  const bool is_whole = reader.for_each_known_entry(value, "a mapping of name, kind and nature", supporter_keys(),
                                                    [&](const Value& key, const Value& entry) {
                                                      if (key.node.text == "name") {
                                                        name = reader.read_text(entry);
                                                      } else if (key.node.text == "kind") {
                                                        supporter.kind = decode_support_kind(reader, entry);
                                                      } else {
                                                        supporter.nature = reader.read_text(entry);
                                                      }
                                                    });
  if (!name) {
    if (is_whole) {
      const bool has_key = find_key(value.node, "name") != nullptr;
      reader.report(
          Rule::missing_key, value, "this supporter has no name",
          has_key ? "write the name of the company after `name:`" : "add `name:` and the name of the company");
    }
    return std::nullopt;
  }
  supporter.name = *std::move(name);
  return supporter;
}

/// The text of a folded scalar with its empty lines as in the source: YAML drops one line break from each run between
/// two lines that it could have joined.
std::string with_empty_lines(std::string_view text) {
  const auto is_indented = [&](std::size_t at) { return text[at] == ' ' || text[at] == '\t'; };
  std::string result;
  std::size_t line = 0;
  while (line < text.size()) {
    const std::size_t end = std::min(text.find('\n', line), text.size());
    const std::size_t next = std::min(text.find_first_not_of('\n', end), text.size());
    result.append(text.substr(line, next - line));
    if (end > line && next < text.size() && !is_indented(line) && !is_indented(next)) {
      result += '\n';
    }
    line = next;
  }
  return result;
}

/// Help for boards without an approval type: the missing line, or all of them on one line.
std::string approvals_help(const ValueReader& reader, const Value& value) {
  const bool is_in_brackets = reader.source().substr(value.node.span.begin).starts_with('[');
  if (value.node.kind == YamlKind::sequence && !is_in_brackets) {
    return fmt::format("write `  {}:` on a line of its own, below `approvals:`", known_approval_type);
  }
  const std::string_view written =
      reader.source().substr(value.node.span.begin, value.node.span.end - value.node.span.begin);
  return write_in_place(reader.source(), value.node,
                        fmt::format("{{{}: {}}}", known_approval_type,
                                    is_in_brackets ? std::string(written) : in_brackets(value.node.text)));
}

}  // namespace

std::vector<Credit> decode_credits(ValueReader& reader, const Value& value) {
  std::vector<Credit> credits;
  if (value.node.kind == YamlKind::mapping) {
    reader.report_wrong_type(value, "a list", write_as_entry(reader.source(), value.node));
    return credits;
  }
  if (value.node.kind == YamlKind::scalar && !is_empty(value.node)) {
    reader.report_wrong_type(value, "a list", credit_help(reader, value));
    return credits;
  }
  reader.for_each_item(value, [&](const Value& item) { credits.push_back(decode_credit(reader, item)); });
  return credits;
}

std::vector<Fee> decode_fee(ValueReader& reader, const Value& value) {
  std::vector<Fee> tiers;
  if (value.node.kind != YamlKind::sequence) {
    tiers.push_back(decode_tier(reader, value));
    return tiers;
  }
  reader.for_each_item(value, [&](const Value& item) { tiers.push_back(decode_tier(reader, item)); });
  return tiers;
}

std::optional<CommercialSupport> decode_commercial_support(ValueReader& reader, const Value& value) {
  if (value.node.kind == YamlKind::scalar) {
    const SupportAnswer answer =
        is_block(value.node.style) ? SupportAnswer::unclear : read_support_answer(value.node.text);
    if (!is_empty(value.node) && (answer == SupportAnswer::supporter || answer == SupportAnswer::unclear)) {
      reader.report(Rule::wrong_type, value,
                    fmt::format("expected true, false or a list of supporters, found {}", quote(value.node.text)),
                    answer == SupportAnswer::supporter
                        ? write_in_place(reader.source(), value.node, fmt::format("[{{{}}}]", named(value.node.text)))
                        : "write false if there was none, otherwise true or a list of the supporters");
      return std::nullopt;
    }
    const std::optional<bool> received = reader.read_boolean(value);
    return received ? std::optional(CommercialSupport{.received = *received, .supporters = {}}) : std::nullopt;
  }
  if (value.node.kind == YamlKind::mapping) {
    reader.report_wrong_type(value, "true, false or a list of supporters", write_as_entry(reader.source(), value.node));
    return std::nullopt;
  }
  CommercialSupport support{.received = true, .supporters = {}};
  reader.for_each_item(value, [&](const Value& item) {
    if (std::optional<Supporter> supporter = decode_supporter(reader, item)) {
      support.supporters.push_back(*std::move(supporter));
    }
  });
  return support;
}

std::vector<Approval> decode_approvals(ValueReader& reader, const Value& value) {
  std::vector<Approval> approvals;
  approvals.reserve(1);  // more than one is rare
  if (value.node.kind != YamlKind::mapping && !is_empty(value.node)) {
    reader.report(Rule::wrong_type, value, "the boards are not under an approval type", approvals_help(reader, value));
    return approvals;
  }
  reader.for_each_entry(value, "a mapping of approval types to lists of boards",
                        [&](const Value& key, const Value& entry) {
                          Approval approval{.type = std::string(key.node.text),
                                            .boards = reader.read_terms<Board>(entry, Rule::unknown_board)};
                          if (!approval.boards.empty()) {
                            approvals.push_back(std::move(approval));
                          }
                        });
  return approvals;
}

std::optional<Prose> decode_prose(ValueReader& reader, const Value& value) {
  std::optional<std::string> text = reader.read_text(value);
  if (!text) {
    return std::nullopt;
  }
  if (text->find('\n') == std::string::npos) {
    return Prose{*std::move(text)};
  }
  const bool is_folded = value.node.style == YamlStyle::plain || value.node.style == YamlStyle::folded;
  return is_folded ? Prose{with_empty_lines(*text)} : Prose{*std::move(text), /*is_literal=*/true};
}

std::vector<Section> decode_description(ValueReader& reader, const Value& value) {
  std::vector<Section> sections;
  const auto append_section = [&](std::optional<std::string> heading, const Value& entry) {
    if (std::optional<Prose> prose = decode_prose(reader, entry)) {
      sections.push_back(
          {.heading = std::move(heading), .text = std::move(prose->text), .is_literal = prose->is_literal});
    }
  };
  if (value.node.kind != YamlKind::mapping) {
    append_section(std::nullopt, value);
    return sections;
  }
  sections.reserve(most_entries(value.node));
  reader.for_each_entry(
      value, "text", [&](const Value& key, const Value& entry) { append_section(std::string(key.node.text), entry); });
  return sections;
}

}  // namespace cme
