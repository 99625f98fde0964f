// SPDX-License-Identifier: MIT
#include "model/statement.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/ascii.hpp"
#include "base/fold.hpp"
#include "model/accreditation.hpp"

namespace cme {
namespace {

using Gaps = std::vector<StatementGap>;

constexpr std::string_view full_acronym_name = "Accreditation Council for Continuing Medical Education (ACCME)";
constexpr std::string_view acronym = "ACCME";

/// A name without the period that ends its sentence.
std::string_view without_period(std::string_view name) {
  return name.substr(0, name.find_last_not_of(". ") + 1);
}

/// The text with a period at its end, unless an abbreviation already ends in one.
std::string with_period(std::string text) {
  if (!text.ends_with('.')) {
    text += '.';
  }
  return text;
}

/// Each name once, however its letters and article are written.
std::vector<std::string> distinct_names(const std::vector<std::string>& names) {
  std::set<std::string> seen;
  std::vector<std::string> distinct;
  for (const std::string& name : names) {
    if (seen.insert(fold(without_article(name))).second) {
      distinct.push_back(name);
    }
  }
  return distinct;
}

/// `A`, `A and B`, `A, B, and C`.
std::string enumerated(const std::vector<std::string>& names) {
  if (names.size() < 3) {
    return fmt::format("{}", fmt::join(names, " and "));
  }
  const auto last = names.end() - 1;
  return fmt::format("{}, and {}", fmt::join(names.begin(), last, ", "), *last);
}

// Source of the wording: ACCME, accreditation statements; Joint Accreditation, accreditation statements.

std::string accreditation_text(const Activity& activity, const std::string& provider) {
  const Accreditor accreditor = accreditor_of(activity);
  const std::string_view name = without_article(provider);
  if (accreditor == Accreditor::joint) {
    constexpr std::string_view accredited =
        "jointly accredited by the Accreditation Council for Continuing Medical Education (ACCME), the Accreditation "
        "Council for Pharmacy Education (ACPE), and the American Nurses Credentialing Center (ANCC), to provide "
        "continuing "
        "education for the healthcare team.";
    return fmt::format("In support of improving patient care, {} is {}", provider, accredited);
  }
  const bool is_of_accme = accreditor == Accreditor::accme;
  const std::string_view body =
      is_of_accme ? full_acronym_name : without_period(without_article(*activity.accreditation));
  std::vector<std::string> planners{provider};
  planners.insert(planners.end(), activity.joint_providers.begin(), activity.joint_providers.end());
  planners = distinct_names(planners);
  if (planners.size() == 1) {
    return fmt::format("The {} is accredited by the {} to provide continuing medical education for physicians.", name,
                       body);
  }
  return fmt::format(
      "This activity has been planned and implemented in accordance with the accreditation requirements and policies "
      "of "
      "the {} through the joint providership of {} The {} is accredited by the {} to provide continuing medical "
      "education for physicians.",
      body, with_period(enumerated(planners)), name, is_of_accme ? acronym : body);
}

/// The AMA credit that a learner can claim: its only entry, not counting a board's own credit.
const Credit* find_designated_credit(const Activity& activity, Gaps& gaps) {
  const auto is_designated = [](const Credit& credit) {
    return credit.type == CreditType::ama_pra_category_1 && !credit.board;
  };
  const auto first = std::ranges::find_if(activity.credits, is_designated);
  if (first == activity.credits.end()) {
    gaps.push_back(
        {.key = Field::credits,
         .message = fmt::format("credits has no {}", ama_credit_phrase),
         .help = "only this credit has a fixed designation text; add it to `credits` if the activity offers it"});
    return nullptr;
  }
  if (!first->amount) {
    gaps.push_back({.key = Field::credits,
                    .message = fmt::format("credits has no amount of {}", ama_credit_phrase),
                    .help = "add `amount` to the credit"});
    return nullptr;
  }
  const Decimal amount = first->max ? *first->max : *first->amount;
  if (amount == Decimal() || !amount.is_in_quarters()) {
    gaps.push_back({.key = Field::credits,
                    .message = fmt::format("{} of {} cannot be designated", to_string(amount), ama_credit_phrase),
                    .help = "AMA PRA credit is awarded in quarter-hours: 1, 0.5, 1.25"});
    return nullptr;
  }
  if (std::any_of(first + 1, activity.credits.end(), is_designated)) {
    gaps.push_back(
        {.key = Field::credits,
         .message = fmt::format("credits has {} more than once", ama_credit_phrase),
         .help = "a designation statement names one amount; keep one entry, or write one record for each activity"});
    return nullptr;
  }
  return &*first;
}

/// The learning format that follows from the format alone.
std::optional<LearningFormat> implied_learning_format(const Activity& activity) {
  if (!activity.format) {
    return std::nullopt;
  }
  switch (*activity.format) {
    case Format::journal_based:
      return LearningFormat::journal_based_activity;
    case Format::enduring:
      return LearningFormat::enduring_material;
    case Format::internet_point_of_care:
      return LearningFormat::internet_point_of_care_activity;
    case Format::live:
    case Format::regularly_scheduled_series:  // a kind of live activity. Source: AMA PRA, learning formats
      return LearningFormat::live_activity;
    case Format::performance_improvement:
      return LearningFormat::performance_improvement_activity;
    case Format::internet:
    case Format::other:
      return std::nullopt;
  }
  return std::nullopt;
}

/// The name of the activity in the designation, with the description that the AMA requires for an "other activity".
std::optional<std::string> format_words(const Activity& activity, Gaps& gaps) {
  const std::optional<LearningFormat> format = learning_format_of(activity);
  if (!format) {
    const bool is_internet = activity.format == Format::internet;
    gaps.push_back(
        {.key = Field::learning_format,
         .message = activity.format ? fmt::format("the format {} does not determine the learning format",
                                                  to_string(*activity.format))
                                    : "the record has no format",
         .help = is_internet ? "write `learning_format: live activity` or `learning_format: enduring material`"
                             : "write `learning_format`, for example `learning_format: test-item writing activity`"});
    return std::nullopt;
  }
  if (*format != LearningFormat::other_activity) {
    return std::string(to_string(*format));
  }
  if (!activity.other_activity) {
    gaps.push_back({.key = Field::other_activity,
                    .message = "the learning format \"other activity\" requires a short description",
                    .help = "write `other_activity`, for example `other_activity: blended learning`"});
    return std::nullopt;
  }
  return fmt::format("{} ({})", to_string(*format), *activity.other_activity);
}

StatementPart designation(const std::string& provider, const std::string& format, const Credit& credit) {
  const std::string amount = to_string(credit.max ? *credit.max : *credit.amount);
  return {.kind = StatementKind::designation,
          .runs = {{.text = fmt::format("The {} designates this {} for a maximum of {} ", without_article(provider),
                                        format, amount)},
                   {.text = fmt::format("{}(s)™", ama_credit_phrase), .is_emphasized = true},
                   {.text = fmt::format(". {}", claim_sentence)}}};
}

/// The dates that enduring material must show.
std::string dates_text(const Activity& activity) {
  std::vector<std::string> texts;
  const auto append = [&texts](std::string_view label, const std::optional<Date>& date) {
    if (date) {
      texts.push_back(fmt::format("{}: {}.", label, to_words(*date)));
    }
  };
  append("Release date", activity.released);
  append("Most recent review", activity.reviewed);
  append("Expiration date", activity.expires);
  return fmt::format("{}", fmt::join(texts, " "));
}

std::optional<std::string> support_text(const Activity& activity, Gaps& gaps) {
  const std::optional<CommercialSupport>& support = activity.commercial_support;
  if (support && !support->received) {
    return "There is no commercial support for this activity.";
  }
  if (!support || support->supporters.empty()) {
    gaps.push_back({.key = Field::commercial_support,
                    .message = support ? "commercial_support names no supporter"
                                       : "the record does not say whether there is commercial support",
                    .help = support ? "list each supporter with its `name`"
                                    : "write `commercial_support: false`, or list "
                                      "the supporters"});
    return std::nullopt;
  }
  std::vector<std::string> names;
  std::ranges::transform(support->supporters, std::back_inserter(names), &Supporter::name);
  return with_period(fmt::format("This activity is supported by {}", enumerated(distinct_names(names))));
}

std::optional<std::string> accredited_name(const Activity& activity, CreditStatement& statement, Gaps& gaps) {
  if (const std::optional<std::string_view> named = find_accredited_provider(activity)) {
    return std::string(*named);
  }
  if (activity.provider) {
    statement.notes.push_back(
        fmt::format("the record does not name the accredited provider, so `provider` is used; write "
                    "`accredited_provider: {}` if that is correct",
                    *activity.provider));
    return activity.provider;
  }
  gaps.push_back({.key = Field::accredited_provider,
                  .message = "the record has no accredited provider",
                  .help = "write `accredited_provider`"});
  return std::nullopt;
}

/// There is no known text for other accreditors, nor for activities that a jointly accredited provider plans with
/// others.
void check_accreditation(const Activity& activity, Gaps& gaps) {
  if (accreditor_of(activity) == Accreditor::unknown) {
    gaps.push_back({.key = Field::accreditation,
                    .message = fmt::format("cme has no statement for accreditation by \"{}\"", *activity.accreditation),
                    .help = "write the body that accredits the provider: ACCME, Joint Accreditation, or a state "
                            "medical society by its name"});
  }
  if (accreditor_of(activity) == Accreditor::joint && !activity.joint_providers.empty()) {
    gaps.push_back({.key = Field::joint_providers,
                    .message = "cme has no text for joint providers of a jointly accredited provider",
                    .help = "ask Joint Accreditation for its text, or remove `joint_providers`"});
  }
}

void append_part(CreditStatement& statement, StatementKind kind, std::string text) {
  statement.parts.push_back({.kind = kind, .runs = {{.text = std::move(text)}}});
}

/// Notes on what has no text here, which a person may have to add.
void append_notes(const Activity& activity, const Credit& credit, CreditStatement& statement) {
  for (const Credit& other : activity.credits) {
    if (!other.type || *other.type == CreditType::ama_pra_category_1) {
      continue;
    }
    const bool is_of_aafp = *other.type == CreditType::aafp_prescribed || *other.type == CreditType::aafp_elective;
    if (is_of_aafp && !activity.aafp_statement) {
      statement.notes.push_back(fmt::format(
          "{} has its own statement: copy it from the AAFP's letter to `aafp_statement`", to_string(*other.type)));
    } else if (!is_of_aafp) {
      statement.notes.push_back(fmt::format("cme has no statement for {}: print the one that its organization requires",
                                            to_string(*other.type)));
    }
  }
  const std::optional<LearningFormat> implied = implied_learning_format(activity);
  if (implied && activity.learning_format && activity.learning_format != implied) {
    statement.notes.push_back(
        fmt::format("`learning_format` is {}, but the format {} means {}: make sure that both are correct",
                    to_string(*activity.learning_format), to_string(*activity.format), to_string(*implied)));
  }
  if (credit.per) {
    statement.notes.push_back(fmt::format("the amount of credit is per {}", *credit.per));
  }
}

}  // namespace

std::string_view to_string(StatementKind kind) {
  constexpr std::string_view names[] = {"accreditation", "designation", "aafp", "dates", "commercial_support"};
  static_assert(std::size(names) == statement_kind_count);
  return names[static_cast<std::size_t>(kind)];
}

std::string plain_text(const StatementPart& part) {
  std::string text;
  for (const StatementRun& run : part.runs) {
    text += run.text;
  }
  return text;
}

std::optional<LearningFormat> learning_format_of(const Activity& activity) {
  if (activity.learning_format) {
    return activity.learning_format;
  }
  if (activity.format == Format::other && activity.other_activity) {
    return LearningFormat::other_activity;
  }
  return implied_learning_format(activity);
}

tl::expected<CreditStatement, std::vector<StatementGap>> make_statement(const Activity& activity) {
  CreditStatement statement;
  Gaps gaps;
  const std::optional<std::string> provider = accredited_name(activity, statement, gaps);
  check_accreditation(activity, gaps);
  const Credit* const credit = find_designated_credit(activity, gaps);
  const std::optional<std::string> format = format_words(activity, gaps);
  std::optional<std::string> support = support_text(activity, gaps);
  if (!gaps.empty()) {
    return tl::unexpected(std::move(gaps));
  }
  statement.provider = *provider;
  append_part(statement, StatementKind::accreditation, accreditation_text(activity, *provider));
  statement.parts.push_back(designation(*provider, *format, *credit));
  if (activity.aafp_statement) {
    append_part(statement, StatementKind::aafp, activity.aafp_statement->text);
  }
  if (learning_format_of(activity) == LearningFormat::enduring_material) {
    append_part(statement, StatementKind::dates, dates_text(activity));
    if (!activity.released) {
      statement.notes.emplace_back("enduring material must show its release date: write `released`");
    }
  }
  append_part(statement, StatementKind::commercial_support, *std::move(support));
  append_notes(activity, *credit, statement);
  return statement;
}

}  // namespace cme
