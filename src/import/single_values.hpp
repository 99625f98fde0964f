// SPDX-License-Identifier: MIT
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>

#include "cme/model/activity.hpp"
#include "cme/model/terms.hpp"
#include "import/cell_text.hpp"
#include "import/row_draft.hpp"

namespace cme {

/// `write one of: …`, as the help for words that are not in the vocabulary.
std::string names_of(const Vocabulary& vocabulary);

/// Text in its final form, which text from cme already has.
std::string prose(const RowDraft& draft, const Cell& cell);

// Each reads a cell of a key that has one value.

void read_value(RowDraft& draft, const Cell& cell, std::optional<std::uint32_t>& target);
void read_value(RowDraft& draft, const Cell& cell, std::optional<std::string>& target);
void read_value(RowDraft& draft, const Cell& cell, std::optional<Prose>& target);
void read_value(RowDraft& draft, const Cell& cell, std::optional<Url>& target);
void read_value(RowDraft& draft, const Cell& cell, std::optional<Doi>& target);
void read_value(RowDraft& draft, const Cell& cell, std::optional<Date>& target);

template <class Term>
requires std::is_enum_v<Term>
void read_value(RowDraft& draft, const Cell& cell, std::optional<Term>& target) {
  const Vocabulary& terms = vocabulary<Term>();
  if (const auto term = find_any_spelling(terms, cell.text)) {
    return draft.set(target, static_cast<Term>(*term), cell);
  }
  draft.keep(cell.text, is_not(cell.text, fmt::format("a {}", terms.noun)), names_of(terms));
}

}  // namespace cme
