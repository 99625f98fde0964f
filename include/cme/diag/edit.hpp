// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cme/diag/source.hpp"

namespace cme {

/// New text for the bytes of a span; an empty span inserts.
struct Edit {
  Span span;
  std::string text;

  bool operator==(const Edit&) const = default;
};

/// `text` with all of the edits made, each at its place in `text` as it was. They may come in any order, and do not
/// overlap; insertions at one place are made in the order given.
std::string apply_edits(std::string_view text, std::vector<Edit> edits);

}  // namespace cme
