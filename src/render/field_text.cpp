// SPDX-License-Identifier: MIT
#include "render/field_text.hpp"

#include <fmt/format.h>

#include "render/valid_text.hpp"

namespace cme {

namespace {

void append_word(std::string& text, std::string_view word) {
  if (!text.empty() && !word.empty()) {
    text += ' ';
  }
  text += word;
}

/// The note explains what stands before it; alone it is the text itself.
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

template <class Term>
std::vector<std::string_view> names_of(const std::vector<Term>& terms) {
  std::vector<std::string_view> names;
  names.reserve(terms.size());
  for (const Term term : terms) {
    names.push_back(to_string(term));
  }
  return names;
}

std::vector<std::string_view> views_of(const std::vector<std::string>& texts) {
  return {texts.begin(), texts.end()};
}

std::string name_or_empty(const auto& term) {
  return term ? std::string(to_string(*term)) : std::string();
}

/// What `text_of` says of each value, with the separator between.
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

std::string full_credit_text(const Credit& credit) {
  return credit_text(credit, CreditDetail::full);
}

std::string approval_text(const Approval& approval) {
  return fmt::format("{}: {}", approval.type, fmt::join(names_of(approval.boards), ", "));
}

std::string section_text(const Section& section) {
  return section.heading ? fmt::format("{}: {}", *section.heading, section.text) : section.text;
}

std::string support_text(const std::optional<CommercialSupport>& support) {
  if (!support) {
    return {};
  }
  if (!support->received) {
    return "no";
  }
  return support->supporters.empty() ? "yes" : "yes: " + joined(support->supporters, ", ", supporter_text);
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

std::optional<std::vector<std::string_view>> list_values(const Row& row, Field field) {
  const Activity& activity = *row.activity;
  switch (field) {
    case Field::competencies:
      return names_of(activity.competencies);
    case Field::practice_settings:
      return names_of(activity.practice_settings);
    case Field::well_being:
      return names_of(activity.well_being);
    case Field::quality_processes:
      return views_of(activity.quality_processes);
    case Field::keywords:
      return views_of(activity.keywords);
    case Field::objectives:
      return views_of(activity.objectives);
    case Field::disclaimers:
      return views_of(activity.disclaimers);
    case Field::boards:
      return names_of(approving_boards(activity));
    default:
      return std::nullopt;
  }
}

std::string field_text(const Row& row, Field field) {
  const Activity& activity = *row.activity;
  switch (field) {
    case Field::id:
      return activity.id ? std::to_string(*activity.id) : std::string();
    case Field::title:
      return activity.title.value_or("");
    case Field::provider:
      return activity.provider.value_or("");
    case Field::accredited_provider:
      return activity.accredited_provider.value_or("");
    case Field::url:
      return activity.url ? activity.url->text() : std::string();
    case Field::doi:
      return activity.doi ? activity.doi->text() : std::string();
    case Field::format:
      return name_or_empty(activity.format);
    case Field::released:
      return name_or_empty(activity.released);
    case Field::reviewed:
      return name_or_empty(activity.reviewed);
    case Field::expires:
      return name_or_empty(activity.expires);
    case Field::credits:
      return joined(activity.credits, "; ", full_credit_text);
    case Field::fee:
      return joined(activity.fee, "; ", fee_text);
    case Field::commercial_support:
      return support_text(activity.commercial_support);
    case Field::approvals:
      return joined(activity.approvals, "; ", approval_text);
    case Field::description:
      return joined(activity.description, "\n\n", section_text);
    case Field::opioid_rems:
      return activity.opioid_rems.value_or("");
    case Field::mips:
      return activity.mips.value_or("");
    case Field::additional_information:
      return activity.additional_information.value_or("");
    case Field::note:
      return activity.note.value_or("");
    case Field::status:
      return name_or_empty(status_on(activity, row.today, row.within));
    case Field::days_left:
      return activity.expires ? std::to_string(days_between(row.today, *activity.expires)) : std::string();
    case Field::file:
      // A system lets a file be called by any bytes.
      return valid_text(row.file);
    default:
      return fmt::format("{}", fmt::join(*list_values(row, field), "; "));
  }
}

}  // namespace cme
