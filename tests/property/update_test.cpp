// SPDX-License-Identifier: MIT
#include "edit/update.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <string>

#include "cme/record/encode.hpp"
#include "mangled_record.hpp"
#include "random_activity.hpp"

namespace cme {
namespace {

TEST(UpdateRecord, KeepsAllCommentsOfAMangledRecord) {
  std::size_t updates = 0;
  for (std::uint32_t seed = 1; seed <= 300; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Activity activity = test::make_activity(seed);
    Activity news = test::make_activity(seed + 1'000);
    news.id = activity.id;
    test::MangledRecord mangled = test::mangle(encode_activity(activity), seed);
    const Result<UpdatedRecord> updated = update_record(mangled.text, news);
    if (!updated) {
      continue;  // its keys are in brackets
    }
    updates += 1;
    std::ranges::sort(mangled.comments);
    ASSERT_EQ(test::sorted_comments(updated->text), mangled.comments) << mangled.text << updated->text;
  }
  EXPECT_GT(updates, 50U);
}

}  // namespace
}  // namespace cme
