// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "cme/model/fields.hpp"
#include "cme/record/encode.hpp"
#include "cme/yaml/parse.hpp"
#include "random_activity.hpp"
#include "record/decode.hpp"

namespace cme {
namespace {

TEST(RoundTrip, DecodeOfEncodeIsTheSameActivity) {
  for (std::uint32_t seed = 1; seed <= 300; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Activity activity = test::make_activity(seed);
    const std::string text = encode_activity(activity);
    const ParsedYaml yaml = parse_yaml(text);
    ASSERT_TRUE(yaml.problems.empty()) << yaml.problems.front().message << "\n" << text;
    std::vector<Diagnostic> problems;
    const Activity again = decode_activity(yaml.tree.root(), problems, text);
    ASSERT_TRUE(problems.empty()) << problems.front().message << "\n" << text;
    ASSERT_EQ(encode_activity(again), text);
    ASSERT_TRUE(again == activity) << text;
  }
}

TEST(RandomActivity, HasEachKeyWithOneSeedOrAnother) {
  for (const FieldInfo& key : record_keys()) {
    bool is_there = false;
    for (std::uint32_t seed = 1; seed <= 50 && !is_there; ++seed) {
      is_there = !encode_activity(test::make_activity(seed), {{key.field}}).empty();
    }
    EXPECT_TRUE(is_there) << key.name;
  }
}

}  // namespace
}  // namespace cme
