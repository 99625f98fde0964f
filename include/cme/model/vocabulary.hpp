// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace cme {

/// Another spelling of a term, and the number of the term.
struct Alias {
  std::string_view text;
  std::size_t term;
};

/// One closed list of terms. A term's place in `names` is the number of its enumerator.
struct Vocabulary {
  std::string_view noun;  ///< what one term is, in a message: "ABMS member board"
  std::span<const std::string_view> names;
  std::span<const Alias> aliases;  ///< accepted from people, never stored
  /// Help for a text that is near no term; null: the names are all there is to say.
  std::string (*help_for)(std::string_view text) = nullptr;
};

/// The number of the term stored as `text`, to the letter.
std::optional<std::size_t> find_name(const Vocabulary& vocabulary, std::string_view text);

/// The number of the term that `text` surely means: any case, "&" or "and", any dash, "American Board of X", an alias.
std::optional<std::size_t> find_any_spelling(const Vocabulary& vocabulary, std::string_view text);

/// The number of the only term that `text` can mean: in any spelling, or mistyped (`is_slip_of`) so that it is near to
/// no other.
std::optional<std::size_t> find_meant(const Vocabulary& vocabulary, std::string_view text);

/// The stored name that `text` most likely means, for "did you mean": any spelling, otherwise the nearest name or alias
/// that has no other code in it (`AMA PRA Category 2 Credit` is not near to `AMA PRA Category 1 Credit`).
std::optional<std::string_view> suggest_name(const Vocabulary& vocabulary, std::string_view text);

}  // namespace cme
