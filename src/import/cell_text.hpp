// SPDX-License-Identifier: MIT
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.hpp"
#include "cme/base/result.hpp"
#include "cme/model/activity.hpp"
#include "import/values.hpp"

namespace cme {

/// The cell without the `'` that `cme list -o csv` puts before what a spreadsheet would run.
std::string without_formula_guard(std::string_view cell);

/// The cell as a record's text: line ends as LF, none at the end.
std::string read_text(std::string_view cell);

/// The values of a list that is parted by `;` and perhaps a blank; `\;` and `\\` stand for `;` and `\`. Empty values
/// are left out.
std::vector<std::string> split_list(std::string_view cell);

/// A date as ISO writes it, or in any other way that can mean one day only.
Result<Date> parse_date(std::string_view text);

/// Paragraphs without headings, as a description.
Result<std::vector<Section>> read_paragraphs(std::string_view cell);

/// Boards, parted by `;` or line breaks, under the type of approval that is known; its name may stand before them.
Result<std::vector<Approval>> parse_approvals(std::string_view cell);

/// `yes`, `no`, `true` and `false` in any case.
std::optional<bool> parse_yes_or_no(std::string_view text);

/// What a list says that `text` is none of.
std::string unknown_name(const Vocabulary& vocabulary, std::string_view text);

/// One term of a vocabulary in any spelling.
template <class Term>
Result<Term> parse_term(std::string_view text) {
  if (const auto number = find_any_spelling(vocabulary<Term>(), text)) {
    return static_cast<Term>(*number);
  }
  return failure(unknown_name(vocabulary<Term>(), text));
}

/// Terms that are parted by `;`, or by commas as the directory does it.
template <class Term>
Result<std::vector<Term>> parse_terms(std::string_view cell) {
  std::vector<Term> terms;
  for (const std::string& part : split_list(cell)) {
    if (const auto number = find_any_spelling(vocabulary<Term>(), part)) {
      terms.push_back(static_cast<Term>(*number));
      continue;
    }
    const ReadTerms<Term> read = read_terms<Term>(part);
    if (!read.unknown.empty()) {
      return failure(unknown_name(vocabulary<Term>(), read.unknown.front()));
    }
    terms.insert(terms.end(), read.known.begin(), read.known.end());
  }
  return terms;
}

}  // namespace cme
