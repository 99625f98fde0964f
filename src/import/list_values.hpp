// SPDX-License-Identifier: MIT
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/safe_output.hpp"
#include "cme/model/activity.hpp"
#include "cme/model/terms.hpp"
#include "import/cell_lists.hpp"
#include "import/cell_text.hpp"
#include "import/row_draft.hpp"
#include "import/single_values.hpp"

namespace cme {

// Each reads a cell of a key that has a list.

void read_value(RowDraft& draft, const Cell& cell, std::vector<std::string>& items);
void read_value(RowDraft& draft, const Cell& cell, std::vector<Section>& description);

/// Reads one term of a list.
template <class Term>
void read_term(RowDraft& draft, std::string_view word, std::vector<Term>& terms) {
  const auto number = find_any_spelling(vocabulary<Term>(), word);
  if (!number) {
    return draft.keep(word, is_not(word, fmt::format("a {}", vocabulary<Term>().noun)), names_of(vocabulary<Term>()));
  }
  const auto term = static_cast<Term>(*number);
  if (draft.is_of_cme() || std::ranges::find(terms, term) == terms.end()) {
    terms.push_back(term);
  } else {
    draft.remark(fmt::format("{} occurs twice; it was written once", quote(to_string(term))));
  }
}

template <class Term>
requires std::is_enum_v<Term>
void read_value(RowDraft& draft, const Cell& cell, std::vector<Term>& terms) {
  const auto is_term = [](std::string_view name) { return find_any_spelling(vocabulary<Term>(), name).has_value(); };
  for (const std::string& item :
       split_items(cell.text, ListForm::names, draft.column().separator, draft.reading().origin).items) {
    for (const std::string_view word : split_joined_names(item, is_term)) {
      read_term(draft, word, terms);
    }
  }
}

}  // namespace cme
