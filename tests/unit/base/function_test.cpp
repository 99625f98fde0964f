// SPDX-License-Identifier: MIT
#include "base/function.hpp"

#include <gtest/gtest.h>

#include <array>
#include <memory>
#include <string>
#include <vector>

namespace cme {
namespace {

int call_twice(const Function<int(int)>& function) {
  return function(1) + function(2);
}

TEST(Function, CallsWhatItHolds) {
  int sum = 0;
  const auto add = [&sum](int number) { return sum += number; };
  EXPECT_EQ(call_twice(add), 1 + 3);
  EXPECT_EQ(sum, 3);
  EXPECT_EQ(call_twice([calls = 0](int) mutable { return ++calls; }), 1 + 2);
  EXPECT_EQ(call_twice([](int number) { return number; }), 1 + 2);
}

TEST(Function, HandsReferencesThrough) {
  std::string text = "a";
  const Function<void(std::string&)> append_b = [](std::string& end) { end += 'b'; };
  append_b(text);
  EXPECT_EQ(text, "ab");
}

TEST(Function, IsNothingAtFirstAndWhenMovedFrom) {
  Function<int()> one;
  EXPECT_FALSE(one);
  one = [] { return 1; };
  EXPECT_TRUE(one);
  const Function<int()> moved = std::move(one);
  EXPECT_FALSE(one);  // NOLINT(bugprone-use-after-move): that is what is asked
  EXPECT_EQ(moved(), 1);
}

/// Whatever its size, what is held is moved along, never copied, and destroyed once.
template <std::size_t Bytes>
void expect_one_owner() {
  const auto counted = std::make_shared<int>(7);
  {
    std::vector<Function<int()>> functions;
    for (int i = 0; i < 100; ++i) {  // the vector grows, and moves them
      functions.emplace_back([counted, only = std::make_unique<int>(i), room = std::array<char, Bytes>()] {
        return *counted + *only + room[0];
      });
    }
    functions[3] = std::move(functions[4]);
    Function<int()>& same = functions[5];
    functions[5] = std::move(same);
    EXPECT_EQ(functions[3](), 7 + 4);
    EXPECT_EQ(functions[5](), 7 + 5);
    EXPECT_EQ(counted.use_count(), 1 + 99);
  }
  EXPECT_EQ(counted.use_count(), 1);
}

TEST(Function, OwnsWhatItHolds) {
  expect_one_owner<1>();
  expect_one_owner<24>();
  expect_one_owner<25>();
  expect_one_owner<1'000>();
}

}  // namespace
}  // namespace cme
