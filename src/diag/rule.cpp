// SPDX-License-Identifier: MIT
#include "cme/diag/rule.hpp"

#include <algorithm>
#include <array>

#include "diag/error_rules.hpp"
#include "diag/missing_rules.hpp"
#include "diag/note_rules.hpp"
#include "diag/reading_rules.hpp"
#include "diag/warning_rules.hpp"

namespace cme {
namespace {

/// The tables one after the other.
constexpr auto rules = [] {
  constexpr std::size_t count =
      reading_rules.size() + error_rules.size() + missing_rules.size() + warning_rules.size() + note_rules.size();
  std::array<RuleInfo, count> all{};
  auto* end = all.data();
  for (const std::span<const RuleInfo> table :
       {std::span<const RuleInfo>(reading_rules), std::span<const RuleInfo>(error_rules),
        std::span<const RuleInfo>(missing_rules), std::span<const RuleInfo>(warning_rules),
        std::span<const RuleInfo>(note_rules)}) {
    end = std::ranges::copy(table, end).out;
  }
  return all;
}();

constexpr bool stand_in_order() {
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if (static_cast<std::size_t>(rules[i].rule) != i) {
      return false;
    }
  }
  return true;
}
static_assert(stand_in_order(), "rule_info takes a rule's number for its place");

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

std::span<const std::string_view> rule_names() {
  static constexpr auto names = [] {
    std::array<std::string_view, rules.size()> all;
    std::ranges::transform(rules, all.begin(), &RuleInfo::name);
    return all;
  }();
  return names;
}

}  // namespace cme
