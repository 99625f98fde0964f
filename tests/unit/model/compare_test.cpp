// SPDX-License-Identifier: MIT
#include "model/compare.hpp"

#include <gtest/gtest.h>

#include "tests/unit/render/activities.hpp"

namespace cme {
namespace {

TEST(Compare, FindsAValueUnderEachKey) {
  const Activity rich = test::rich_activity();
  for (const Field key : test::every_key()) {
    SCOPED_TRACE(field_info(key).name);
    EXPECT_TRUE(has_value(rich, key));
    EXPECT_FALSE(has_value(Activity(), key));
  }
}

TEST(Compare, FindsNoValueUnderADerivedField) {
  const Activity rich = test::rich_activity();
  for (const FieldInfo& info : all_fields().subspan(record_key_count)) {
    EXPECT_FALSE(has_value(rich, info.field)) << info.name;
  }
}

TEST(Compare, TakesNoSupportForAValue) {
  Activity activity;
  activity.commercial_support = CommercialSupport{.received = false, .supporters = {}};
  EXPECT_TRUE(has_value(activity, Field::commercial_support));
}

TEST(Compare, NamesTheKeysThatDifferInCanonicalOrder) {
  const Activity rich = test::rich_activity();
  EXPECT_EQ(changed_fields(rich, rich), std::vector<Field>());
  EXPECT_EQ(changed_fields(Activity(), rich), test::every_key());
  Activity other = rich;
  other.keywords.front() += '.';
  other.credits.front().note = "another";
  other.note.reset();
  EXPECT_EQ(changed_fields(rich, other), (std::vector{Field::credits, Field::keywords, Field::note}));
}

TEST(Compare, CopiesOneKeyAlone) {
  const Activity rich = test::rich_activity();
  for (const Field key : test::every_key()) {
    SCOPED_TRACE(field_info(key).name);
    Activity copy;
    copy_value(rich, copy, key);
    EXPECT_EQ(changed_fields(Activity(), copy), std::vector{key});
    copy_value(Activity(), copy, key);
    EXPECT_EQ(copy, Activity());
  }
}

}  // namespace
}  // namespace cme
