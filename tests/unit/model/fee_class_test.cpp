// SPDX-License-Identifier: MIT
#include "model/fee_class.hpp"

#include <gtest/gtest.h>

namespace cme {
namespace {

TEST(FeeClass, SaysToWhomAnActivityIsFree) {
  const auto tier = [](std::string_view amount, std::optional<std::string> audience = {}) {
    return Fee{.amount = Money::parse(amount).value(), .per = {}, .audience = std::move(audience), .note = {}};
  };
  const Fee ask{.amount = {}, .per = {}, .audience = {}, .note = "ask"};
  const struct {
    std::vector<Fee> fee;
    std::string_view name;
  } cases[] = {
      {{}, "unknown"},
      {{ask}, "unknown"},
      {{tier("free")}, "free"},
      {{tier("free"), ask}, "free"},
      {{tier("free"), tier("free", "members")}, "free"},
      {{tier("free", "members")}, "free to some"},
      {{tier("free", "members"), tier("free", "residents")}, "free to some"},
      {{tier("free", "members"), tier("$30")}, "free to some"},
      {{tier("free"), tier("$30")}, "free to some"},
      {{tier("$30")}, "paid"},
      {{tier("$30", "members"), tier("60 EUR"), ask}, "paid"},
  };
  for (const auto& [fee, name] : cases) EXPECT_EQ(to_string(fee_class(fee)), name);
}

}  // namespace
}  // namespace cme
