// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "cme/model/activity.hpp"

namespace cme {

/// To whom an activity is free.
enum class FeeClass : std::uint8_t {
  unknown,       ///< no amount is stated
  free,          ///< to everyone: no price is stated, and free is not limited to some learners
  free_to_some,  ///< others pay, or nothing is stated for them
  paid,          ///< to no one
};

FeeClass fee_class(const std::vector<Fee>& fee);

/// `free to some`.
std::string_view to_string(FeeClass fee_class);

}  // namespace cme
