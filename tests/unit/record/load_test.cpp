// SPDX-License-Identifier: MIT
#include "cme/record/load.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace cme {
namespace {

const RuleContext context{.today = Date::parse("2026-01-15").value()};

LoadedRecord load(std::string_view bytes) {
  return load_record("x.yaml", bytes, context);
}

constexpr std::string_view sound =
    "id: 7\nprovider: P\nformat: Live\nexpires: 2027-01-31\ncredits:\n  - amount: 1\ncommercial_support: false\n";

TEST(LoadRecord, ReadsASoundRecord) {
  const LoadedRecord record = load(sound);
  EXPECT_TRUE(record.findings.empty());
  ASSERT_TRUE(record.activity);
  EXPECT_EQ(record.activity->id, 7U);
  EXPECT_EQ(record.id_place->column, 5U);
}

TEST(LoadRecord, KeepsTheIdOfABrokenRecord) {
  const LoadedRecord record = load("id: 7\nformat: Livve\n");
  EXPECT_FALSE(record.activity);
  EXPECT_EQ(record.id, 7U);
}

TEST(LoadRecord, KeepsARecordThatOnlyBreaksARuleOfMeaning) {
  const LoadedRecord record = load(std::string(sound) + "released: 2028-01-01\n");
  EXPECT_TRUE(record.activity);
  ASSERT_EQ(record.findings.size(), 1U);
  EXPECT_EQ(record.findings.front().rule, Rule::expires_before_release);
}

TEST(LoadRecord, RefusesAFileOverOneMebibyte) {
  const std::string comment = "# " + std::string(max_record_bytes, 'x');
  const LoadedRecord record = load(comment + "\n" + std::string(sound));
  ASSERT_EQ(record.findings.size(), 1U);
  EXPECT_EQ(record.findings.front().message, "the file is larger than 1 MiB");
}

TEST(LoadRecord, TakesARecordOfOneMebibyte) {
  std::string text = std::string(sound) + "#";
  text.append(max_record_bytes - text.size(), 'x');
  EXPECT_TRUE(load(text).findings.empty());
}

TEST(LoadRecord, SurvivesRandomBytes) {
  std::mt19937 random(1);
  for (int run = 0; run < 300; ++run) {
    SCOPED_TRACE("seed 1, run " + std::to_string(run));
    std::string bytes(random() % 200, '\0');
    for (char& byte : bytes) {
      byte = static_cast<char>(random() % 256);
    }
    EXPECT_FALSE(load(bytes).findings.empty());
  }
}

TEST(LoadRecord, TellsEachOfTenThousandMistakesInTime) {
  std::string text = std::string(sound) + "keywords: [";
  for (int i = 0; i < 10'000; ++i) {
    text += "{a: b}, ";
  }
  const LoadedRecord record = load(text + "]\n");
  EXPECT_EQ(record.findings.size(), 10'000U);
  EXPECT_LT(record.findings.back().place.line_text.size(), 300U);
}

}  // namespace
}  // namespace cme
