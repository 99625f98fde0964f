// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "cme/base/result.hpp"
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

/// What an option's text was read as. Throws Error, with the name of the option, if it could not be.
template <class Value>
Value value_or_refuse(std::string_view option, Result<Value> result) {
  if (!result) {
    throw Error(std::string(option) + ": " + result.error());
  }
  return *std::move(result);
}

}  // namespace cme
