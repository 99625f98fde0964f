// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>

#include "cme/model/vocabulary.hpp"

namespace cme {

/// Throws Error: no `noun` is called `text`. Its help is the nearest of `names`, or else `otherwise`, or else all of
/// them.
[[noreturn]] void refuse_name(std::string_view noun, std::string_view text, std::span<const std::string_view> names,
                              std::string_view otherwise = {});

/// The number of the term that `text` means, in any spelling. Throws Error, with the nearest name as its help.
std::size_t read_name(const Vocabulary& vocabulary, std::string_view text);

/// The term that `text` means, in any spelling. Throws Error, with the nearest name as its help.
template <class Term>
Term read_term(std::string_view text) {
  return static_cast<Term>(read_name(vocabulary<Term>(), text));
}

}  // namespace cme
