// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include "cme/model/activity.hpp"

namespace cme::test {

/// An activity of any shape, with texts that YAML could take for something else; the same for the same seed.
Activity make_activity(std::uint32_t seed);

}  // namespace cme::test
