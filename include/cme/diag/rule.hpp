// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace cme {

struct Finding;

/// How severe a finding is, least severe first.
enum class Severity : std::uint8_t { note, warning, error };

/// "note", "warning" or "error".
std::string_view to_string(Severity severity);

/// Every rule. The name of a rule never changes.
enum class Rule : std::uint8_t {
  // Reading: the text is not a valid record. These cannot be lowered or allowed.
  syntax,
  unknown_key,
  duplicate_key,
  wrong_type,
  missing_key,
  invalid_date,
  unknown_format,
  unknown_learning_format,
  unknown_board,
  unknown_competency,
  unknown_practice_setting,
  unknown_well_being,
  invalid_credit,
  unknown_credit_type,
  invalid_fee,
  invalid_doi,
  invalid_url,
  // Meaning: the record can be read, but says something that cannot be true.
  duplicate_id,
  credit_step,
  duplicate_board,
  expires_before_release,
  period_too_long,
  // Meaning: a person should look.
  missing_title,
  missing_description,
  missing_objectives,
  missing_approvals,
  missing_competencies,
  missing_fee,
  missing_credit_type,
  missing_credit_amount,
  missing_doi,
  expired,
  period_day_over,
  period_over_year,
  credit_zero,
  journal_credit,
  credit_phrase,
  statement_amount,
  statement_format,
  statement_phrase,
  statement_claim,
  statement_provider,
  statement_outdated,
  doi_unusual,
  doi_punctuation,
  doi_journal,
  unknown_approval_type,
  support_unnamed,
  support_contradiction,
  shared_doi,
  shared_title,
  file_name,
  wrong_encoding,
  leading_zero,
  invisible_character,
  unused_allow,
  cut_off_text,
  curly_quotes,
  joined_lines,
  // Meaning: good to know.
  missing_keywords,
  expiring,
  boilerplate_objective,
  duplicate_keyword,
  keyword_is_competency,
  keywords_unrelated,
  free_to_members,
  other_credit_system,
  odd_space,
  // Change: between two states of the catalog.
  change_credit,
  change_credit_type,
  change_id,
  change_id_reused,
  change_expires,
  change_provider,
  change_format,
  change_approval,
  change_removed,
};

/// Whether a rule is about the text (and hides the record from list, search and show), about what the record says, or
/// about what has changed between two states of the catalog.
enum class RuleKind : std::uint8_t { reading, meaning, change };

/// "reading", "meaning" or "change".
std::string_view to_string(RuleKind kind);

/// One rule, as it is described to people.
struct RuleInfo {
  Rule rule;
  std::string_view name;  ///< as printed: "unknown-board"
  RuleKind kind;
  Severity severity;         ///< unless cme.yaml says otherwise
  std::string_view summary;  ///< what must be true, in one line
  std::string_view why;      ///< why it matters to the office, in a sentence or two
  std::string_view source;   ///< the body and document that says so
  /// Examples that break the rule and that follow it. They show only the keys that matter; the rest of the record has
  /// no problems. A line `---` separates two records, or for change rules the two states of one; a comment in the first
  /// line names the file if that matters.
  std::string_view bad;
  std::string_view good;
};

// Defined by `rules/registry.cpp`, which assembles the rules of all subjects.

/// All rules, in the order of the enumeration.
std::span<const RuleInfo> all_rules();

/// The description of `rule`.
const RuleInfo& rule_info(Rule rule);

/// The rule called `name`, or nothing.
std::optional<Rule> find_rule(std::string_view name);

/// All names, in the order of the enumeration.
std::span<const std::string_view> rule_names();

/// The severity of each rule in a project.
class Severities {
 public:
  /// Each rule has its own severity.
  Severities();

  /// Nothing: the rule is off. A reading error cannot be turned off; the settings report the attempt.
  void set(Rule rule, std::optional<Severity> severity);

  /// Nothing: the rule is off.
  [[nodiscard]] std::optional<Severity> of(Rule rule) const;

  /// Gives each finding the severity of its rule, and removes the findings of rules that are off.
  void apply(std::vector<Finding>& findings) const;

 private:
  std::vector<std::optional<Severity>> by_rule_;
};

}  // namespace cme
