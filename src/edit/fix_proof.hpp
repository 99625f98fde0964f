// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cme/record/load.hpp"
#include "cme/yaml/node.hpp"

namespace cme {

/// A record with the text and the tree that it was read from.
struct ReadText {
  std::string_view text;  ///< without a byte order mark
  ParsedYaml yaml;
  LoadedRecord record;
};

/// Whether `after` is what the fixes of `fixed`, whose edits are `edits` in order of their places, make of `before`.
bool is_proven(const ReadText& before, const ReadText& after, std::span<const Finding> fixed,
               std::span<const Edit> edits);

}  // namespace cme
