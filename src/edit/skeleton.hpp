// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "cme/model/activity.hpp"

namespace cme {

/// What an activity has in common with others of its provider: who offers it and how, its credit, fee, approvals and
/// similar values. Not its id, title, addresses, dates and texts, nor what must be stated for each activity.
Activity common_parts(const Activity& activity);

/// A record with what is known about an activity. Each key that is missing but expected gets an empty value, so that
/// `validate` points at it, and a comment that says what to write.
std::string encode_skeleton(const Activity& activity);

}  // namespace cme
