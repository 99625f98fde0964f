// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include "cme/model/activity.hpp"
#include "record/value_reader.hpp"

namespace cme {

/// Readers for the parts of a record that have their own structure. Each reads one key's value; invalid parts are
/// reported by the reader and omitted.

std::vector<Credit> decode_credits(ValueReader& reader, const Value& value);
std::vector<Fee> decode_fee(ValueReader& reader, const Value& value);
std::optional<CommercialSupport> decode_commercial_support(ValueReader& reader, const Value& value);
std::vector<Approval> decode_approvals(ValueReader& reader, const Value& value);
std::optional<Prose> decode_prose(ValueReader& reader, const Value& value);
std::vector<Section> decode_description(ValueReader& reader, const Value& value);

}  // namespace cme
