// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>

#include "base/function.hpp"
#include "cme/diag/diagnostic.hpp"
#include "cme/diag/rule.hpp"
#include "cme/model/activity.hpp"
#include "cme/rules/rule_context.hpp"

namespace cme {

/// What surely mends a breach.
enum class Remedy : std::uint8_t {
  none,            ///< only a person can
  take_out,        ///< the list does without the item
  plain_blanks,    ///< each odd space becomes an ordinary one
  invisible_out,   ///< each invisible character is taken out
  right_encoding,  ///< each letter that was a mark becomes it again
  rewrite,         ///< `new_text` replaces it
};

/// One breach of a rule, at a field of the record.
struct Breach {
  FieldPath field;      ///< of the value meant
  std::string message;  ///< what is wrong
  std::string help;     ///< what to do; may be empty
  Remedy remedy = Remedy::none;
  std::string new_text = {};  ///< for `Remedy::rewrite`
  bool is_in_key = false;     ///< about the field's last key, as a heading, and not about its value

  bool operator==(const Breach&) const = default;
};

using BreachTaker = Function<void(Breach breach)>;

/// Reports each breach of one rule in a record.
using RuleCheck = void(const Activity& activity, const RuleContext& context, const BreachTaker& report);

/// Whether a record has anything for a rule to look at: a look that is much quicker than the check, and rules out
/// nearly all records.
using RuleGuard = bool(const Activity& activity);

/// Reports each breach of one rule in what has become of an activity, at fields of its new state.
using ChangeCheck = void(const Activity& before, const Activity& after, const RuleContext& context,
                         const BreachTaker& report);

/// A rule and its check, as the files of this folder define them, one file for each subject.
struct RuleDefinition {
  RuleInfo info;
  RuleCheck* check = nullptr;           ///< null: the reader, the catalog or the allowances report it
  ChangeCheck* change_check = nullptr;  ///< of a rule of change; null: the comparison of catalogs reports it
  RuleGuard* guard = nullptr;           ///< null: the check looks at every record
};

std::span<const RuleDefinition> allow_rules();
std::span<const RuleDefinition> approvals_rules();
std::span<const RuleDefinition> change_rules();
std::span<const RuleDefinition> completeness_rules();
std::span<const RuleDefinition> credit_rules();
std::span<const RuleDefinition> dates_rules();
std::span<const RuleDefinition> doi_rules();
std::span<const RuleDefinition> identity_rules();
std::span<const RuleDefinition> lists_rules();
std::span<const RuleDefinition> prose_rules();
std::span<const RuleDefinition> reading_rules();
std::span<const RuleDefinition> statement_rules();
std::span<const RuleDefinition> support_rules();
std::span<const RuleDefinition> writing_rules();

/// One rule of meaning that looks at one record.
struct RecordRule {
  Rule rule;
  RuleCheck* check;
  RuleGuard* guard;  ///< neighbors that share one share its answer; may be null
};

/// All of them, in the order of the enumeration.
std::span<const RecordRule> record_rules();

/// One rule of change that looks at one activity.
struct ActivityChangeRule {
  Rule rule;
  ChangeCheck* check;
};

/// All of them, in the order of the enumeration.
std::span<const ActivityChangeRule> activity_change_rules();

}  // namespace cme
