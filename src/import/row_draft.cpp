// SPDX-License-Identifier: MIT
#include "import/row_draft.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/ascii.hpp"
#include "base/safe_output.hpp"
#include "import/cell_json.hpp"
#include "import/cell_lists.hpp"
#include "import/cell_text.hpp"
#include "import/clean_cell.hpp"

namespace cme {

std::string is_not(std::string_view words, std::string_view what) {
  return fmt::format("{} is not {}", quote(trim(words)), what);
}

void RowDraft::remark(std::string what, std::string help) {
  row_.remarks.push_back({.column = column_, .what = std::move(what), .help = std::move(help)});
}

void RowDraft::keep(std::string_view words, std::string what, std::string help) {
  append_note(fmt::format("{}: {}", column().heading, trim(words)));
  ++row_.leftovers;
  remark(std::move(what), help.empty() ? "kept in the note" : "kept in the note; " + std::move(help));
}

void RowDraft::append_note(std::string_view line) {
  if (!note_lines_.emplace(line).second) {
    return;
  }
  for (const std::string_view part : split(line, '\n')) {
    note_lines_.emplace(part);
  }
  std::optional<Prose>& note = row_.activity.note;
  if (!note) {
    note = Prose{std::string(line)};
  } else {
    note->text.append("\n").append(line);
  }
}

Cell RowDraft::clean(const Cell& cell) {
  CleanCell clean = clean_cell(cell, column(), reading_);
  if (!clean.remark.empty()) {
    remark(std::move(clean.remark));
  }
  return std::move(clean.cell);
}

bool RowDraft::is_without_value(std::string_view text) const {
  constexpr Field with_none[] = {Field::fee, Field::commercial_support, Field::approvals};
  const bool may_be_none =
      column().kind == ColumnKind::key && std::ranges::find(with_none, column().field) == std::end(with_none);
  return says_none(text) || (may_be_none && trim(text).size() == 4 && lower_ascii(trim(text)) == "none");
}

std::string RowDraft::in_lines(const std::string& text) const {
  return column().separator || is_json_list(text)
             ? fmt::format(
                   "{}", fmt::join(split_items(text, ListForm::terms, column().separator, reading_.origin).items, "\n"))
             : text;
}

}  // namespace cme
