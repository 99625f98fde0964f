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
  bool is_shared = false;  ///< whether something outside the vocabulary is called so, too
};

/// One closed list of terms. A term's index in `names` is the value of its enumerator.
struct Vocabulary {
  std::string_view noun;  ///< what one term is, in a message: "ABMS member board"
  std::span<const std::string_view> names;
  std::span<const Alias> aliases;  ///< accepted as input, never stored
  /// Help for a text that is not near any term; if null, the names are the help.
  std::string (*help_for)(std::string_view text) = nullptr;
};

/// The number of the term whose stored name is exactly `text`.
std::optional<std::size_t> find_name(const Vocabulary& vocabulary, std::string_view text);

/// The number of the term that `text` certainly means: any case, "&" or "and", any dash, "American Board of X", an
/// alias.
std::optional<std::size_t> find_any_spelling(const Vocabulary& vocabulary, std::string_view text);

/// The number of the only term that `text` can mean: in any spelling that is not shared, or with a typing mistake
/// (`is_slip_of`) that makes it near no other term.
std::optional<std::size_t> find_meant(const Vocabulary& vocabulary, std::string_view text);

/// The stored name that `text` most likely means, for "did you mean": any spelling, otherwise the nearest name or alias
/// that does not contain a different code (`AMA PRA Category 2 Credit` is not near `AMA PRA Category 1 Credit`).
std::optional<std::string_view> suggest_name(const Vocabulary& vocabulary, std::string_view text);

}  // namespace cme
