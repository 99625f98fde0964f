// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cme/base/result.hpp"
#include "cme/diag/source.hpp"
#include "cme/yaml/node.hpp"

namespace cme {

/// One key of a record with its value, as lines of the text.
struct KeyLines {
  std::string_view key;
  Span span;                       ///< from the key to the end of its value's last line, without the line break
  std::uint32_t comments_end = 0;  ///< the end of the span or of the indented comments below it
  Span value;                      ///< of the value, if it is a scalar on the key's line; otherwise empty
  bool has_comments = false;       ///< whether there are comments between the key and the end of the span
};

/// The keys of a record in the order of its text. Fails, with a sentence, if the record is not written in block style
/// with each key at the start of a line.
Result<std::vector<KeyLines>> find_key_lines(std::string_view text, const YamlTree& tree);

/// Whether both the old value and the new one are on the key's line, so that only the value is replaced.
bool is_on_one_line(const KeyLines& old, std::string_view lines);

/// The edit that replaces the lines of a key with `lines`. If both are one line, it replaces only the value and keeps
/// the text after it; otherwise the comments inside the old lines are lost.
Edit replacement(const KeyLines& old, std::string lines);

}  // namespace cme
