// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cme/model/activity.hpp"
#include "edit/merge.hpp"

namespace cme {

/// The new value, or otherwise the old one.
template <class T>
void keep_if_absent(std::optional<T>& value, const std::optional<T>& old) {
  if (!value) {
    value = old;
  }
}

/// The new credits, completed with what they leave open of the old ones; neither is empty. What is lost is appended to
/// `removed`.
std::vector<Credit> merge_credits(const std::vector<Credit>& old, const std::vector<Credit>& news, const Unsaid& unsaid,
                                  std::vector<std::string>& removed);

/// The same for prices.
std::vector<Fee> merge_fee(const std::vector<Fee>& old, const std::vector<Fee>& news, const Unsaid& unsaid,
                           std::vector<std::string>& removed);

}  // namespace cme
