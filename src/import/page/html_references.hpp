// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace cme {

/// HTML with character references that an HTML 4 parser reads like a browser: numbers from 128 to 159 by Windows-1252,
/// HTML 4 names without a semicolon, and common names that HTML 5 has added. Tags, scripts and styles are unchanged.
/// Source: HTML Living Standard, "numeric character reference end state" and "named character references".
std::string with_plain_references(std::string_view html);

}  // namespace cme
