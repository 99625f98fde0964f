// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/function.hpp"
#include "cme/diag/diagnostic.hpp"
#include "cme/model/activity.hpp"

namespace cme {

/// One text of a record, and where it is. Views the activity.
struct RecordText {
  std::string_view text;
  std::string_view key;                   ///< of the record
  std::optional<std::size_t> index = {};  ///< in the key's list
  std::string_view part = {};             ///< key in the mapping that is there: a heading, "note"
};

/// As Breach has it.
FieldPath field_path(const RecordText& text);

/// Whether the text is the key that it is named by: a heading, a type of approval.
bool is_key(const RecordText& text);

using TextTaker = Function<void(const RecordText&)>;

/// Calls `take` for what people wrote in sentences: title, description, objectives, disclaimers and notes of all kinds.
void for_each_prose(const Activity& activity, const TextTaker& take);

/// The same for prose and names: every text but those of your own keys.
void for_each_text(const Activity& activity, const TextTaker& take);

}  // namespace cme
