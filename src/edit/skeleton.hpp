// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "cme/model/activity.hpp"

namespace cme {

/// What an activity has in common with others of its provider: who offers it and how, its credit, fee, approvals and
/// the like. Not its number, title, addresses, days and texts, nor what must be stated for each activity.
Activity common_parts(const Activity& activity);

/// A record of what is known of an activity. Of each key that a record should have and this one does not, the key
/// becomes a key without a value, so that `validate` points at it, and a comment says what belongs there.
std::string encode_skeleton(const Activity& activity);

}  // namespace cme
