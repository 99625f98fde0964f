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
  std::string text;                  ///< the old text to the byte where nothing differs
  std::vector<std::string> changed;  ///< the keys whose values differed, in canonical order; `x-…` last
};

/// The bytes of a record's file with the values of `news` in place of those that differ. What `news` does not have
/// stays as it is; so do comments, the order of keys, and line ends. A key that the record lacks is put after its
/// nearest predecessor in canonical order; comments inside a value that is replaced are moved above its key. Fails,
/// with a sentence, on a record that cannot be read, that has another id, that is not written in block style, or whose
/// new text would not read back as the old record with the new values.
Result<UpdatedRecord> update_record(std::string_view bytes, const Activity& news,
                                    YamlReader reader = YamlReader::plain_first);

}  // namespace cme
