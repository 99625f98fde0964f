// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cme/model/activity.hpp"

namespace cme {

/// The terms of a list that is joined by ", "; the directory's terms that contain commas are kept together.
std::vector<std::string> split_terms(std::string_view text);

/// The known terms of a list, each once, and the unknown words.
template <class Term>
struct FoundTerms {
  std::vector<Term> known;
  std::vector<std::string> unknown;
  std::vector<Term> repeated;  ///< those that occurred more than once
};

/// Reads a list of terms that is joined by ", ", in any spelling that certainly means one term.
template <class Term>
FoundTerms<Term> find_terms(std::string_view text);
extern template FoundTerms<Competency> find_terms(std::string_view text);
extern template FoundTerms<CreditType> find_terms(std::string_view text);
extern template FoundTerms<PracticeSetting> find_terms(std::string_view text);
extern template FoundTerms<WellBeing> find_terms(std::string_view text);

/// "Yes" and "No" in any case.
std::optional<bool> find_yes_or_no(std::string_view text);

}  // namespace cme
