// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "cme/record/parsed_record.hpp"

namespace cme {

/// If a text is not YAML because of a common mistake, replaces its problems with one in the words of a person who does
/// not know YAML, with the line to write instead. That line has been tried: with it, more of the text can be read.
void name_mistake(ParsedText& parsed, YamlReader reader);

}  // namespace cme
