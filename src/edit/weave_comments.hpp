// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "edit/place_comments.hpp"

namespace cme {

/// `canonical`, a record without comments whose tree is `tree`, with the comments of another form of the same record,
/// each at the part that it belongs to. If that part is omitted, like an empty key, the comment goes above the part
/// that followed, or to the part around it. `parts` are those of the other form.
std::string weave_comments(std::string_view canonical, const YamlTree& tree, const std::vector<PlacedComment>& comments,
                           const std::vector<RecordPart>& parts);

}  // namespace cme
