// SPDX-License-Identifier: MIT
#include "base/text_numbers.hpp"

#include <utility>

#include "base/hash.hpp"

namespace cme {

std::uint32_t TextNumbers::number_of(std::string_view text) {
  const auto hash = static_cast<std::uint32_t>(hash_of_this_run(text));
  Slot& slot = find(text, hash);
  if (slot.number_after != 0) {
    return slot.number_after - 1;
  }
  texts_.emplace_back(text);
  slot = {hash, static_cast<std::uint32_t>(texts_.size())};
  if (texts_.size() > slots_.size() / 2) {
    grow();
  }
  return static_cast<std::uint32_t>(texts_.size() - 1);
}

TextNumbers::Slot& TextNumbers::find(std::string_view text, std::uint32_t hash) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  while (slots_[at].number_after != 0 && (slots_[at].hash != hash || texts_[slots_[at].number_after - 1] != text)) {
    at = (at + 1) & mask;
  }
  return slots_[at];
}

void TextNumbers::grow() {
  const std::vector<Slot> before = std::exchange(slots_, std::vector<Slot>(2 * slots_.size()));
  for (const Slot& slot : before) {
    if (slot.number_after != 0) {
      find(texts_[slot.number_after - 1], slot.hash) = slot;
    }
  }
}

}  // namespace cme
