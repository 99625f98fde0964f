// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>

namespace cme {

/// Calls `work` for 0 to `count` - 1, from one thread a core and in no order. The first exception ends the run and is
/// thrown here.
void for_each_index(std::size_t count, const std::function<void(std::size_t)>& work);

}  // namespace cme
