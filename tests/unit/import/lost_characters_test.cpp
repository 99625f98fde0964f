// SPDX-License-Identifier: MIT
#include "import/lost_characters.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "cme/record/encode.hpp"
#include "cme/record/parsed_record.hpp"

namespace cme {
namespace {

TEST(HasLostCharacters, FindsQuestionMarksInPlaceOfThem) {
  const struct {
    const char* text;
    const char* original;
    bool is_lossy;
  } cases[] = {
      {"?1.7; ?2.2 to ?1.2", "−1.7; −2.2 to −1.2", true},
      {"95% CI, ?2", "95% CI, −2", true},
      {"“A” ?2", "“A” −2", true},
      {"? a", "👩 a", true},
      {"?? a", "👩 a", true},
      {"why? ?1", "why? −1", true},
      {"−1", "−1", false},
      {"why?", "why?", false},
      {"why?", "why.", false},
      {"?1 b", "−1 a", false},
      {"?1 a", "−1", false},
      {"?", "−1", false},
      {"?x ?1", "ax −1", false},
      {"??1", "−1", false},
      {"", "−", false},
      {"\uFFFD1", "−1", true},
      {"\uFFFD1", "?1", false},
      {"patientâ€™s", "patient’s", true},
      {"patientâ€™s", "patients", false},
      {"Use of Lyricaâ„¢", "Use of Lyrica™", true},
      {"â‰¥ 5 â€“ Î” Ã‰cole", "≥ 5 – Δ École", true},
      {"voilÃ", "voilà", true},  // the no-break space at its end was trimmed
      {"âˆ’1", "−1", true},
      {"left â†\uF190 right", "left ← right", true},  // as LibreOffice shows the byte 0x90
      {"WomenÕs nonÐsmall", "Women’s non–small", true},
      {"École", "Ecole", false},
      {"Écoles", "École", false},
      {"WomenÕs", "Women‘s", false},
  };
  for (const auto& each : cases) {
    EXPECT_EQ(has_lost_characters(each.text, each.original), each.is_lossy) << each.text << " " << each.original;
  }
}

/// The news after the texts of the known record were put back; then the keys of these, with a `?` if characters may be
/// lost.
std::string restored(const std::string& known, const std::string& news) {
  Activity activity = read_record(news, YamlReader::yaml_cpp).activity;
  const auto found = restore_lost_characters(read_record(known, YamlReader::yaml_cpp).activity, activity);
  std::string said = encode_activity(activity);
  for (const LostCharacters& each : found) {
    said += (each.are_restored ? "! " : "? ") + each.key + "\n";
  }
  return said;
}

TEST(RestoreLostCharacters, PutsBackTextsOfEachKind) {
  EXPECT_EQ(restored("title: A → B\n", "title: A ? B\n"), "title: A → B\n! title\n");
  EXPECT_EQ(restored("title: A → B\n", "title: A ? C\n"), "title: A ? C\n? title\n");
  EXPECT_EQ(restored("title: A −1\n", "title: B ?1\n"), "title: B ?1\n? title\n");
  EXPECT_EQ(restored("title: A −1\n", "title: B why?\n"), "title: B why?\n");
  EXPECT_EQ(restored("title: A −1 why?\n", "title: A −1, why?\n"), "title: A −1, why?\n");
  EXPECT_EQ(restored("description: −1\n", "description: ?1\n"), "description: >-\n  −1\n! description\n");
  EXPECT_EQ(restored("keywords: [α b, β, '?']\n", "keywords: [a, '? b', '?', γ]\n"),
            "keywords:\n  - a\n  - α b\n  - '?'\n  - γ\n! keywords\n");
  EXPECT_EQ(restored("keywords: [≥5, ≤5]\n", "keywords: ['?5', '?5']\n"), "keywords:\n  - ≥5\n  - ≤5\n! keywords\n");
  EXPECT_EQ(restored("keywords: [≥5, ≤5]\n", "keywords: ['?5']\n"), "keywords:\n  - '?5'\n? keywords\n");
  EXPECT_EQ(restored("commercial_support: [{name: Łódź Pharma}]\n", "commercial_support: [{name: '?ód? Pharma'}]\n"),
            "commercial_support:\n  - name: Łódź Pharma\n! commercial_support\n");
  EXPECT_EQ(restored("fee: {amount: $5, for: −}\n", "fee: {amount: $6, for: '?'}\n"),
            "fee:\n  amount: $6\n  for: −\n! fee\n");
  EXPECT_EQ(restored("x-desk: Łódź\n", "x-desk: '?ód?'\n"), "x-desk: Łódź\n! x-desk\n");
}

TEST(RestoreLostCharacters, PutsBackDigitsOfWhichAProgramMadeANumber) {
  EXPECT_EQ(restored("x-a: '00471'\n", "x-a: '471'\n"), "x-a: '00471'\n! x-a\n");
  EXPECT_EQ(restored("x-a: '4000123412341234567'\n", "x-a: '4.00012341234123e+18'\n"),
            "x-a: '4000123412341234567'\n! x-a\n");
  EXPECT_EQ(restored("x-a: [5E10, '007']\n", "x-a: ['50000000000', '7']\n"), "x-a:\n  - '5E10'\n  - '007'\n! x-a\n");
  EXPECT_EQ(restored("x-a: '00471'\n", "x-a: '472'\n"), "x-a: '472'\n");
  EXPECT_EQ(restored("x-a: A1\n", "x-a: '1'\n"), "x-a: '1'\n");
}

}  // namespace
}  // namespace cme
