// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cme/model/activity.hpp"

namespace cme {

/// What a block of a page is, whatever it is laid out for.
enum class BlockKind : std::uint8_t {
  paragraph,
  heading,   ///< inside a section: of a structured abstract, an approval type
  bullet,    ///< one of a list
  numbered,  ///< one of a list that counts from 1
  name,      ///< one board of the type above it
  address,   ///< of the web: a link
};

/// Text of the record, not yet made safe: one line, or several with a line break between each two.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  std::string text;
};

/// A label and its short value on one line: `Fee  $30`.
struct Fact {
  std::string_view label;
  std::string text;
};

/// A label and all that is below it.
struct PageSection {
  std::string label;
  std::vector<Block> blocks;  ///< never empty
};

/// What is on an activity's page, in the directory's order; absent parts are omitted.
struct PageContent {
  std::string title;
  std::vector<Fact> facts;
  std::vector<PageSection> sections;
};

PageContent page_content(const Activity& activity, Date today);

}  // namespace cme
