// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace cme {

/// Finds values of a list by their names, where looking through the list for each of many names would take the square
/// of its length. Values may be added at the end of the list meanwhile. Of several with one name, the first is found.
template <class Values, class Name = std::string Values::value_type::*>
class NameIndex {
 public:
  /// The list must outlive the index.
  NameIndex(Values& values, Name name) : values_(values), name_(name) {}

  /// The value with that name, or null; valid until the list changes.
  auto* find(std::string_view name) {
    for (; count_ < values_.size(); ++count_) {
      places_.emplace(std::string(std::invoke(name_, values_[count_])), count_);
    }
    const auto found = places_.find(name);
    return found == places_.end() ? nullptr : &values_[found->second];
  }

 private:
  Values& values_;
  Name name_;
  std::size_t count_ = 0;  ///< of the values that have their places
  std::map<std::string, std::size_t, std::less<>> places_;
};

}  // namespace cme
