// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "cme/model/date.hpp"

namespace cme {

/// What the meaning rules know in addition to the record.
struct RuleContext {
  Date today;
  std::span<const std::string> approval_types = {};  ///< listed in cme.yaml, in addition to the known one
  std::string_view file_name = {};                   ///< without folders; set by `judge_record`
};

}  // namespace cme
