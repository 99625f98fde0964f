// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "edit/place_comments.hpp"

namespace cme {

/// `canonical`, a record without comments whose tree is `tree`, with the comments of another form of the same record:
/// each at the part that it belongs to. Where that is omitted, as an empty key is, it goes above what followed, or to
/// what was around it. `parts` are those of the other form.
std::string weave_comments(std::string_view canonical, const YamlTree& tree, const std::vector<PlacedComment>& comments,
                           const std::vector<RecordPart>& parts);

}  // namespace cme
