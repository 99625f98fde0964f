// SPDX-License-Identifier: MIT
#pragma once

#include "import/page/value_sink.hpp"

namespace cme {

/// Reads the answer to "Commercial Support?" and the NOTE after it, which is dropped if it is the usual one.
void parse_support(const PageBlock& block, ValueSink& sink);

}  // namespace cme
