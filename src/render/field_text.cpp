// SPDX-License-Identifier: MIT
#include "render/field_text.hpp"

#include <fmt/format.h>

#include <string_view>
#include <type_traits>
#include <vector>

#include "base/safe_output.hpp"

namespace cme {

namespace {

void append_word(std::string& text, std::string_view word) {
  if (!text.empty() && !word.empty()) {
    text += ' ';
  }
  text += word;
}

/// The note explains the text before it; by itself, it is the text.
void append_note(std::string& text, const std::optional<std::string>& note) {
  if (!note) {
    return;
  }
  append_word(text, text.empty() ? *note : fmt::format("({})", *note));
}

std::string amount_text(const Credit& credit) {
  if (!credit.amount) {
    return {};
  }
  return credit.max ? fmt::format("{}–{}", to_string(*credit.amount), to_string(*credit.max))
                    : to_string(*credit.amount);
}

/// The `text_of` each value, joined by the separator.
std::string joined(const auto& values, std::string_view separator, auto text_of) {
  std::string text;
  for (const auto& value : values) {
    if (&value != &values.front()) {
      text += separator;
    }
    text += text_of(value);
  }
  return text;
}

}  // namespace

std::string credit_text(const Credit& credit, CreditDetail detail) {
  std::string text = amount_text(credit);
  if (credit.type && detail == CreditDetail::full) {
    append_word(text, to_string(*credit.type));
  }
  if (credit.board) {
    append_word(text, to_string(*credit.board));
  }
  if (credit.per) {
    append_word(text, "per " + *credit.per);
  }
  append_note(text, credit.note);
  return text;
}

std::string fee_text(const Fee& fee) {
  std::string text = fee.amount ? to_string(*fee.amount) : std::string();
  if (fee.per) {
    append_word(text, "per " + *fee.per);
  }
  if (fee.audience) {
    append_word(text, "for " + *fee.audience);
  }
  append_note(text, fee.note);
  return text;
}

std::string supporter_text(const Supporter& supporter) {
  std::string how = supporter.kind ? std::string(to_string(*supporter.kind)) : std::string();
  if (supporter.nature) {
    how += how.empty() ? *supporter.nature : ": " + *supporter.nature;
  }
  return how.empty() ? supporter.name : fmt::format("{} ({})", supporter.name, how);
}

namespace {

// The text of a field, by the type of its value and its parts.

std::string text_of(std::string_view path) {
  // A file name may be any bytes.
  return safe_text(path, Target::data);
}

std::string text_of(const std::string& text) {
  return text;
}

std::string text_of(const Prose& prose) {
  return prose.text;
}

std::string text_of(const Url& url) {
  return url.text();
}

std::string text_of(const Doi& doi) {
  return doi.text();
}

std::string text_of(Date date) {
  return to_string(date);
}

template <class Number>
requires std::is_integral_v<Number> std::string text_of(Number number) {
  return std::to_string(number);
}

template <class Term>
requires std::is_enum_v<Term> std::string text_of(Term term) {
  return std::string(to_string(term));
}

std::string text_of(const Credit& credit) {
  return credit_text(credit, CreditDetail::full);
}

std::string text_of(const Fee& fee) {
  return fee_text(fee);
}

std::string text_of(const CommercialSupport& support) {
  if (!support.received) {
    return "no";
  }
  return support.supporters.empty() ? "yes" : "yes: " + joined(support.supporters, ", ", supporter_text);
}

std::string text_of(const Approval& approval) {
  return fmt::format("{}: {}", approval.type, joined(approval.boards, ", ", text_of<Board>));
}

std::string text_of(const Section& section) {
  return section.heading ? fmt::format("{}: {}", *section.heading, section.text) : section.text;
}

template <class Value>
std::string text_of(const std::optional<Value>& value) {
  return value ? text_of(*value) : std::string();
}

template <class Value>
std::string text_of(const std::vector<Value>& values) {
  return joined(values, "; ", [](const Value& value) { return text_of(value); });
}

std::string text_of(const std::vector<Section>& description) {
  return joined(description, "\n\n", [](const Section& section) { return text_of(section); });
}

}  // namespace

std::string field_text(const Row& row, Field field) {
  return visit_value(row, field, [](const auto& value) { return text_of(value); });
}

}  // namespace cme
