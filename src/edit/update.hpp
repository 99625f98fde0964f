// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cme/base/result.hpp"
#include "cme/model/activity.hpp"
#include "cme/yaml/parse.hpp"

namespace cme {

/// A record's text with new values.
struct UpdatedRecord {
  std::string text;                  ///< the same bytes as before where no value differs
  std::vector<std::string> changed;  ///< the keys whose values differed, in canonical order; `x-…` last
};

/// Replaces the values that differ from `news` in the bytes of a record's file. Values that `news` does not have are
/// kept, and so are comments, the order of keys and line endings. A missing key is inserted after its nearest
/// predecessor in canonical order. Comments inside a replaced value stay at the items that are still there; others are
/// moved above its key. Fails, with a sentence, if the record cannot be read, has a different id or is not written in
/// block style, or if its new text would not read back as the old record with the new values.
Result<UpdatedRecord> update_record(std::string_view bytes, const Activity& news,
                                    YamlReader reader = YamlReader::plain_first);

}  // namespace cme
