// SPDX-License-Identifier: MIT
#include "import/row_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <type_traits>
#include <unordered_set>
#include <utility>

#include "base/ascii.hpp"
#include "base/fold.hpp"
#include "base/safe_output.hpp"
#include "base/utf8.hpp"
#include "base/words.hpp"
#include "cme/model/visit_field.hpp"
#include "import/cell_fee.hpp"
#include "import/cell_json.hpp"
#include "import/cell_lists.hpp"
#include "import/cell_support.hpp"
#include "import/cell_text.hpp"
#include "import/clean_cell.hpp"
#include "import/error_text.hpp"
#include "import/fee_text.hpp"
#include "import/lost_characters.hpp"
#include "import/row_credits.hpp"

namespace cme {
namespace {

std::string names_of(const Vocabulary& vocabulary) {
  return fmt::format("write one of: {}", fmt::join(vocabulary.names, ", "));
}

/// Words of a cell, normalized so that equal words give equal remarks.
std::string is_not(std::string_view words, std::string_view what) {
  return fmt::format("{} is not {}", quote(trim(words)), what);
}

class RowReader {
 public:
  RowReader(const SheetReading& reading, const Activity* known) : reading_(reading), known_(known) {}

  ReadRow read(std::span<const PlacedCell> cells) {
    find_credit_types(cells);
    for (const PlacedCell& placed : cells) {
      read_placed(placed);
    }
    for_each_constant(cells,
                      [&](std::size_t column, const Cell& cell) { read_placed({.column = column, .cell = &cell}); });
    std::vector<UnclearCredit> unclear;
    row_.activity.credits = credits_.finish(unclear);
    keep_all(unclear);
    restore_texts();
    row_.has_bare_prices = are_prices_bare_.value_or(false);
    row_.has_bare_boards = are_boards_bare_.value_or(false);
    return std::move(row_);
  }

 private:
  [[nodiscard]] const Column& column() const { return reading_.columns[column_]; }

  /// Puts back the known record's texts whose characters another program has replaced.
  void restore_texts() {
    if (known_ == nullptr || !row_.may_have_losses) {
      return;
    }
    const std::vector<LostCharacters> found = restore_lost_characters(*known_, row_.activity);
    std::map<std::string_view, std::size_t> places;
    for (std::size_t place = 0; !found.empty() && place < reading_.columns.size(); ++place) {
      const Column& each = reading_.columns[place];
      places.emplace(each.kind == ColumnKind::own ? each.own_key : field_info(each.field).name, place);
    }
    for (const LostCharacters& each : found) {
      column_ = places[each.key];
      remark(each.are_restored
                 ? "the program that saved the sheet lost or garbled characters; the text of the record was kept"
                 : "characters of the record may be lost or garbled here; compare the texts",
             "save the sheet as UTF-8 or as a workbook");
    }
  }

  /// The constants of the map that no cell in the row overrides.
  void for_each_constant(std::span<const PlacedCell> cells, auto take) const {
    const std::size_t first = reading_.columns.size() - reading_.constants.size();
    for (std::size_t i = 0; i < reading_.constants.size(); ++i) {
      if (!has_value(reading_.columns[first + i], cells)) {
        take(first + i, reading_.constants[i]);
      }
    }
  }

  /// Whether a cell in the sheet has the value that a constant would set.
  [[nodiscard]] bool has_value(const Column& constant, std::span<const PlacedCell> cells) const {
    return std::ranges::any_of(cells, [&](const PlacedCell& placed) {
      const Column& other = reading_.columns[placed.column];
      return other.kind == constant.kind && other.field == constant.field && other.own_key == constant.own_key &&
             !trim(placed.cell->text).empty();
    });
  }

  void remark(std::string what, std::string help = {}) {
    row_.remarks.push_back({.column = column_, .what = std::move(what), .help = std::move(help)});
  }

  /// Keeps words that do not fit anywhere else.
  void keep(std::string_view words, std::string what, std::string help = {}) {
    append_note(fmt::format("{}: {}", column().heading, trim(words)));
    ++row_.leftovers;
    remark(std::move(what), help.empty() ? "kept in the note" : "kept in the note; " + std::move(help));
  }

  void append_note(std::string_view line) {
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

  void read_placed(const PlacedCell& placed) {
    column_ = placed.column;
    cell_row_ = placed.row;
    const bool is_read = column().kind != ColumnKind::skipped && column().kind != ColumnKind::derived;
    if (!is_read) {
      return;
    }
    Cell cell = clean(*placed.cell);
    if (trim(cell.text).empty()) {
      return;
    }
    const bool is_address = column().kind == ColumnKind::key && column().field == Field::url;
    row_.may_have_losses = row_.may_have_losses || (!is_address && may_have_lost_characters(cell.text));
    if (cell.kind == CellKind::formula) {
      return remark(
          "this formula has no value in the file; open the spreadsheet in the program that made it, and save it again");
    }
    if (cell.kind == CellKind::error || (!is_of_cme() && is_error_text(trim(cell.text)))) {
      return remark(fmt::format("{} is a spreadsheet error; the cell was not read", trim(cell.text)));
    }
    if (cell.text.find(lost_mark) != std::string::npos) {
      remark("characters in this cell were lost earlier (U+FFFD); compare it with its source");
    }
    if (placed.is_stray) {
      return keep(cell.text, "the rows of this activity have different values here");
    }
    if (!column().words.empty()) {
      const auto word = column().words.find(fold(cell.text));
      if (word != column().words.end()) {
        cell = {.text = word->second};
      }
    }
    if (!is_of_cme() && is_without_value(cell.text)) {
      const bool is_own = column().kind == ColumnKind::own;
      row_.has_doubts = row_.has_doubts || is_own;
      if (!is_own || is_known_own_key()) {
        ++row_.empty_words;
        return;
      }
    }
    read_cell(cell);
  }

  /// Whether the known record has the own key of the column; otherwise any words may be its text.
  [[nodiscard]] bool is_known_own_key() const {
    return known_ != nullptr &&
           std::ranges::find(known_->extensions, column().own_key, &Extension::key) != known_->extensions.end();
  }

  /// Whether the cell says that there is no value; `none` is an answer in columns of prices, support and boards.
  [[nodiscard]] bool is_without_value(std::string_view text) const {
    constexpr Field with_none[] = {Field::fee, Field::commercial_support, Field::approvals};
    const bool may_be_none =
        column().kind == ColumnKind::key && std::ranges::find(with_none, column().field) == std::end(with_none);
    return says_none(text) || (may_be_none && trim(text).size() == 4 && lower_ascii(trim(text)) == "none");
  }

  Cell clean(const Cell& cell) {
    CleanCell clean = clean_cell(cell, column(), reading_);
    if (!clean.remark.empty()) {
      remark(std::move(clean.remark));
    }
    return std::move(clean.cell);
  }

  void read_cell(const Cell& cell) {
    switch (column().kind) {
      case ColumnKind::key:
        if (!is_of_cme() && says_later(cell.text) && takes_any_text(column().field)) {
          return keep(cell.text, fmt::format("{} says that the value is not known yet", quote(trim(cell.text))));
        }
        return visit_key(column().field, [&](auto member) { read_value(cell, row_.activity.*member); });
      case ColumnKind::own:
        return read_own(cell);
      case ColumnKind::unknown:
        return keep(cell.text, "it is not clear what this column is");
      case ColumnKind::credit_types:  // read before all others
      case ColumnKind::derived:
      case ColumnKind::skipped:
        return;
    }
  }

  /// Whether the key is text or a list of texts, which can be any words.
  static bool takes_any_text(Field field) {
    bool is_text = false;
    visit_key(field, [&](auto member) {
      using Value = std::remove_cvref_t<decltype(std::declval<Activity>().*member)>;
      is_text = std::is_same_v<Value, std::optional<std::string>> || std::is_same_v<Value, std::optional<Prose>> ||
                std::is_same_v<Value, std::vector<std::string>> || std::is_same_v<Value, std::vector<Section>>;
    });
    return is_text;
  }

  /// The cell with its parts on separate lines, if the map names their separator or it is a list in JSON.
  [[nodiscard]] std::string in_lines(const std::string& text) const {
    return column().separator || is_json_list(text)
               ? fmt::format(
                     "{}",
                     fmt::join(split_items(text, ListForm::terms, column().separator, reading_.origin).items, "\n"))
               : text;
  }

  /// Sets a value that can occur only once.
  template <class T>
  void set(std::optional<T>& target, T value, const Cell& cell) {
    if (target && *target != value) {
      keep(cell.text, fmt::format("there is already another {}", field_info(column().field).name));
    } else {
      target = std::move(value);
    }
  }

  void read_value(const Cell& cell, std::optional<std::uint32_t>& target) {
    const std::string_view text = trim(cell.text);
    std::string_view digits = text;
    if (const std::size_t point = digits.find('.');
        point != std::string_view::npos && digits.find_first_not_of('0', point + 1) == std::string_view::npos) {
      digits = digits.substr(0, point);
    }
    if (const auto id = parse_id(digits)) {
      target = *id;
    } else {
      remark(parse_id(text).error());
    }
  }

  [[nodiscard]] bool is_of_cme() const { return reading_.origin == SheetOrigin::cme; }

  /// Text in its final form, which text from cme already has.
  [[nodiscard]] std::string prose(const Cell& cell) const {
    return is_of_cme() ? parse_plain_text(cell.text) : clean_lines(cell.text);
  }

  void read_value(const Cell& cell, std::optional<std::string>& target) {
    const Field field = column().field;
    constexpr Field lines[] = {Field::title, Field::provider, Field::accredited_provider, Field::accreditation,
                               Field::other_activity};
    const bool is_one_line = std::ranges::find(lines, field) != std::end(lines);
    if (is_one_line && !is_of_cme()) {
      return set(target, one_line(cell.text), cell);
    }
    set(target, prose(cell), cell);
  }

  void read_value(const Cell& cell, std::optional<Prose>& target) {
    if (column().field == Field::note) {
      append_note(prose(cell));
    } else {
      set(target, Prose{prose(cell)}, cell);
    }
  }

  void read_value(const Cell& cell, std::optional<Url>& target) {
    const std::string text(trim(cell.text));
    Result<Url> url = Url::parse(text);
    if (!url && lower_ascii(text).starts_with("www.")) {
      url = Url::parse("https://" + text);
      if (url) {
        remark("https:// was added to the address");
      }
    }
    if (url) {
      return set(target, *std::move(url), cell);
    }
    keep(text, is_not(text, "an http or https address"));
  }

  void read_value(const Cell& cell, std::optional<Doi>& target) {
    const std::string_view text = trim(cell.text);
    if (const auto doi = Doi::parse(text)) {
      return set(target, *doi, cell);
    }
    if (const auto inside = find_doi(text)) {
      remark("the DOI was read from an address or text");
      return set(target, *inside, cell);
    }
    keep(text, is_not(text, "a DOI"));
  }

  template <class Term>
  requires std::is_enum_v<Term>
  void read_value(const Cell& cell, std::optional<Term>& target) {
    const Vocabulary& terms = vocabulary<Term>();
    if (const auto term = find_any_spelling(terms, cell.text)) {
      return set(target, static_cast<Term>(*term), cell);
    }
    keep(cell.text, is_not(cell.text, fmt::format("a {}", terms.noun)), names_of(terms));
  }

  /// The date that the known record has in place of the one that is being read.
  [[nodiscard]] std::optional<Date> known_date() const {
    std::optional<Date> date;
    if (known_ != nullptr) {
      visit_key(column().field, [&](auto member) {
        if constexpr (std::is_same_v<decltype(member), std::optional<Date> Activity::*>) {
          date = known_->*member;
        }
      });
    }
    return date;
  }

  void read_value(const Cell& cell, std::optional<Date>& target) {
    Result<CellDate> date = read_cell_date(cell, column().date_order, reading_.day_zero);
    if (!date) {
      const std::vector<Date> days = possible_days(cell.text);
      if (const std::optional<Date> known = known_date(); known && std::ranges::find(days, *known) != days.end()) {
        return set(target, *known, cell);
      }
      row_.has_doubts = row_.has_doubts || days.size() > 1;
      return keep(cell.text, std::move(date).error());
    }
    if (!date->remark.empty()) {
      remark(std::move(date->remark));
    }
    set(target, date->date, cell);
  }

  void read_value(const Cell& cell, std::vector<Credit>& /*credits*/) {
    const CreditPlace place{
        .row = cell_row_, .column = column_, .is_mapped = column().is_mapped, .keeps_zero = is_of_cme()};
    if (is_json(cell.text)) {
      Result<std::vector<Credit>> read = parse_credits_json(cell.text);
      if (!read) {
        return keep(cell.text, std::move(read).error());
      }
      for (Credit& credit : *read) {
        credits_.add(place, std::move(credit));
      }
      return;
    }
    const std::vector<CreditType> type(column().credit_type ? 1 : 0, column().credit_type.value_or(CreditType()));
    CellCredits read = read_cell_credits(in_lines(cell.text), type, reading_.decimal_sign);
    keep_all(credits_.add_cell(place, column().types_column, std::move(read), cell.text));
  }

  void keep_all(const std::vector<UnclearCredit>& unclear) {
    for (const UnclearCredit& each : unclear) {
      column_ = each.column;
      if (each.is_written) {
        remark(each.what, each.help);
      } else {
        keep(each.words, each.what, each.help);
      }
    }
  }

  /// The types of credit in the rows' own columns for them, or those that the map sets for all rows.
  void find_credit_types(std::span<const PlacedCell> cells) {
    for (const PlacedCell& placed : cells) {
      if (!placed.is_stray) {
        find_types_in(placed.column, placed.row, *placed.cell);
      }
    }
    for_each_constant(cells,
                      [&](std::size_t column, const Cell& cell) { find_types_in(column, /*row=*/std::nullopt, cell); });
  }

  void find_types_in(std::size_t place, std::optional<std::size_t> row, const Cell& cell) {
    column_ = place;
    if (column().kind != ColumnKind::credit_types) {
      return;
    }
    const std::string text = clean(cell).text;
    if (is_error_text(trim(text)) || is_without_value(text)) {
      return;
    }
    const bool is_paired =
        std::ranges::any_of(reading_.columns, [&](const Column& each) { return each.types_column == place; });
    for (const std::string& item : split_items(text, ListForm::terms, column().separator, SheetOrigin::person).items) {
      for (std::string& word : split_credit_types(item)) {
        const auto type = find_credit_type(word);
        if (!type) {
          keep(word, is_not(word, "a credit type"), names_of(vocabulary<CreditType>()));
        }
        credits_.add_type(row, {.column = place, .words = std::move(word), .type = type}, is_paired);
      }
    }
  }

  void read_value(const Cell& cell, std::vector<Fee>& target) {
    if (is_json(cell.text)) {
      are_prices_bare_ = false;
      return take_json(parse_fee_json(cell.text), target, cell);
    }
    if (says_nothing(cell.text)) {
      return keep(cell.text, is_not(cell.text, "a price"), "write a price such as $30");
    }
    std::vector<std::string> problems;
    const bool is_bare = !column().currency && !names_currency(cell.text);
    are_prices_bare_ = are_prices_bare_.value_or(true) && is_bare;
    for (Fee& tier : read_cell_fee(in_lines(cell.text), column().currency, reading_.decimal_sign, problems)) {
      if (!tier.audience) {
        tier.audience = column().audience;
      }
      target.push_back(std::move(tier));
    }
    for (std::string& problem : problems) {
      remark(std::move(problem));
    }
  }

  void read_value(const Cell& cell, std::optional<CommercialSupport>& target) {
    if (is_json(cell.text)) {
      const auto support = parse_support_json(cell.text);
      if (!support) {
        return keep(cell.text, support.error());
      }
      if (*support) {
        set_support(target, **support, cell);
      }
      return;
    }
    const std::string text = in_lines(cell.text);
    auto read = parse_support(text);
    if (!read) {
      read = column().has_supporters ? parse_supporter_names(text) : parse_check_mark(text);
    }
    if (read) {
      const std::string what = is_not(read->unread, "the name of a supporter");
      if (says_nothing(read->unread)) {
        remark(what);
      } else if (!read->unread.empty()) {
        keep(read->unread, what);
      }
      return set_support(target, std::move(read->support), cell);
    }
    if (column().has_supporters) {
      return keep(cell.text, is_not(cell.text, "the name of a supporter"),
                  "write names, without amounts: Example Ltd (grant); Other, Inc.");
    }
    keep(cell.text, is_not(cell.text, "an answer about commercial support"),
         "write yes or no; with supporters, yes: Example Ltd (grant), Other, Inc.");
  }

  /// A plain yes in one column and names in another are one value.
  void set_support(std::optional<CommercialSupport>& target, CommercialSupport support, const Cell& cell) {
    if (target && target->received && support.received && target->supporters.empty()) {
      target->supporters = std::move(support.supporters);
    } else if (!target || !target->received || !support.received || !support.supporters.empty()) {
      set(target, std::move(support), cell);
    }
  }

  /// Whether the cell or the heading has the name of the type that boards without one get.
  [[nodiscard]] bool names_known_approval_type(std::string_view cell) const {
    const std::string type = fold(known_approval_type);
    return fold(cell).find(type) != std::string::npos || fold(column().heading).find(type) != std::string::npos;
  }

  void read_value(const Cell& cell, std::vector<Approval>& target) {
    if (is_json(cell.text)) {
      are_boards_bare_ = false;
      return take_json(parse_approvals_json(cell.text), target, cell);
    }
    CellApprovals read = read_cell_approvals(in_lines(cell.text));
    for (Approval& approval : read.approvals) {
      const bool is_named = approval.type != known_approval_type || names_known_approval_type(cell.text);
      are_boards_bare_ = are_boards_bare_.value_or(true) && !is_named;
      add_approval(std::move(approval), row_.activity.approvals, approval_types_);
    }
    for (const std::string& words : read.unread) {
      const auto near = suggest_name(vocabulary<Board>(), words);
      keep(words, is_not(words, "an ABMS member board"),
           near ? fmt::format("did you mean \"{}\"?", *near) : std::string());
    }
    for (const Board board : read.repeated) {
      remark(fmt::format("{} occurs twice; it was written once", quote(to_string(board))));
    }
  }

  template <class Term>
  requires std::is_enum_v<Term>
  void read_value(const Cell& cell, std::vector<Term>& terms) {
    const auto is_term = [](std::string_view name) { return find_any_spelling(vocabulary<Term>(), name).has_value(); };
    for (const std::string& item : split_items(cell.text, ListForm::names, column().separator, reading_.origin).items) {
      for (const std::string_view word : split_joined_names(item, is_term)) {
        read_term(word, terms);
      }
    }
  }

  template <class Term>
  void read_term(std::string_view word, std::vector<Term>& terms) {
    const auto number = find_any_spelling(vocabulary<Term>(), word);
    if (!number) {
      return keep(word, is_not(word, fmt::format("a {}", vocabulary<Term>().noun)), names_of(vocabulary<Term>()));
    }
    const auto term = static_cast<Term>(*number);
    if (is_of_cme() || std::ranges::find(terms, term) == terms.end()) {
      terms.push_back(term);
    } else {
      remark(fmt::format("{} occurs twice; it was written once", quote(to_string(term))));
    }
  }

  void read_value(const Cell& cell, std::vector<std::string>& items) {
    const Field field = column().field;
    const bool is_sentences = field == Field::objectives || field == Field::disclaimers;
    const ListForm form = is_sentences ? ListForm::sentences : ListForm::terms;
    // A repeat within one cell is a person's mistake, which a rule reports; a repeat in another cell is not.
    const std::unordered_set<std::string> earlier(items.begin(), items.end());
    ListItems list = split_items(cell.text, form, column().separator, reading_.origin);
    if (!list.lead_in.empty()) {
      remark(fmt::format("{} introduces the list; it is not an item", quote(list.lead_in)));
    }
    for (std::string& item : list.items) {
      if (!earlier.contains(item)) {
        items.push_back(std::move(item));
      }
    }
  }

  void read_value(const Cell& cell, std::vector<Section>& description) {
    if (is_json(cell.text)) {
      return take_json(parse_description_json(cell.text), description, cell);
    }
    std::vector<Section> read = is_of_cme() ? read_paragraphs(cell.text) : read_sections(cell.text);
    if (description.empty() || description == read) {
      description = std::move(read);
    } else {
      keep(cell.text, "there is already another description");
    }
  }

  void read_own(const Cell& cell) {
    if (is_json_list(cell.text)) {
      if (auto values = parse_texts_json(cell.text)) {
        return add_own_list(*std::move(values));
      }
    }
    if (!column().separator) {
      // Nothing interprets this text, so that even a line break at its end is kept.
      std::string text = is_of_cme() ? replace_all(cell.text, "\r\n", "\n") : prose(cell);
      return add_own(std::move(text), column().gather);
    }
    for (std::string& item : split_items(cell.text, ListForm::terms, column().separator, reading_.origin).items) {
      add_own(std::move(item), /*is_list=*/true);
    }
  }

  /// A list in JSON is the value as it is, with its repeats; in a second cell of its key, only what is new.
  void add_own_list(std::vector<std::string> values) {
    if (own_keys_.find(column().own_key) == nullptr) {
      for (const std::string& value : values) {
        own_values_.emplace(column().own_key, cell_row_, value);
      }
      row_.activity.extensions.push_back({.key = column().own_key, .is_list = true, .values = std::move(values)});
      return;
    }
    for (std::string& value : values) {
      add_own(std::move(value), /*is_list=*/true);
    }
  }

  void add_own(std::string text, bool is_list) {
    auto& extensions = row_.activity.extensions;
    Extension* const same = own_keys_.find(column().own_key);
    if (same == nullptr) {
      own_values_.emplace(column().own_key, cell_row_, text);
      extensions.push_back({.key = column().own_key, .is_list = is_list, .values = {std::move(text)}});
    } else if (own_values_.emplace(column().own_key, cell_row_, text).second) {
      same->is_list = true;
      same->values.push_back(std::move(text));
    }
  }

  template <class T>
  void take_json(Result<std::vector<T>> values, std::vector<T>& target, const Cell& cell) {
    if (values) {
      target.insert(target.end(), values->begin(), values->end());
    } else {
      keep(cell.text, std::move(values).error());
    }
  }

  const SheetReading& reading_;
  const Activity* known_;  ///< may be null
  std::size_t column_ = 0;
  std::size_t cell_row_ = 0;
  RowCredits credits_;
  std::unordered_set<std::string> note_lines_;
  std::set<std::tuple<std::string, std::size_t, std::string>> own_values_;  // keys, rows and values
  std::optional<bool> are_prices_bare_;                                     // all up to here; nothing before the first
  std::optional<bool> are_boards_bare_;
  ReadRow row_;
  ApprovalIndex approval_types_{row_.activity.approvals, &Approval::type};
  NameIndex<std::vector<Extension>> own_keys_{row_.activity.extensions, &Extension::key};
};

}  // namespace

SheetReading without_constants(SheetReading reading) {
  reading.columns.resize(reading.columns.size() - reading.constants.size());
  reading.constants.clear();
  return reading;
}

ReadRow read_cells(const SheetReading& reading, std::span<const PlacedCell> cells, const Activity* known) {
  return RowReader(reading, known).read(cells);
}

}  // namespace cme
