// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "cme/base/result.hpp"
#include "cme/model/activity.hpp"

namespace cme {

/// Readers for the cells that `cme list -o csv` writes as JSON. Each fails with a sentence if the text is not JSON, if
/// a member is unknown or appears twice, or if no record could have the value.

Result<std::vector<Credit>> parse_credits_json(std::string_view text);
Result<std::vector<Fee>> parse_fee_json(std::string_view text);
/// Nothing for `null`.
Result<std::optional<CommercialSupport>> parse_support_json(std::string_view text);
Result<std::vector<Approval>> parse_approvals_json(std::string_view text);
/// Whether the text is meant to be a JSON list of texts, as `cme list` writes for the office's own keys.
bool is_json_list(std::string_view text);
Result<std::vector<std::string>> parse_texts_json(std::string_view text);
Result<std::vector<Section>> parse_description_json(std::string_view text);

}  // namespace cme
