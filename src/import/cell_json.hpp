// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "cme/base/result.hpp"
#include "cme/model/activity.hpp"

namespace cme {

/// The cells that `cme list -o csv` writes as JSON, read back. Each fails with a sentence on what is no JSON, on a
/// member that it does not know or that appears twice, and on a value that no record could have.

Result<std::vector<Credit>> parse_credits_json(std::string_view text);
Result<std::vector<Fee>> parse_fee_json(std::string_view text);
/// Nothing is `null`.
Result<std::optional<CommercialSupport>> parse_support_json(std::string_view text);
Result<std::vector<Approval>> parse_approvals_json(std::string_view text);
Result<std::vector<std::string>> parse_texts_json(std::string_view text);
Result<std::vector<Section>> parse_description_json(std::string_view text);

}  // namespace cme
