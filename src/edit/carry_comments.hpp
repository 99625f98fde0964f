// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <vector>

#include "cme/record/parsed_record.hpp"
#include "cme/yaml/parse.hpp"
#include "edit/record_lines.hpp"

namespace cme {

/// One key of a record, and the lines that replace its old ones.
struct NewLines {
  const KeyLines* old = nullptr;
  std::string* lines = nullptr;  ///< the key with its new value in canonical form, without comments
};

/// Adds the comments inside the old lines to the new ones: those of keys and items that are still there at these, and
/// others above the nearest key or item around them that is. `keys` are some of those of `record`. Returns false, and
/// changes nothing, if the new lines cannot be read.
bool carry_comments(const ParsedRecord& record, std::span<const NewLines> keys, YamlReader reader);

}  // namespace cme
