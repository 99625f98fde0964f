// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "cme/record/parsed_record.hpp"

namespace cme {

/// Replaces the problems of a text that is not YAML by one in the words of a person who does not know YAML, if it is
/// one of the usual mistakes, with the line to write instead. That line was tried: with it, the text can be read
/// farther.
void name_mistake(ParsedText& parsed, YamlReader reader);

}  // namespace cme
