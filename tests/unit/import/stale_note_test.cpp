// SPDX-License-Identifier: MIT
#include "import/stale_note.hpp"

#include <gtest/gtest.h>

namespace cme {
namespace {

using Lines = std::vector<std::string>;

TEST(StaleLines, AreWhatImportWroteOfAColumnThatIsReadNow) {
  SheetReading reading{.columns = {make_column("id", "id"), make_column("Ends", "expires"),
                                   make_column("Type", "format"), make_column("Notes", "note")},
                       .constants = {}};
  reading.columns[2].words = {{"podcast", "Enduring"}};
  const std::string note = "Ends: TBD\nType: Podcast\nEnds: 2028-09-04\nNotes: x\nEnds: TBD, as Jo says\nends: TBD";
  EXPECT_EQ(stale_lines(reading, note, Lines{"expires", "note"}), (Lines{"Ends: TBD", "Ends: TBD, as Jo says"}));
  EXPECT_EQ(stale_lines(reading, note, Lines{"format"}), Lines{"Type: Podcast"});
  EXPECT_EQ(stale_lines(reading, note, Lines{"title"}), Lines{});
}

}  // namespace
}  // namespace cme
