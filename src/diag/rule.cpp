// SPDX-License-Identifier: MIT
#include "cme/diag/rule.hpp"

#include <array>
#include <cstddef>

#include "cme/diag/diagnostic.hpp"

namespace cme {

std::string_view to_string(Severity severity) {
  constexpr auto names = std::to_array<std::string_view>({"note", "warning", "error"});
  return names.at(static_cast<std::size_t>(severity));
}

std::string_view to_string(RuleKind kind) {
  constexpr auto names = std::to_array<std::string_view>({"reading", "meaning", "change"});
  return names.at(static_cast<std::size_t>(kind));
}

Severities::Severities() {
  for (const RuleInfo& rule : all_rules()) {
    by_rule_.emplace_back(rule.severity);
  }
}

void Severities::set(Rule rule, std::optional<Severity> severity) {
  if (rule_info(rule).kind != RuleKind::reading) {
    by_rule_.at(static_cast<std::size_t>(rule)) = severity;
  }
}

std::optional<Severity> Severities::of(Rule rule) const {
  return by_rule_.at(static_cast<std::size_t>(rule));
}

void Severities::apply(std::vector<Finding>& findings) const {
  std::erase_if(findings, [&](const Finding& finding) { return !of(finding.rule); });
  for (Finding& finding : findings) {
    finding.severity = of(finding.rule).value_or(finding.severity);
  }
}

}  // namespace cme
