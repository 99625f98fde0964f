// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace cme {

/// HTML whose references to characters mean the same to a parser of HTML 4 as to a browser: numbers from 128 to 159 by
/// Windows-1252, names of HTML 4 without their semicolon, and common names that HTML 5 has added. What is inside tags,
/// scripts and styles stays. Source: HTML Living Standard, "numeric character reference end state" and "named character
/// references".
std::string with_plain_references(std::string_view html);

}  // namespace cme
