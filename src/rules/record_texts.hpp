// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/function.hpp"
#include "cme/diag/diagnostic.hpp"
#include "cme/model/activity.hpp"

namespace cme {

/// One text in a record, and where it is. Views into the activity.
struct RecordText {
  std::string_view text;
  std::string_view key;                   ///< of the record
  std::optional<std::size_t> index = {};  ///< in the key's list
  std::string_view part = {};             ///< key in the mapping that is there: a heading, "note"
};

/// The path for a Breach.
FieldPath field_path(const RecordText& text);

/// Whether the text is a key in the record: a heading or an approval type.
bool is_key(const RecordText& text);

using TextTaker = Function<void(const RecordText&)>;

/// Calls `take` for text written as prose: title, description, objectives, disclaimers and all notes.
void for_each_prose(const Activity& activity, const TextTaker& take);

/// The same for prose, names, addresses and the office's own keys: every text of the record.
void for_each_text(const Activity& activity, const TextTaker& take);

/// The texts that have a character which may be an odd space, invisible or garbled, in the order of `for_each_text`.
std::vector<RecordText> find_odd_texts(const Activity& activity);

/// Whether a record read from `source` may have such texts: much faster, and false for nearly all records.
bool may_have_odd_texts(std::string_view source);

}  // namespace cme
