// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "cme/yaml/node.hpp"
#include "edit/record_parts.hpp"

namespace cme {

/// Where a comment is, seen from the part of the record that it belongs to.
enum class CommentSpot : std::uint8_t {
  head,   ///< at the top of the file; it is about the record
  above,  ///< on a line of its own before the part
  after,  ///< at the end of the line on which the part begins
  below,  ///< on a line of its own after the last part inside this one
  end,    ///< after the whole record
};

/// One comment, and what it belongs to.
struct PlacedComment {
  std::string_view text;  ///< with its `#`
  CommentSpot spot = CommentSpot::end;
  std::size_t part = 0;
  bool has_gap = false;  ///< in the head: whether an empty line follows
};

/// The comments of a whole record in the order of the text. `tree` is that of `text`, and `parts` are its parts.
std::vector<PlacedComment> place_comments(std::string_view text, const YamlTree& tree,
                                          const std::vector<RecordPart>& parts);

/// Whether the comment names the schema for editors, so that the record follows it.
bool is_modeline(std::string_view comment);

}  // namespace cme
