// SPDX-License-Identifier: MIT
#include "base/function_view.hpp"

#include <gtest/gtest.h>

#include <string>

namespace cme {
namespace {

int call_twice(FunctionView<int(int)> function) {
  return function(1) + function(2);
}

TEST(FunctionView, CallsWhatItViews) {
  int sum = 0;
  const auto add = [&sum](int number) { return sum += number; };
  EXPECT_EQ(call_twice(add), 1 + 3);
  EXPECT_EQ(call_twice([calls = 0](int) mutable { return ++calls; }), 1 + 2);
}

TEST(FunctionView, HandsReferencesThrough) {
  std::string text = "a";
  const auto append_b = [](std::string& end) { end += 'b'; };
  FunctionView<void(std::string&)>{append_b}(text);
  EXPECT_EQ(text, "ab");
}

}  // namespace
}  // namespace cme
