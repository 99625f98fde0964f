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
#include "rules/record_texts.hpp"

namespace cme {

/// The certain way to correct a breach.
enum class Remedy : std::uint8_t {
  none,            ///< only a person can
  take_out,        ///< removes the item from its list
  plain_blanks,    ///< replaces each odd space with an ordinary one
  invisible_out,   ///< removes each invisible character
  right_encoding,  ///< turns each garbled letter back into the original mark
  rewrite,         ///< replaces the value with `new_text`
};

/// One breach of a rule, at a field of the record.
struct Breach {
  FieldPath field;      ///< of the value meant
  std::string message;  ///< what is wrong
  std::string help;     ///< what to do; may be empty
  Remedy remedy = Remedy::none;
  std::string new_text = {};  ///< for `Remedy::rewrite`
  bool is_in_key = false;  ///< whether it is about the last key of the path, such as a heading, and not about its value

  bool operator==(const Breach&) const = default;
};

using BreachTaker = Function<void(Breach breach)>;

/// Reports each breach of one rule in a record.
using RuleCheck = void(const Activity& activity, const RuleContext& context, const BreachTaker& report);

/// Reports each breach of one rule in one text of a record.
using TextCheck = void(const RecordText& text, const BreachTaker& report);

/// Whether a record has anything for a rule to check: much faster than the check itself, and false for nearly all
/// records.
using RuleGuard = bool(const Activity& activity);

/// Reports each breach of one rule in the changes of an activity, at fields of its new state.
using ChangeCheck = void(const Activity& before, const Activity& after, const RuleContext& context,
                         const BreachTaker& report);

/// A rule and its check. The files of this folder define them, one file per subject.
struct RuleDefinition {
  RuleInfo info;
  RuleCheck* check = nullptr;  ///< null if the reader, the catalog, the allowances or `odd_text_check` report it
  TextCheck* odd_text_check = nullptr;  ///< for a rule that checks only the texts that `find_odd_texts` finds
  ChangeCheck* change_check = nullptr;  ///< for a change rule; null if the comparison of catalogs reports it
  RuleGuard* guard = nullptr;           ///< null if the check runs on every record
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

/// One meaning rule that checks single records. It has one of the two checks.
struct RecordRule {
  Rule rule;
  RuleCheck* check;
  TextCheck* odd_text_check;
  RuleGuard* guard;  ///< may be null; the result is reused for the next rules with the same guard
};

/// All of them, in the order of the enumeration.
std::span<const RecordRule> record_rules();

/// Reports each breach of the rule in a record whose odd texts are `odd_texts`. Does not ask the guard.
void check_rule(const RecordRule& rule, const Activity& activity, std::span<const RecordText> odd_texts,
                const RuleContext& context, const BreachTaker& report);

/// One change rule that checks single activities.
struct ActivityChangeRule {
  Rule rule;
  ChangeCheck* check;
};

/// All of them, in the order of the enumeration.
std::span<const ActivityChangeRule> activity_change_rules();

}  // namespace cme
