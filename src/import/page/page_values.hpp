// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "import/page/page.hpp"
#include "import/page/value_sink.hpp"

namespace cme {

/// The known types of credit that the page names, each once.
std::vector<CreditType> parse_credit_types(std::span<const PageBlock> blocks, ValueSink& sink);

/// Reads the lines below one label, except for the id and the types of credit.
void parse_block(const PageBlock& block, std::span<const CreditType> types, ValueSink& sink);

}  // namespace cme
