// SPDX-License-Identifier: MIT
#include "site/term_numbers.hpp"

#include <functional>
#include <utility>

namespace cme {

std::uint32_t TermNumbers::number_of(std::string_view term) {
  const auto hash = static_cast<std::uint32_t>(std::hash<std::string_view>()(term));
  Slot& slot = find(term, hash);
  if (slot.number_after != 0) {
    return slot.number_after - 1;
  }
  terms_.emplace_back(term);
  slot = {hash, static_cast<std::uint32_t>(terms_.size())};
  if (terms_.size() > slots_.size() / 2) {
    grow();
  }
  return static_cast<std::uint32_t>(terms_.size() - 1);
}

TermNumbers::Slot& TermNumbers::find(std::string_view term, std::uint32_t hash) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  while (slots_[at].number_after != 0 && (slots_[at].hash != hash || terms_[slots_[at].number_after - 1] != term)) {
    at = (at + 1) & mask;
  }
  return slots_[at];
}

void TermNumbers::grow() {
  const std::vector<Slot> before = std::exchange(slots_, std::vector<Slot>(2 * slots_.size()));
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : before) {
    if (slot.number_after != 0) {
      std::size_t at = slot.hash & mask;
      while (slots_[at].number_after != 0) {
        at = (at + 1) & mask;
      }
      slots_[at] = slot;
    }
  }
}

}  // namespace cme
