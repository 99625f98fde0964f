// SPDX-License-Identifier: MIT
#include "record/decode_parts.hpp"

#include <fmt/format.h>

#include <utility>

#include "base/ascii.hpp"
#include "base/fold.hpp"
#include "base/safe_output.hpp"
#include "cme/model/fields.hpp"

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

std::optional<Decimal> decode_amount(ValueReader& reader, const Value& value) {
  const std::optional<std::string_view> text = reader.read_plain(value, "a number", correct_amount);
  if (!text) {
    return std::nullopt;
  }
  const Result<Decimal> amount = Decimal::parse(*text);
  if (!amount) {
    reader.report(Rule::invalid_credit, value, amount.error(), {}, reader.rewrite_plain(value, correct_amount(*text)));
    return std::nullopt;
  }
  return *amount;
}

/// One entry of `credits`. A wrong value is told and left out, so what is missing is judged by the keys that stand
/// there.
Credit decode_credit(ValueReader& reader, const Value& value) {
  Credit credit;
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
    reader.report(Rule::invalid_credit, value, "a credit has neither an amount nor a type",
                  "write `amount: 1`, `type: AMA PRA Category 1 Credit` or both");
  }
  const bool is_range_wrong = credit.max && (has_amount ? credit.amount && *credit.max <= *credit.amount : true);
  if (is_range_wrong) {
    const ValuePath path{.parent = &value.path, .key = "max", .index = std::nullopt};
    reader.report(
        Rule::invalid_credit, {.node = *max_node, .path = path},
        has_amount ? fmt::format("max {} is not above the amount {}", to_string(*credit.max), to_string(*credit.amount))
                   : "a max without an amount",
        "a range has its lower end as amount and its upper end as max");
    credit.max = std::nullopt;
  }
  return credit;
}

std::optional<Money> decode_money(ValueReader& reader, const Value& value) {
  const std::optional<std::string_view> text = reader.read_scalar(value, "a fee, as $30");
  if (!text) {
    return std::nullopt;
  }
  const Result<Money> money = Money::parse(*text);
  if (!money) {
    reader.report(Rule::invalid_fee, value, money.error(), {}, reader.rewrite(value, correct_fee(*text)));
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
  bool is_told = false;
  const bool is_whole = reader.for_each_known_entry(value, "an amount, as $30, or a mapping", fee_keys(),
                                                    [&](const Value& key, const Value& entry) {
                                                      const std::string_view name = key.node.text;
                                                      if (name == "amount") {
                                                        is_told = true;
                                                        tier.amount = decode_money(reader, entry);
                                                      } else if (name == "per") {
                                                        tier.per = reader.read_text(entry);
                                                      } else if (name == "for") {
                                                        tier.audience = reader.read_text(entry);
                                                      } else {
                                                        is_told = true;
                                                        tier.note = reader.read_text(entry);
                                                      }
                                                    });
  if (is_whole && !is_told) {
    reader.report(Rule::invalid_fee, value, "a fee has neither an amount nor a note",
                  "write `amount: $30`, or `note:` and the words");
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
  reader.report(Rule::wrong_type, value, fmt::format("{} is no kind of support", quote(*text)),
                "write grant or in-kind", reader.rewrite(value, meant));
  return std::nullopt;
}

std::optional<Supporter> decode_supporter(ValueReader& reader, const Value& value) {
  std::optional<std::string> name;
  Supporter supporter;
  if (value.node.kind != YamlKind::mapping) {
    const bool is_name = value.node.kind == YamlKind::scalar;
    reader.report_wrong_type(value, "a mapping of name, kind and nature",
                             is_name ? fmt::format("write `name: {}`", value.node.text) : std::string(),
                             reader.put_under_key(value, "name"));
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
      reader.report(Rule::missing_key, value, "a supporter has no name", "add `name:` and the company's name");
    }
    return std::nullopt;
  }
  supporter.name = *std::move(name);
  return supporter;
}

/// The text of a folded scalar with its empty lines as in the source: YAML takes one line break from each run between
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

}  // namespace

std::vector<Credit> decode_credits(ValueReader& reader, const Value& value) {
  std::vector<Credit> credits;
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
    const std::optional<bool> received = reader.read_boolean(value);
    return received ? std::optional(CommercialSupport{.received = *received, .supporters = {}}) : std::nullopt;
  }
  if (value.node.kind == YamlKind::mapping) {
    reader.report_wrong_type(value, "true, false or a list of supporters", "put a dash and a blank before `name:`");
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
  approvals.reserve(1);  // more are rare
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
