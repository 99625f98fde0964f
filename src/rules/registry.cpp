// SPDX-License-Identifier: MIT
#include "rules/registry.hpp"

#include <algorithm>
#include <cassert>
#include <vector>

namespace cme {
namespace {

/// The rules of all subjects, in the order of the enumeration.
struct Registry {
  std::vector<RuleInfo> infos;
  std::vector<RecordRule> checks;
  std::vector<ActivityChangeRule> change_checks;
  std::vector<std::string_view> names;
};

Registry assemble() {
  std::vector<RuleDefinition> all;
  for (const std::span<const RuleDefinition> subject :
       {allow_rules(), approvals_rules(), change_rules(), completeness_rules(), credit_rules(), dates_rules(),
        doi_rules(), identity_rules(), lists_rules(), prose_rules(), reading_rules(), statement_rules(),
        support_rules(), writing_rules()}) {
    all.insert(all.end(), subject.begin(), subject.end());
  }
  std::ranges::sort(all, {}, [](const RuleDefinition& definition) { return definition.info.rule; });
  Registry registry;
  for (const RuleDefinition& definition : all) {
    assert(static_cast<std::size_t>(definition.info.rule) == registry.infos.size() && "each rule is defined once");
    registry.infos.push_back(definition.info);
    registry.names.push_back(definition.info.name);
    if (definition.check != nullptr || definition.odd_text_check != nullptr) {
      registry.checks.push_back({.rule = definition.info.rule,
                                 .check = definition.check,
                                 .odd_text_check = definition.odd_text_check,
                                 .guard = definition.guard});
    }
    if (definition.change_check != nullptr) {
      registry.change_checks.push_back({.rule = definition.info.rule, .check = definition.change_check});
    }
  }
  return registry;
}

const Registry& registry() {
  static const Registry assembled = assemble();
  return assembled;
}

}  // namespace

std::span<const RecordRule> record_rules() {
  return registry().checks;
}

void check_rule(const RecordRule& rule, const Activity& activity, std::span<const RecordText> odd_texts,
                const RuleContext& context, const BreachTaker& report) {
  if (rule.check != nullptr) {
    return rule.check(activity, context, report);
  }
  for (const RecordText& text : odd_texts) {
    rule.odd_text_check(text, report);
  }
}

std::span<const ActivityChangeRule> activity_change_rules() {
  return registry().change_checks;
}

// Declared in `cme/diag/rule.hpp`, because reporters need the description of a rule, which only this folder has.

std::span<const RuleInfo> all_rules() {
  return registry().infos;
}

const RuleInfo& rule_info(Rule rule) {
  return registry().infos.at(static_cast<std::size_t>(rule));
}

std::optional<Rule> find_rule(std::string_view name) {
  const auto found = std::ranges::find(registry().infos, name, &RuleInfo::name);
  return found == registry().infos.end() ? std::nullopt : std::optional(found->rule);
}

std::span<const std::string_view> rule_names() {
  return registry().names;
}

}  // namespace cme
