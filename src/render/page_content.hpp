// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cme/model/activity.hpp"

namespace cme {

/// The kind of a block on a page, independent of the output format.
enum class BlockKind : std::uint8_t {
  paragraph,
  heading,   ///< inside a section: a heading of a structured abstract, or an approval type
  bullet,    ///< an item of a list
  numbered,  ///< an item of a list that counts from 1
  name,      ///< a board under the approval type above it
  address,   ///< a web address, shown as a link
};

/// Text from the record, not yet made safe: one line, or several separated by line breaks.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  std::string text;
};

/// A label and its short value on one line: `Fee  $30`.
struct Fact {
  std::string_view label;
  std::string text;
};

/// A label and everything below it.
struct PageSection {
  std::string label;
  std::vector<Block> blocks;  ///< never empty
};

/// The content of an activity's page, in the directory's order; absent parts are omitted.
struct PageContent {
  std::string title;
  std::vector<Fact> facts;
  std::vector<PageSection> sections;
};

PageContent page_content(const Activity& activity, Date today);

}  // namespace cme
