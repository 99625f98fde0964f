// SPDX-License-Identifier: MIT
#pragma once

#include "cli/commands.hpp"

namespace cme {

/// Reads the arguments of `cme import`. Throws Error on wrong use.
Command read_import(Arguments arguments, const Io& io);

}  // namespace cme
