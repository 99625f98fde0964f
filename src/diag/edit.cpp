// SPDX-License-Identifier: MIT
#include "cme/diag/edit.hpp"

#include <algorithm>
#include <cassert>
#include <cstddef>

namespace cme {

std::string apply_edits(std::string_view text, std::vector<Edit> edits) {
  std::ranges::stable_sort(edits, {}, [](const Edit& edit) { return edit.span.begin; });
  std::string edited;
  std::size_t copied = 0;
  for (const Edit& edit : edits) {
    assert(edit.span.begin >= copied && edit.span.end >= edit.span.begin && edit.span.end <= text.size());
    edited += text.substr(copied, edit.span.begin - copied);
    edited += edit.text;
    copied = edit.span.end;
  }
  edited += text.substr(copied);
  return edited;
}

}  // namespace cme
