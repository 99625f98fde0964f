// SPDX-License-Identifier: MIT
#pragma once

#include "cme/model/fields.hpp"

namespace cme {

/// Whether the change rules compare the values of the key.
bool is_of_change_rules(Field field);

}  // namespace cme
