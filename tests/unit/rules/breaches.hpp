// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rules/registry.hpp"

namespace cme::test {

inline Date day(std::string_view text) {
  return Date::parse(text).value();
}

inline const RuleContext context{.today = day("2026-01-15")};

/// What one rule reports of an activity.
inline std::vector<Breach> breaches_of(Rule rule, const Activity& activity, const RuleContext& with = context) {
  std::vector<Breach> breaches;
  check_rule(*std::ranges::find(record_rules(), rule, &RecordRule::rule), activity, find_odd_texts(activity), with,
             [&](Breach breach) { breaches.push_back(std::move(breach)); });
  return breaches;
}

using Fields = std::vector<std::string>;

/// The fields at which an activity breaks one rule.
inline Fields breached_fields(Rule rule, const Activity& activity, const RuleContext& with = context) {
  Fields fields;
  for (const Breach& breach : breaches_of(rule, activity, with)) {
    fields.push_back(to_string(breach.field));
  }
  return fields;
}

inline bool breaks(Rule rule, const Activity& activity, const RuleContext& with = context) {
  return !breaches_of(rule, activity, with).empty();
}

}  // namespace cme::test
