// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edit/place_comments.hpp"

namespace cme {

/// `canonical`, a record without comments whose parts are `own_parts`, with the comments of another form of the record,
/// each at the part that it belongs to. If that part is omitted, like an empty key, the comment goes above the part
/// that followed, or to the part around it. `parts` are those of the other form, and `matches`, for each of these, the
/// corresponding one of `own_parts`.
std::string weave_comments(std::string_view canonical, const std::vector<RecordPart>& own_parts,
                           const std::vector<PlacedComment>& comments, const std::vector<RecordPart>& parts,
                           const std::vector<std::optional<std::size_t>>& matches);

}  // namespace cme
