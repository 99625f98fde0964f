// SPDX-License-Identifier: MIT
#include "cme/model/fields.hpp"

#include <gtest/gtest.h>

#include <string>

namespace cme {
namespace {

TEST(Fields, AreFoundByName) {
  for (const FieldInfo& info : all_fields()) {
    SCOPED_TRACE(info.name);
    EXPECT_EQ(find_field(info.name), info.field);
    EXPECT_EQ(&field_info(info.field), &info);
    EXPECT_FALSE(info.label.empty());
    EXPECT_FALSE(info.summary.empty());
  }
  EXPECT_EQ(field_names().size(), all_fields().size());
  EXPECT_EQ(find_field("Title"), std::nullopt);
  EXPECT_EQ(find_field(""), std::nullopt);
}

TEST(Fields, RecordKeysEndWithTheNote) {
  EXPECT_EQ(record_keys().size(), record_key_count);
  EXPECT_EQ(record_keys().front().name, "id");
  EXPECT_EQ(record_keys().back().name, "note");
}

TEST(Fields, NoRecordIsWithoutTheRequiredOnes) {
  std::string required;
  for (const FieldInfo& info : all_fields()) {
    if (info.required) required.append(info.name).append(" ");
  }
  EXPECT_EQ(required, "id provider format expires credits commercial_support ");
}

}  // namespace
}  // namespace cme
