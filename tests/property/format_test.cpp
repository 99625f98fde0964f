// SPDX-License-Identifier: MIT
#include "edit/format.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/ascii.hpp"
#include "cme/record/encode.hpp"
#include "cme/record/load.hpp"
#include "mangled_record.hpp"
#include "random_activity.hpp"

namespace cme {
namespace {

const LoadOptions options{.rules = RuleContext{.today = Date(std::chrono::year(2026) / 1 / 15)}};

/// The activity as it is compared: formatting sorts boards, and the mangled record has its own keys in another order,
/// and some texts line by line.
Activity sorted(Activity activity) {
  for (Section& section : activity.description) {
    section.is_literal = false;
  }
  for (std::optional<Prose>* const prose : {&activity.note, &activity.additional_information}) {
    if (*prose) {
      (*prose)->is_literal = false;
    }
  }
  std::ranges::sort(activity.extensions, {}, &Extension::key);
  for (Approval& approval : activity.approvals) {
    std::ranges::stable_sort(approval.boards);
  }
  return activity;
}

TEST(Format, OfAMangledRecordIsTheSameRecordWithAllComments) {
  for (std::uint32_t seed = 1; seed <= 150; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Activity activity = test::make_activity(seed);
    test::MangledRecord mangled = test::mangle(encode_activity(activity), seed);
    const Result<std::string> formatted = format_record("a.yaml", mangled.text, options);
    ASSERT_TRUE(formatted.has_value()) << formatted.error() << "\n" << mangled.text;
    const LoadedRecord read = load_record("a.yaml", *formatted, options);
    ASSERT_TRUE(read.activity.has_value()) << mangled.text << *formatted;
    ASSERT_EQ(encode_activity(sorted(*read.activity)), encode_activity(sorted(activity))) << mangled.text;
    ASSERT_TRUE(sorted(*read.activity) == sorted(activity)) << mangled.text << *formatted;
    std::ranges::sort(mangled.comments);
    ASSERT_EQ(test::sorted_comments(*formatted), mangled.comments) << mangled.text << *formatted;
    ASSERT_EQ(format_record("a.yaml", *formatted, options), formatted) << mangled.text << *formatted;
  }
}

TEST(Format, OfAnEncodedRecordIsThatRecord) {
  for (std::uint32_t seed = 1; seed <= 50; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const std::string text = encode_activity(sorted(test::make_activity(seed)));
    const Result<std::string> formatted = format_record("a.yaml", text, options);
    ASSERT_EQ(formatted.value_or(formatted ? "" : formatted.error()), text);
  }
}

}  // namespace
}  // namespace cme
