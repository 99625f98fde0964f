// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cme/model/activity.hpp"

namespace cme {

/// One text of a record, and where it stands. Views the activity.
struct RecordText {
  std::string_view text;
  std::string_view key;                   ///< of the record
  std::optional<std::size_t> index = {};  ///< in the key's list
  std::string_view part = {};             ///< key in the mapping that stands there: a heading, "note"
};

/// As Breach has it: `credits[1].note`, `description.Importance`.
std::string field_path(const RecordText& text);

/// What people wrote in sentences: title, description, objectives, disclaimers and notes of all kinds.
std::vector<RecordText> find_prose(const Activity& activity);

/// Prose, and names: every text but those of the office's own keys.
std::vector<RecordText> find_texts(const Activity& activity);

}  // namespace cme
