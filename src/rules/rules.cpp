// SPDX-License-Identifier: MIT
#include "cme/rules/rules.hpp"

#include <array>

#include "rules/record_checks.hpp"

namespace cme {
namespace {

/// Rules across records are not among them: `catalog` has those.
constexpr auto rules = std::to_array<RecordRule>({
    {Rule::credit_step, check_credit_step},
    {Rule::duplicate_board, check_duplicate_board},
    {Rule::expires_before_release, check_expires_before_release},
    {Rule::period_too_long, check_period_too_long},
    {Rule::missing_title, check_missing_title},
    {Rule::missing_description, check_missing_description},
    {Rule::missing_objectives, check_missing_objectives},
    {Rule::missing_approvals, check_missing_approvals},
    {Rule::missing_competencies, check_missing_competencies},
    {Rule::missing_fee, check_missing_fee},
    {Rule::missing_credit_type, check_missing_credit_type},
    {Rule::missing_credit_amount, check_missing_credit_amount},
    {Rule::missing_doi, check_missing_doi},
    {Rule::expired, check_expired},
    {Rule::period_day_over, check_period_day_over},
    {Rule::period_over_year, check_period_over_year},
    {Rule::credit_zero, check_credit_zero},
    {Rule::journal_credit, check_journal_credit},
    {Rule::credit_phrase, check_credit_phrase},
    {Rule::doi_unusual, check_doi_unusual},
    {Rule::doi_punctuation, check_doi_punctuation},
    {Rule::doi_journal, check_doi_journal},
    {Rule::unknown_approval_type, check_unknown_approval_type},
    {Rule::support_unnamed, check_support_unnamed},
    {Rule::support_contradiction, check_support_contradiction},
    {Rule::file_name, check_file_name},
    {Rule::missing_keywords, check_missing_keywords},
    {Rule::expiring, check_expiring},
    {Rule::boilerplate_objective, check_boilerplate_objective},
    {Rule::duplicate_keyword, check_duplicate_keyword},
    {Rule::keyword_is_competency, check_keyword_is_competency},
    {Rule::free_to_members, check_free_to_members},
    {Rule::other_credit_system, check_other_credit_system},
    {Rule::odd_space, check_odd_space},
});

}  // namespace

std::span<const RecordRule> record_rules() {
  return rules;
}

}  // namespace cme
