// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "catalog/difference.hpp"
#include "cme/record/encode.hpp"
#include "cme/record/parsed_record.hpp"
#include "cme/render/json.hpp"
#include "model/compare.hpp"
#include "random_activity.hpp"
#include "render/changes.hpp"
#include "render/field_differences.hpp"

namespace cme {
namespace {

constexpr std::uint32_t samples = 300;

nlohmann::json parsed(const Activity& activity) {
  return nlohmann::json::parse(activity_json(activity));
}

/// The approvals, whose order says nothing, in one order.
nlohmann::json with_sorted_boards(nlohmann::json record) {
  for (auto& boards : record["approvals"]) {
    std::sort(boards.begin(), boards.end());
  }
  return record;
}

TEST(Difference, OfAnActivityAndItselfIsEmpty) {
  for (std::uint32_t seed = 0; seed < samples; ++seed) {
    SCOPED_TRACE(seed);
    const Activity activity = test::make_activity(seed);
    EXPECT_TRUE(field_differences(activity, activity).empty());
    EXPECT_EQ(changes_text({}, false), "");
  }
}

TEST(Difference, MakesTheSecondStateOfTheFirst) {
  for (std::uint32_t seed = 0; seed < samples; ++seed) {
    SCOPED_TRACE(seed);
    const Activity before = test::make_activity(seed);
    Activity after = test::make_activity(seed + 1'000'000);
    // Nearly all of some, a few keys of others.
    for (const FieldInfo& key : record_keys()) {
      if ((seed + static_cast<std::uint32_t>(key.field)) % 3 == 0) {
        copy_value(before, after, key.field);
      }
    }
    nlohmann::json record = parsed(before);
    const nlohmann::json changes = nlohmann::json::parse(
        changes_json({{.before = &before, .after = &after, .before_file = {}, .after_file = {}}}));
    for (const auto& field : changes.at(0).at("fields")) {
      const std::string key = field.at("field");
      EXPECT_EQ(field.at("before"), record.contains(key) ? record.at(key) : nlohmann::json());
      if (key.starts_with("x-") && field.at("after").is_null()) {
        record.erase(key);
      } else {
        record[key] = field.at("after");
      }
    }
    EXPECT_EQ(with_sorted_boards(record), with_sorted_boards(parsed(after)));
  }
}

TEST(Difference, SaysSomethingOfEveryKeyThatDiffers) {
  for (std::uint32_t seed = 0; seed < samples; ++seed) {
    SCOPED_TRACE(seed);
    const Activity before = test::make_activity(seed);
    const Activity other = test::make_activity(seed + 1'000'000);
    for (const FieldInfo& key : record_keys()) {
      Activity after = before;
      copy_value(other, after, key.field);
      const std::vector<FieldDifference> differences = field_differences(before, after);
      EXPECT_EQ(differences.empty(), changed_fields(before, after).empty()) << key.name;
      for (const FieldDifference& difference : differences) {
        EXPECT_TRUE(difference.name.starts_with(key.name)) << difference.name;
        const bool shows_change =
            std::ranges::any_of(difference.parts, [](const DifferencePart& part) { return part.sign != ' '; });
        EXPECT_TRUE(shows_change || difference.kind == DifferenceKind::items) << key.name;
      }
    }
  }
}

}  // namespace
}  // namespace cme
