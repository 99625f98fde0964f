// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <utility>

#include "cme/record/load.hpp"
#include "record/find_node.hpp"

namespace cme {

/// A mark of the record at its place, which `locator` finds in the record's text.
inline PlacedMark place_mark(RecordMark mark, const ParsedRecord& record, Locator& locator) {
  const Span span = find_span(record.tree.root(), {.key = std::string(mark.field)});
  return {.mark = std::move(mark), .place = locator.locate(span), .record_id = record.activity.id};
}

}  // namespace cme
