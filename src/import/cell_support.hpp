// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cme/model/activity.hpp"

namespace cme {

/// What a cell says about commercial support.
struct CellSupport {
  CommercialSupport support;
  std::string unread = {};  ///< words in place of names, such as `TBD` and `$50,000`
};

/// Reads `yes`, `No`, `Y`, `0`, `none`, and supporters as `cme list` prints them, `yes: Example Implants Ltd (grant)`,
/// or as people write them: `Yes - Example Ltd, Other, Inc.`, `yes (grant from Example Ltd)`. Otherwise nothing.
std::optional<CellSupport> parse_support(std::string_view cell);

/// Reads a mark in a column of marks: `X`, `✓`, `checked`, `unchecked`.
std::optional<CellSupport> parse_check_mark(std::string_view cell);

/// Reads supporters that are in a cell of their own, without a yes. Words such as `none` and `see file` are not names.
std::optional<CellSupport> parse_supporter_names(std::string_view cell);

}  // namespace cme
