// SPDX-License-Identifier: MIT
#include "import/single_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.hpp"
#include "cme/model/visit_field.hpp"
#include "import/cell_date.hpp"

namespace cme {
namespace {

/// The date that the known record has in place of the one that is being read.
std::optional<Date> known_date(const RowDraft& draft) {
  std::optional<Date> date;
  if (draft.known() != nullptr) {
    visit_key(draft.column().field, [&](auto member) {
      if constexpr (std::is_same_v<decltype(member), std::optional<Date> Activity::*>) {
        date = draft.known()->*member;
      }
    });
  }
  return date;
}

}  // namespace

std::string names_of(const Vocabulary& vocabulary) {
  return fmt::format("write one of: {}", fmt::join(vocabulary.names, ", "));
}

std::string prose(const RowDraft& draft, const Cell& cell) {
  return draft.is_of_cme() ? parse_plain_text(cell.text) : clean_lines(cell.text);
}

void read_value(RowDraft& draft, const Cell& cell, std::optional<std::uint32_t>& target) {
  const std::string_view text = trim(cell.text);
  std::string_view digits = text;
  if (const std::size_t point = digits.find('.');
      point != std::string_view::npos && digits.find_first_not_of('0', point + 1) == std::string_view::npos) {
    digits = digits.substr(0, point);
  }
  if (const auto id = parse_id(digits)) {
    target = *id;
  } else {
    draft.remark(parse_id(text).error());
  }
}

void read_value(RowDraft& draft, const Cell& cell, std::optional<std::string>& target) {
  const Field field = draft.column().field;
  constexpr Field lines[] = {Field::title, Field::provider, Field::accredited_provider, Field::accreditation,
                             Field::other_activity};
  const bool is_one_line = std::ranges::find(lines, field) != std::end(lines);
  if (is_one_line && !draft.is_of_cme()) {
    return draft.set(target, one_line(cell.text), cell);
  }
  draft.set(target, prose(draft, cell), cell);
}

void read_value(RowDraft& draft, const Cell& cell, std::optional<Prose>& target) {
  if (draft.column().field == Field::note) {
    draft.append_note(prose(draft, cell));
  } else {
    draft.set(target, Prose{prose(draft, cell)}, cell);
  }
}

void read_value(RowDraft& draft, const Cell& cell, std::optional<Url>& target) {
  const std::string text(trim(cell.text));
  Result<Url> url = Url::parse(text);
  if (!url && lower_ascii(text).starts_with("www.")) {
    url = Url::parse("https://" + text);
    if (url) {
      draft.remark("https:// was added to the address");
    }
  }
  if (url) {
    return draft.set(target, *std::move(url), cell);
  }
  draft.keep(text, is_not(text, "an http or https address"));
}

void read_value(RowDraft& draft, const Cell& cell, std::optional<Doi>& target) {
  const std::string_view text = trim(cell.text);
  if (const auto doi = Doi::parse(text)) {
    return draft.set(target, *doi, cell);
  }
  if (const auto inside = find_doi(text)) {
    draft.remark("the DOI was read from an address or text");
    return draft.set(target, *inside, cell);
  }
  draft.keep(text, is_not(text, "a DOI"));
}

void read_value(RowDraft& draft, const Cell& cell, std::optional<Date>& target) {
  Result<CellDate> date = read_cell_date(cell, draft.column().date_order, draft.reading().day_zero);
  if (!date) {
    const std::vector<Date> days = possible_days(cell.text);
    if (const std::optional<Date> known = known_date(draft); known && std::ranges::find(days, *known) != days.end()) {
      return draft.set(target, *known, cell);
    }
    draft.row().has_doubts = draft.row().has_doubts || days.size() > 1;
    return draft.keep(cell.text, std::move(date).error());
  }
  if (!date->remark.empty()) {
    draft.remark(std::move(date->remark));
  }
  draft.set(target, date->date, cell);
}

}  // namespace cme
