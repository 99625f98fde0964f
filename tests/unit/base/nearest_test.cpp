// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "base/nearest.hpp"

namespace cme {
namespace {

constexpr std::string_view commands[] = {"validate", "list", "search", "show", "explain", "id", "expires"};

TEST(FindNearest, FindsWhatWasMeant) {
  struct Case {
    std::string_view text;
    std::optional<std::string_view> nearest;
  };
  const Case cases[] = {
      {"validate", "validate"},
      {"VALIDATE", "validate"},
      {"vaildate", "validate"},   // swapped
      {"validat", "validate"},    // a letter is missing
      {"vallidate", "validate"},  // put in
      {"lisp", "list"},           // changed
      {"shwo", "show"},
      {"sea", "search"},      // only one begins so
      {"exp", std::nullopt},  // two begin so
      {"v", std::nullopt},    // too short to decide
      {"frobnicate", std::nullopt},
      {"", std::nullopt},
      {"\xFF\xFE", std::nullopt},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.text);
    EXPECT_EQ(find_nearest(c.text, commands), c.nearest);
  }
}

TEST(FindNearest, TakesTheFirstOfEquals) {
  constexpr std::string_view names[] = {"bear", "beam"};
  EXPECT_EQ(find_nearest("beat", names), "bear");
}

TEST(FindNearest, IgnoresAccentsAndTypography) {
  constexpr std::string_view names[] = {"Sjögren’s", "other"};
  EXPECT_EQ(find_nearest("sjogren's", names), "Sjögren’s");
}

TEST(FindNearest, FindsNothingNearVeryLongText) {
  const std::string text(1'000'000, 'a');
  const std::string_view names[] = {text, "a"};
  EXPECT_EQ(find_nearest(text, names), std::nullopt);
}

TEST(IsSlipOf, TakesOneWrongCharacterAWord) {
  for (const auto& [text, name] : std::initializer_list<std::pair<std::string_view, std::string_view>>{
           {"Radiolgy", "Radiology"},
           {"titel", "title"},
           {"comercial_suport", "commercial_support"},
           {"medical knowlege", "Medical Knowledge"},
           {"AAFP Prescribd Credit", "AAFP Prescribed Credit"}}) {
    EXPECT_TRUE(is_slip_of(text, name)) << text;
  }
}

TEST(IsSlipOf, LeavesWhatMayBeAnotherWord) {
  for (const auto& [text, name] : std::initializer_list<std::pair<std::string_view, std::string_view>>{
           {"Cardiology", "Radiology"},
           {"Neurology", "Urology"},
           {"AMA PRA Category 2 Credit", "AMA PRA Category 1 Credit"},
           {"AAFP Category 1 Credit", "AAPA Category 1 Credit"},
           {"AOA Category 1-C", "AOA Category 1-A"},
           {"x_note", "note"},
           {"a", "id"},
           {"", "id"}}) {
    EXPECT_FALSE(is_slip_of(text, name)) << text;
  }
  EXPECT_FALSE(is_slip_of(std::string(1'000'000, 'a'), "a"));
}

TEST(FindNearest, IsNotAnotherSpecialty) {
  static constexpr std::string_view boards[] = {"Radiology", "Urology", "Dermatology"};
  for (const std::string_view text : {"Cardiology", "Neurology", "Hematology", "Histology"}) {
    EXPECT_EQ(find_nearest(text, boards), std::nullopt) << text;
  }
  EXPECT_EQ(find_nearest("adiology", boards), "Radiology");
  EXPECT_EQ(find_nearest("Radilgy", boards), "Radiology");
}

TEST(FindNearest, FindsNothingAmongNone) {
  EXPECT_EQ(find_nearest("list", {}), std::nullopt);
}

}  // namespace
}  // namespace cme
