// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include "cme/diag/diagnostic.hpp"
#include "cme/diag/rule.hpp"

namespace cme {

/// How much the findings of each rule matter in a project.
class Severities {
 public:
  /// Each rule's own.
  Severities();

  /// Nothing: the rule is off. An error of reading stays one; who asks for less is told before.
  void set(Rule rule, std::optional<Severity> severity);

  /// Nothing: the rule is off.
  [[nodiscard]] std::optional<Severity> of(Rule rule) const;

  /// Gives each finding the severity of its rule, and takes out those whose rule is off.
  void apply(std::vector<Finding>& findings) const;

 private:
  std::vector<std::optional<Severity>> by_rule_;
};

}  // namespace cme
