// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cme/base/result.hpp"
#include "cme/diag/rule.hpp"
#include "cme/model/terms.hpp"

namespace cme {

/// Throws Error: `text` is not a `noun`. Its help is the nearest of `names`; without one, `otherwise`; without that,
/// all of them.
[[noreturn]] void refuse_name(std::string_view noun, std::string_view text, std::span<const std::string_view> names,
                              std::string_view otherwise = {});

/// The place of `text` among `names`. Throws Error: no `noun` is called so, with the nearest name as its help.
std::size_t read_choice(std::string_view noun, std::string_view text, std::span<const std::string_view> names);

/// The number that the value of `option` is. Throws Error if it is none or above `most`.
std::uint32_t read_number(std::string_view option, std::string_view text, std::uint32_t most);

/// The names of a vocabulary, as the choices of an option.
template <class Term>
std::vector<std::string_view> names_of() {
  const auto names = vocabulary<Term>().names;
  return {names.begin(), names.end()};
}

/// The rule called `text`. Throws Error, with the nearest name as its help.
Rule read_rule(std::string_view text);

/// All rules, as the choices of an option.
std::vector<std::string_view> rule_choices();

/// The id that `text` is. Throws Error, with `help`, if it is none.
std::uint32_t read_id(std::string_view text, std::string_view help);

/// Where to find the id of a record that is there.
inline constexpr std::string_view recorded_id_help = "to find an activity by its words, use \"cme search\"";

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
