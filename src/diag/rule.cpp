// SPDX-License-Identifier: MIT
#include "cme/diag/rule.hpp"

#include <algorithm>
#include <array>

namespace cme {
namespace {

constexpr std::string_view record_format = "record format, docs/format.md";

constexpr auto rules = std::to_array<RuleInfo>({
    {Rule::syntax, "syntax", RuleKind::reading, Severity::error,
     "a record is one YAML document in UTF-8, at most 1 MiB, without tabs as indentation, anchors, aliases and own "
     "tags",
     "Nothing else in the file can be read before this is right.", "YAML 1.2; record format, docs/format.md"},
    {Rule::unknown_key, "unknown-key", RuleKind::reading, Severity::error,
     "a record has the keys of the format, or keys of your own that start with x-",
     "A mistyped key is a fact that nobody finds.", record_format},
    {Rule::duplicate_key, "duplicate-key", RuleKind::reading, Severity::error, "a key stands once in its mapping",
     "Programs disagree which of two values counts.", "YAML 1.2, 3.2.1.3"},
    {Rule::wrong_type, "wrong-type", RuleKind::reading, Severity::error,
     "each key has values of one kind: text, whole number, true or false, list or mapping",
     "A value of another kind cannot be compared or shown.", record_format},
    {Rule::missing_key, "missing-key", RuleKind::reading, Severity::error,
     "a record has id, provider, format, expires, credits and commercial_support",
     "Without them the activity cannot be listed in the directory.", "ABMS Continuing Certification Directory"},
    {Rule::invalid_date, "invalid-date", RuleKind::reading, Severity::error,
     "dates are days of the calendar, written year-month-day: 2028-09-04",
     "A date that is written another way is read as another day elsewhere.", "ISO 8601"},
    {Rule::unknown_format, "unknown-format", RuleKind::reading, Severity::error,
     "formats are the eight of the directory", "The directory files an activity under one of its format types.",
     "ABMS Continuing Certification Directory, Format Type"},
    {Rule::unknown_board, "unknown-board", RuleKind::reading, Severity::error, "boards are the 24 of the ABMS",
     "An approval counts for nobody if its board is not known.", "ABMS member boards"},
    {Rule::unknown_competency, "unknown-competency", RuleKind::reading, Severity::error,
     "competencies are the six of ABMS and ACGME", "Boards ask for credit by competency.",
     "ABMS and ACGME core competencies"},
    {Rule::unknown_practice_setting, "unknown-practice-setting", RuleKind::reading, Severity::error,
     "practice settings are the eight of the directory", "The directory's own search knows no others.",
     "ABMS Continuing Certification Directory, Practice Setting"},
    {Rule::unknown_well_being, "unknown-well-being", RuleKind::reading, Severity::error,
     "well-being topics are the three of the directory", "The directory's own search knows no others.",
     "ABMS Continuing Certification Directory, Physician Well-being activity"},
    {Rule::invalid_credit, "invalid-credit", RuleKind::reading, Severity::error,
     "a credit has an amount in digits, as 1 or 0.25, or a type; a range has a max above its amount",
     "Credit is counted: an amount that is no number cannot be claimed.", record_format},
    {Rule::unknown_credit_type, "unknown-credit-type", RuleKind::reading, Severity::error,
     "credit is of a known system, as AMA PRA Category 1 Credit",
     "A physician claims credit of one system, by its exact name.",
     "ABMS Continuing Certification Directory, CME Credit Type"},
    {Rule::invalid_fee, "invalid-fee", RuleKind::reading, Severity::error,
     "a fee is free, $30, 30 EUR or a range as $25–$95; other words belong into its note",
     "People look for what fits their budget.", "record format, docs/format.md; ISO 4217"},
    {Rule::invalid_doi, "invalid-doi", RuleKind::reading, Severity::error,
     "a DOI is bare: 10., 4 to 9 digits, a slash and text without blanks", "Any other text leads to no article.",
     "DOI Handbook; Crossref, 2015"},
    {Rule::invalid_url, "invalid-url", RuleKind::reading, Severity::error,
     "an address starts with http:// or https:// and has no blanks", "The reader cannot register without it.",
     "RFC 3986"},
    {Rule::duplicate_id, "duplicate-id", RuleKind::meaning, Severity::error, "an id stands for one activity",
     "The directory and its readers find an activity by its id alone.",
     "ABMS Continuing Certification Directory, Activity ID"},
    {Rule::credit_step, "credit-step", RuleKind::meaning, Severity::error,
     "AMA PRA Category 1 Credit is counted in quarters: 1, 0.5, 1.25",
     "A physician cannot claim a part that the AMA does not know.", "AMA PRA booklet, calculating credit"},
    {Rule::duplicate_board, "duplicate-board", RuleKind::meaning, Severity::error,
     "a board stands once under a type of approval", "One of the two was most likely meant to be another board.",
     "ABMS Continuing Certification Directory, approvals by type"},
    {Rule::expires_before_release, "expires-before-release", RuleKind::meaning, Severity::error,
     "an activity expires on or after the day it was released", "Credit could never have been claimed.", record_format},
    {Rule::period_too_long, "period-too-long", RuleKind::meaning, Severity::error,
     "enduring, internet and journal-based activities expire within 36 months of their release or last review",
     "After three years without review the credit is no longer valid.",
     "ACCME policy on enduring materials and journal-based CME"},
});

}  // namespace

std::string_view to_string(Severity severity) {
  constexpr auto names = std::to_array<std::string_view>({"note", "warning", "error"});
  return names.at(static_cast<std::size_t>(severity));
}

std::span<const RuleInfo> all_rules() {
  return rules;
}

const RuleInfo& rule_info(Rule rule) {
  return rules.at(static_cast<std::size_t>(rule));
}

std::optional<Rule> find_rule(std::string_view name) {
  const auto* const found = std::ranges::find(rules, name, &RuleInfo::name);
  if (found == rules.end()) {
    return std::nullopt;
  }
  return found->rule;
}

}  // namespace cme
