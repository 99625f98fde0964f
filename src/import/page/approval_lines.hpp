// SPDX-License-Identifier: MIT
#pragma once

#include "import/page/value_sink.hpp"

namespace cme {

/// Reads the lines below the label of the approvals: headings of types, and the boards below them.
void decode_approvals(const PageBlock& block, ValueSink& sink);

}  // namespace cme
