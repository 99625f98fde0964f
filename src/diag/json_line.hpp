// SPDX-License-Identifier: MIT
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace cme {

/// A value on one line, which is safe on a terminal.
std::string json_line(const nlohmann::ordered_json& value);

}  // namespace cme
