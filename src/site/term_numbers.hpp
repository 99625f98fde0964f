// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace cme {

/// Gives each term a number. A lookup rarely touches more than one place of memory before the term itself, which
/// matters because there are some hundred for each record.
class TermNumbers {
 public:
  /// From 0, in the order in which the terms come first.
  std::uint32_t number_of(std::string_view term);

  /// By their numbers.
  [[nodiscard]] const std::deque<std::string>& terms() const { return terms_; }

 private:
  struct Slot {
    std::uint32_t hash = 0;          ///< a part of the term's
    std::uint32_t number_after = 0;  ///< the term's number and 1; 0: empty
  };

  /// The slot of the term, or the one where it would be.
  [[nodiscard]] Slot& find(std::string_view term, std::uint32_t hash);
  void grow();

  static constexpr std::size_t fewest = 1024;

  std::vector<Slot> slots_ = std::vector<Slot>(fewest);  ///< a power of 2 of them, at most half of which are used
  std::deque<std::string> terms_{};
};

}  // namespace cme
