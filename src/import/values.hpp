// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cme/model/activity.hpp"

namespace cme {

/// Credit as the directory writes it: `1`, `.25`, `5-20`, `0.5/cycle`, `16 CME/8 ABPN SA`, `70 (10 AP and 10 CP)`; one
/// entry for each of `types`, and one for each board's own credit. No amount and no type: no entry. Text that is none
/// of these is kept as a note, and a sentence is appended to `problems`.
std::vector<Credit> parse_credit(std::string_view text, std::span<const CreditType> types,
                                 std::vector<std::string>& problems);

/// A fee as the directory writes it: `$30`, `30`, `$25-$95`, `$25 per module`, `$199 annual subscription`, `$50 for
/// members, $75 for non-members`. Text without a certain amount is kept as a note, and a sentence is appended to
/// `problems`.
std::vector<Fee> parse_fee(std::string_view text, std::vector<std::string>& problems);

/// The terms of a list that is joined by ", "; the directory's terms that hold commas stay whole.
std::vector<std::string> split_terms(std::string_view text);

/// The terms of a list that a vocabulary knows, each once, and the words that it does not know.
template <class Term>
struct FoundTerms {
  std::vector<Term> known;
  std::vector<std::string> unknown;
  std::vector<Term> repeated;  ///< those that stood there more than once
};

/// Reads a list of terms that is joined by ", ", in any spelling that surely means one term.
template <class Term>
FoundTerms<Term> find_terms(std::string_view text);
extern template FoundTerms<Competency> find_terms(std::string_view text);
extern template FoundTerms<CreditType> find_terms(std::string_view text);
extern template FoundTerms<PracticeSetting> find_terms(std::string_view text);
extern template FoundTerms<WellBeing> find_terms(std::string_view text);

/// "Yes" and "No" in any case.
std::optional<bool> find_yes_or_no(std::string_view text);

}  // namespace cme
