// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "cme/rules/rules.hpp"

namespace cme {

using Breaches = std::vector<Breach>;

/// A check of one rule, as RecordRule holds it.
using Check = void(const Activity& activity, const RuleContext& context, Breaches& breaches);

// completeness_checks.cpp
Check check_missing_title;
Check check_missing_description;
Check check_missing_objectives;
Check check_missing_approvals;
Check check_missing_competencies;
Check check_missing_fee;
Check check_missing_doi;
Check check_missing_keywords;

// credit_checks.cpp
Check check_missing_credit_type;
Check check_missing_credit_amount;
Check check_credit_step;
Check check_credit_zero;
Check check_journal_credit;
Check check_other_credit_system;

// date_checks.cpp
Check check_expired;
Check check_expiring;
Check check_expires_before_release;
Check check_period_too_long;
Check check_period_day_over;
Check check_period_over_year;

// doi_checks.cpp
Check check_doi_unusual;
Check check_doi_punctuation;
Check check_doi_journal;

// approval_checks.cpp
Check check_duplicate_board;
Check check_unknown_approval_type;

// support_checks.cpp
Check check_support_unnamed;
Check check_support_contradiction;

// list_checks.cpp
Check check_boilerplate_objective;
Check check_duplicate_keyword;
Check check_keyword_is_competency;

// text_checks.cpp
Check check_credit_phrase;
Check check_free_to_members;
Check check_odd_space;
Check check_file_name;

}  // namespace cme
