// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace cme {

/// Whether libxml2 would take very long for the attributes of a page: it compares each name with all earlier ones in
/// the same tag. Follows the text as libxml2 does, with its quotes, comments, scripts and styles.
bool is_flooded_with_attributes(std::string_view html);

}  // namespace cme
