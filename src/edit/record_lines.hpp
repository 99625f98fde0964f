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
  std::uint32_t comments_end = 0;  ///< of the span and of comments below it that are indented
  Span value;                      ///< of a value that is a scalar on the key's line; else empty
  std::string comments;            ///< those between the key and the end of the span, each a line with its line break
};

/// The keys of a record in the order of its text. Fails, with a sentence, on one that is not written in block style
/// with each key at the start of a line.
Result<std::vector<KeyLines>> find_key_lines(std::string_view text, const YamlTree& tree);

/// The lines of a key replaced by `lines`. Where both are one line, only the value is: what is after it stays;
/// else the comments are put above.
Edit replacement(const KeyLines& old, std::string lines);

}  // namespace cme
