// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cme/diag/rule.hpp"
#include "cme/model/activity.hpp"

namespace cme {

/// What the rules of meaning know beside the record.
struct RuleContext {
  Date today;
  std::span<const std::string> approval_types = {};  ///< the house's own, beside the known one
  std::string_view file_name = {};                   ///< without folders; set by `judge_record`
};

/// What surely mends a breach.
enum class Remedy : std::uint8_t {
  none,          ///< only a person can
  take_out,      ///< the list does without the item
  plain_blanks,  ///< each odd space becomes an ordinary one
  rewrite,       ///< `new_text` stands there instead
};

/// One breach of a rule, at a field of the record.
struct Breach {
  std::string field;    ///< path of the value meant, from 0: `credits[1].amount`
  std::string message;  ///< what is wrong
  std::string help;     ///< what to do; may be empty
  Remedy remedy = Remedy::none;
  std::string new_text = {};  ///< for `Remedy::rewrite`

  bool operator==(const Breach&) const = default;
};

/// One rule of meaning that looks at one record.
struct RecordRule {
  Rule rule;
  void (*check)(const Activity& activity, const RuleContext& context, std::vector<Breach>& breaches);
};

/// All of them.
std::span<const RecordRule> record_rules();

}  // namespace cme
