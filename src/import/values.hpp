// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cme/model/activity.hpp"

namespace cme {

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
