// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <array>
#include <cctype>
#include <cstdint>
#include <random>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cme/record/encode.hpp"
#include "import/row_reader.hpp"

namespace cme {
namespace {

/// A cell that leaves no doubt, and the text in the record that shows that it was read.
struct Sound {
  std::string_view heading;
  std::string_view cell;
  std::string_view in_record;
};

constexpr Sound sound_cells[] = {
    {"expires", "Monday, September 4, 2028", "expires: 2028-09-04"},
    {"expires", "04-Sep-28", "expires: 2028-09-04"},
    {"expires", "Valid through:\n09/24/2028", "expires: 2028-09-24"},
    {"released", "2026-01-02T00:00:00.000Z", "released: 2026-01-02"},
    {"format", "live course", "format: Live"},
    {"format", "Enduring Material", "format: Enduring"},
    {"credits", "1.0 AMA PRA Category 1 Credit(s)™", "type: AMA PRA Category 1 Credit"},
    {"credits", "5-20", "max: 20"},
    {"credits", "0.75 AMA; 0.75 ANCC", "type: ANCC contact hours"},
    {"fee", "$30", "fee: $30"},
    {"fee", "No charge", "fee: free"},
    {"fee", "Member: Free; Non-member: $30", "for: Non-member"},
    {"commercial_support", "N", "commercial_support: false"},
    {"commercial_support", "yes: Example Ltd (grant)", "name: Example Ltd"},
    {"approvals", "American Board of Radiology (ABR), Urology", "- Urology"},
    {"approvals", "ABIM; ABFM", "- Family Medicine"},
    {"competencies", "Medical Knowledge, Professionalism", "- Professionalism"},
    {"doi", "https://doi.org/10.5555/ex.1", "doi: 10.5555/ex.1"},
    {"url", "www.example.org/c", "url: https://www.example.org/c"},
    {"keywords", "Lung Cancer, Screening", "- Screening"},
};

constexpr std::string_view headings[] = {
    "title",
    "Course Title",
    "provider",
    "accredited_provider",
    "url",
    "doi",
    "format",
    "expires",
    "Valid Through",
    "released",
    "reviewed",
    "credits",
    "CME Hours",
    "CME Credit Type",
    "fee",
    "Price",
    "approvals",
    "commercial_support",
    "keywords",
    "Topics",
    "competencies",
    "objectives",
    "disclaimers",
    "description",
    "Overview",
    "note",
    "practice_setting",
    "quality_processes",
    "x-desk",
    "Room",
};

constexpr std::string_view doubtful_cells[] = {
    "TBD",
    "N/A",
    "Ongoing",
    "see the web site",
    "Podcast",
    "ask Dr. Ruiz",
    "zwölf",
    "31.02.2028",
    "9/4/2028",
    "1.125.3",
    "Radiolgy",
    "Radiology, Wizardry",
    "yes and no",
    "50 percent off for trainees",
    "Name two signs; choose a test",
    "1. Find it\n2. Treat it",
    "• First thing\n• Second thing",
    "Importance It matters.\nObjective To see.",
    "javascript:alert(1)",
    "10.5555",
    "Example Society",
    "Chest CT: what now? # not a comment",
    "[a, b] {c}",
    "Lung Cancer, Screening",
    "members $30 others ask",
    "Free",
    "12",
    "#REF!",
    "\"quoted\" and 'quoted'",
};

std::set<std::string> words_of(std::string_view text) {
  std::set<std::string> words;
  std::string word;
  for (const char character : std::string(text) + " ") {
    const auto byte = static_cast<unsigned char>(character);
    if (std::isalnum(byte) != 0 || byte >= 0x80) {
      word += static_cast<char>(std::tolower(byte));
    } else if (!word.empty()) {
      words.insert(std::exchange(word, {}));
    }
  }
  return words;
}

/// The record, and what is said about it.
std::string report_of(const ReadRow& row) {
  std::string reported = encode_activity(row.activity);
  for (const CellRemark& remark : row.remarks) {
    reported += remark.what + "\n" + remark.help + "\n";
  }
  // Words for no value are counted for the whole sheet.
  reported += row.empty_words > 0 ? "N/A\n" : "";
  for (std::size_t at = reported.find("\\n"); at != std::string::npos; at = reported.find("\\n", at)) {
    reported.replace(at, 2, "\n");
  }
  return reported;
}

/// Numbers and lists lose nothing but their form: `12` is 12 credits, `1.` before a line its place.
bool is_in(const std::string& word, const std::set<std::string>& reported) {
  return reported.contains(word) || word == "•" ||
         (word.size() == 1 && std::isdigit(static_cast<unsigned char>(word[0])) != 0);
}

TEST(SheetWords, EachDoubtfulWordIsInTheRecordOrReported) {
  constexpr std::uint32_t seed = 1;
  constexpr int rows = 4000;
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 dice(seed);
  const auto pick = [&](auto& from) { return from[dice() % std::size(from)]; };
  for (int i = 0; i < rows; ++i) {
    SheetReading reading;
    std::vector<Cell> cells(1 + dice() % 8);
    for (Cell& cell : cells) {
      const std::string_view heading = pick(headings);
      reading.columns.push_back(make_column(heading, heading));
      cell.text = pick(doubtful_cells);
    }
    std::vector<PlacedCell> placed;
    for (const Cell& cell : cells) {
      placed.push_back({.column = placed.size(), .cell = &cell});
    }
    const std::string reported = report_of(read_cells(reading, placed));
    const std::set<std::string> words = words_of(reported);
    for (std::size_t column = 0; column < cells.size(); ++column) {
      for (const std::string& word : words_of(cells[column].text)) {
        ASSERT_TRUE(is_in(word, words)) << "lost " << word << " of " << reading.columns[column].heading << ": "
                                        << cells[column].text << "\n"
                                        << reported;
      }
    }
  }
}

TEST(SheetWords, EachSoundCellIsReadWhateverStandsBesideIt) {
  constexpr std::uint32_t seed = 2;
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 dice(seed);
  for (int i = 0; i < 2000; ++i) {
    const Sound& sound = sound_cells[dice() % std::size(sound_cells)];
    const std::string_view others[] = {"title", "provider", "objectives", "description", "note", "x-desk", "Room"};
    const std::string_view other = others[dice() % std::size(others)];
    const Cell cells[] = {{.text = std::string(doubtful_cells[dice() % std::size(doubtful_cells)])},
                          {.text = std::string(sound.cell)}};
    SheetReading reading;
    reading.columns = {make_column(other, other), make_column(sound.heading, sound.heading)};
    const std::array<PlacedCell, 2> placed = {PlacedCell{.column = 0, .cell = &cells[0]},
                                              PlacedCell{.column = 1, .cell = &cells[1]}};
    const ReadRow row = read_cells(reading, placed);
    EXPECT_NE(encode_activity(row.activity).find(sound.in_record), std::string::npos)
        << sound.heading << ": " << sound.cell << "\n"
        << report_of(row);
  }
}

}  // namespace
}  // namespace cme
