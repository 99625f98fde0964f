// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace cme {

/// Gives each text a number. A lookup rarely touches more than one place of memory before the text itself, which
/// matters for words: there are hundreds in each record.
class TextNumbers {
 public:
  /// From 0, in the order in which the texts come first.
  std::uint32_t number_of(std::string_view text);

  /// By their numbers.
  [[nodiscard]] const std::deque<std::string>& texts() const { return texts_; }

 private:
  struct Slot {
    std::uint32_t hash = 0;          ///< a part of the text's
    std::uint32_t number_after = 0;  ///< the text's number and 1; 0: empty
  };

  /// The slot of the text, or the one where it would be.
  [[nodiscard]] Slot& find(std::string_view text, std::uint32_t hash);
  void grow();

  static constexpr std::size_t fewest = 1024;

  std::vector<Slot> slots_ = std::vector<Slot>(fewest);  ///< a power of 2 of them, at most half of which are used
  std::deque<std::string> texts_{};
};

}  // namespace cme
