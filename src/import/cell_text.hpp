// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/function.hpp"
#include "cme/base/result.hpp"
#include "cme/model/activity.hpp"

namespace cme {

/// The cell without the `'` that `cme list -o csv` puts before text that a spreadsheet would run.
std::string without_formula_guard(std::string_view cell);

/// The cell as text of a record: lines end in LF, with none at the end.
std::string parse_plain_text(std::string cell);

/// The values of a list that are separated by `;`, optionally followed by a space; `\;` and `\\` mean `;` and `\`.
/// Empty values are omitted.
std::vector<std::string> split_list(std::string_view cell);

/// The names in words such as `ABIM & ABP` and `ABIM, ABP`, if all of them are known and the words together are not a
/// name; otherwise the words as they are.
std::vector<std::string_view> split_joined_names(std::string_view words,
                                                 const Function<bool(std::string_view name)>& is_known);

/// The text on one line: every run of spaces, tabs and line breaks as one space.
std::string one_line(std::string_view text);

/// The text without spaces at the ends of its lines, and without empty lines at its own ends.
std::string clean_lines(std::string_view text);

/// Whether the cell is a mark in a box, or the word for one: `X`, `✓`, `checked`.
bool is_check_mark(std::string_view cell);

/// Whether the cell is only a dash, which says that there is no value.
bool is_dash(std::string_view cell);

/// Whether the cell only says that there is no value: `N/A`, `NULL`, `\\N`, a dash.
bool says_none(std::string_view cell);

/// Whether the cell says that the value comes later: `TBD`, `to be announced`, `?`.
bool says_later(std::string_view cell);

/// Whether the cell means that the value is not known yet: `TBD`, `N/A`, `-`.
bool says_nothing(std::string_view cell);

/// A description, split by its headings if it is a structured abstract, otherwise with each line as a paragraph.
std::vector<Section> read_sections(std::string_view text);

/// Paragraphs without headings, as a description.
std::vector<Section> read_paragraphs(std::string_view cell);

/// The message that `text` is not in a vocabulary.
std::string unknown_name(const Vocabulary& vocabulary, std::string_view text);

/// One term of a vocabulary in any spelling.
template <class Term>
Result<Term> parse_term(std::string_view text) {
  if (const auto number = find_any_spelling(vocabulary<Term>(), text)) {
    return static_cast<Term>(*number);
  }
  return failure(unknown_name(vocabulary<Term>(), text));
}

}  // namespace cme
