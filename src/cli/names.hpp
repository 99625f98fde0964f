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

/// The index of `text` in `names`. Throws Error if there is no such `noun`, with the nearest name as its help.
std::size_t read_choice(std::string_view noun, std::string_view text, std::span<const std::string_view> names);

/// The numeric value of `option`. Throws Error if it is not a number or is greater than `most`.
std::uint32_t read_number(std::string_view option, std::string_view text, std::uint32_t most);

/// The names of a vocabulary, as the choices of an option.
template <class Term>
std::vector<std::string_view> names_of() {
  const auto names = vocabulary<Term>().names;
  return {names.begin(), names.end()};
}

/// The rule with the name `text`. Throws Error if there is none, with the nearest name as its help.
Rule read_rule(std::string_view text);

/// All rules, as the choices of an option.
std::vector<std::string_view> rule_choices();

/// Parses an id. Throws Error, with `help`, if `text` is not one.
std::uint32_t read_id(std::string_view text, std::string_view help);

/// How to find the id of an existing record.
inline constexpr std::string_view recorded_id_help = "to find an activity by its words, use \"cme search\"";

/// The number of the term that `text` means, in any spelling. Throws Error, with the nearest name as its help.
std::size_t read_name(const Vocabulary& vocabulary, std::string_view text);

/// The term that `text` means, in any spelling. Throws Error, with the nearest name as its help.
template <class Term>
Term read_term(std::string_view text) {
  return static_cast<Term>(read_name(vocabulary<Term>(), text));
}

/// The value that an option's text was parsed into. Throws Error, with the name of the option, if parsing failed.
template <class Value>
Value value_or_refuse(std::string_view option, Result<Value> result) {
  if (!result) {
    throw Error(std::string(option) + ": " + result.error());
  }
  return *std::move(result);
}

}  // namespace cme
