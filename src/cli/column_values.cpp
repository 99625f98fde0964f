// SPDX-License-Identifier: MIT
#include "cli/column_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/ascii.hpp"
#include "base/fold.hpp"
#include "cme/model/url.hpp"
#include "cme/model/vocabulary.hpp"
#include "import/cell_credit.hpp"
#include "import/cell_date.hpp"
#include "import/cell_lists.hpp"
#include "import/cell_text.hpp"
#include "import/fee_heading.hpp"
#include "import/fee_text.hpp"
#include "import/headings.hpp"
#include "model/directory_words.hpp"
#include "model/support_answer.hpp"
#include "yaml/write.hpp"

namespace cme {

namespace {

std::string value_of_credits(CreditType type) {
  return fmt::format("{{key: credits, type: {}}}", to_string(type));
}

bool is_address(const Cell& cell) {
  return Url::parse(trim(cell.text)).has_value();
}

/// Whether it is a date; a number such as 45017, which a workbook may use for a day, is more likely an id.
bool is_date_cell(const Cell& cell) {
  return !parse_whole_number(trim(cell.text)) && read_cell_date(cell, DateOrder::month_first).has_value();
}

bool has_price(const Cell& cell) {
  return has_currency_sign(cell.text);
}

bool has_only_boards(const Cell& cell) {
  const CellApprovals read = read_cell_approvals(cell.text);
  return read.unread.empty() && !read.approvals.empty();
}

bool is_format(const Cell& cell) {
  return find_any_spelling(vocabulary<Format>(), cell.text).has_value();
}

struct CellGuess {
  std::string_view key;
  bool (*fits)(const Cell& cell);
};

/// Values that can be recognized, the most certain first. What a date is the date of, its cell does not say.
constexpr std::string_view dates = "dates";
constexpr CellGuess cell_guesses[] = {
    {"url", is_address}, {"approvals", has_only_boards}, {"format", is_format}, {dates, is_date_cell},
    {"fee", has_price},
};

/// The type of the amounts below a heading such as `Max AMA PRA Category 1 Credits` or `ACPE Hours`. AAFP has two
/// types.
std::optional<CreditType> find_type_in_heading(std::string_view heading) {
  constexpr std::string_view beginnings[] = {"max ", "max. ", "maximum ", "number of ", "# of ", "total "};
  constexpr std::string_view ends[] = {" credit", " credits", " credit hours", " hours", " contact hours"};
  const std::string folded = fold(heading);
  std::string_view words = folded;
  for (const std::string_view beginning : beginnings) {
    words.remove_prefix(words.starts_with(beginning) ? beginning.size() : 0);
  }
  if (words.starts_with("aafp")) {
    return std::nullopt;
  }
  std::optional<CreditType> type = find_credit_type(words);
  for (const std::string_view end : ends) {
    type = !type && words.ends_with(end) ? find_credit_type(words.substr(0, words.size() - end.size())) : type;
  }
  return type;
}

/// The map's value that the heading suggests, if there is one: `{key: credits, type: …}` for `Credit hours (AMA)`.
std::optional<std::string> guess_by_heading(std::string_view heading) {
  const std::optional<std::string_view> key = guess_key(heading);
  if (!key) {
    const auto type = find_type_in_heading(heading);
    return type ? std::optional(value_of_credits(*type)) : std::nullopt;
  }
  const std::size_t open = heading.rfind('(');
  if (*key != field_info(Field::credits).name || open == std::string_view::npos || !heading.ends_with(')')) {
    return std::string(*key);
  }
  const auto type = find_credit_type(heading.substr(open + 1, heading.size() - open - 2));
  return type ? value_of_credits(*type) : std::string(*key);
}

/// The first cells of the column.
std::vector<const Cell*> first_cells(const SheetPlan& plan, const Sheet& sheet, std::size_t column) {
  constexpr std::size_t most_cells = 20;
  std::vector<const Cell*> cells;
  for_each_cell(plan, sheet, column, [&](const Cell& cell) {
    if (cells.size() < most_cells) {
      cells.push_back(&cell);
    }
  });
  return cells;
}

/// The key whose values all of the cells resemble, or `dates`, if there is one.
std::optional<std::string_view> guess_by_cells(std::span<const Cell* const> cells) {
  for (const CellGuess& guess : cell_guesses) {
    if (!cells.empty() && std::ranges::all_of(cells, [&](const Cell* cell) { return guess.fits(*cell); })) {
      return guess.key;
    }
  }
  return std::nullopt;
}

/// Whether all cells, which are of the kind that `guess_by_cells` finds, are plainly of another kind than the values of
/// the key: prices below `Registration`, which may be the heading of links, or dates below `Event`.
bool contradicts(std::span<const Cell* const> cells, std::optional<std::string_view> kind, const Column& guessed) {
  const auto is = [&](Field field) { return guessed.kind == ColumnKind::key && guessed.field == field; };
  if (kind == dates) {
    return !is_date(guessed);
  }
  if (kind == field_info(Field::url).name) {
    return !is(Field::url) && !is(Field::doi);
  }
  const auto is_price = [](const Cell* cell) { return has_price(*cell) && is_number_text(cell->text); };
  return kind == field_info(Field::fee).name && !is(Field::fee) && std::ranges::all_of(cells, is_price);
}

/// Whether prices below the heading are other money than what learners pay.
bool is_of_other_money(std::string_view heading) {
  constexpr std::string_view beginnings[] = {"budget", "discount", "expens", "grant",   "honorari", "income",
                                             "paid",   "revenu",   "salar",  "sponsor", "support"};
  const std::string folded = fold(heading);
  return std::ranges::any_of(split(folded, ' '), [&](std::string_view word) {
    return std::ranges::any_of(beginnings, [&](std::string_view each) { return word.starts_with(each); });
  });
}

/// Whether the cell only says yes, as a check mark does.
bool is_mark_or_yes(std::string_view cell) {
  return is_check_mark(cell) || read_support_answer(cell) == SupportAnswer::yes;
}

/// The map's value for a column whose heading is a board and whose cells are check marks.
std::optional<std::string> guess_board(const SheetPlan& plan, const Sheet& sheet, std::size_t column) {
  const auto board = find_any_spelling(vocabulary<Board>(), plan.reading.columns[column].heading);
  if (!board) {
    return std::nullopt;
  }
  std::set<std::string> marks;
  bool are_marks = true;
  for_each_cell(plan, sheet, column, [&](const Cell& cell) {
    const std::string word(trim(cell.text));
    if (is_mark_or_yes(word)) {
      marks.insert(word);
    } else {
      are_marks = are_marks && (says_nothing(word) || read_support_answer(word) == SupportAnswer::no);
    }
  });
  std::string words;
  for (const std::string& mark : marks) {
    words += words.empty() ? "" : ", ";
    append_scalar(words, mark);
    words += ": ";
    append_scalar(words, to_string(static_cast<Board>(*board)));
  }
  return are_marks && !marks.empty() ? std::optional(fmt::format("{{key: approvals, words: {{{}}}}}", words))
                                     : std::nullopt;
}

/// The map's value for a column whose heading is known; otherwise empty.
std::string known_value(const Column& column) {
  switch (column.kind) {
    case ColumnKind::key:
      return column.credit_type ? value_of_credits(*column.credit_type) : std::string(field_info(column.field).name);
    case ColumnKind::credit_types:
      return std::string(credit_type_label);
    case ColumnKind::own:
      return column.own_key;
    case ColumnKind::derived:
    case ColumnKind::skipped:
      return std::string(skip_value);
    case ColumnKind::unknown:
      break;
  }
  return "";
}

/// Whether the heading says that other columns have the same key: `Keyword 2`, `Member Price`.
bool is_one_of_several(const Column& column) {
  return has_part(column) || (takes_several(column) && !column.heading.empty() && is_digit(column.heading.back()));
}

/// The values of a map while they are found, first those that are certain.
class ColumnValues {
 public:
  ColumnValues(const SheetPlan& plan, const Sheet& sheet) : plan_(plan) {
    for (std::size_t i = 0; i < plan.width(); ++i) {
      const Column& column = plan.reading.columns[i];
      const std::vector<const Cell*>& cells = cells_.emplace_back(first_cells(plan, sheet, i));
      values_.push_back(known_value(column));
      by_cells_.push_back(guess_by_cells(cells));
      guesses_.push_back(column.kind == ColumnKind::unknown ? guess_board(plan, sheet, i) : std::nullopt);
      if (column.kind == ColumnKind::unknown && !guesses_.back()) {
        std::optional<std::string> guess = guess_by_heading(column.heading);
        guesses_.back() =
            guess && contradicts(cells, by_cells_.back(), make_column(column.heading, *guess)) ? std::nullopt : guess;
      }
    }
  }

  std::vector<std::string> find() && {
    prefer_exact_headings();
    drop_unpaired_credit();
    guess_audiences();
    take_guesses(/*vague=*/false);
    take_guesses(/*vague=*/true);
    take_guesses_by_cells();
    std::ranges::replace(values_, std::string(), std::string(skip_value));
    return std::move(values_);
  }

 private:
  [[nodiscard]] const Column& column(std::size_t i) const { return plan_.reading.columns[i]; }

  /// Of several columns for a key that takes one, the first that says it exactly has it, even one that is a guess.
  void prefer_exact_headings() {
    std::unordered_map<std::string, std::size_t> winners;
    for (std::size_t i = 0; i < values_.size(); ++i) {
      if (column(i).kind == ColumnKind::key && !takes_several(column(i))) {
        const auto [winner, is_first] = winners.emplace(values_[i], i);
        if (!is_first && is_vague(column(winner->second)) && !is_vague(column(i))) {
          winner->second = i;
        }
      }
    }
    for (std::size_t i = 0; i < values_.size(); ++i) {
      const auto winner = guesses_[i] ? winners.find(*guesses_[i]) : winners.end();
      if (winner != winners.end() && is_vague(column(winner->second)) && !is_vague(column(i))) {
        winner->second = i;
        values_[i] = *guesses_[i];
      }
    }
    for (std::size_t i = 0; i < values_.size(); ++i) {
      const auto winner = winners.find(values_[i]);
      if (winner != winners.end() && winner->second != i && !takes_several(column(i))) {
        values_[i] = skip_value;
      }
      taken_.insert(values_[i]);
    }
  }

  /// Columns of types and of amounts are guesses only if each amount has its own column of types: otherwise it might
  /// get the type of another.
  void drop_unpaired_credit() {
    const std::string amount(field_info(Field::credits).name);
    std::multiset<unsigned> types;
    std::multiset<unsigned> amounts;
    for (std::size_t i = 0; i < values_.size(); ++i) {
      const std::string& value = values_[i].empty() && guesses_[i] ? *guesses_[i] : values_[i];
      if (value == credit_type_label) {
        types.insert(number_of_heading(column(i).heading).value_or(1));
      } else if (value == amount) {
        amounts.insert(number_of_heading(column(i).heading).value_or(1));
      }
    }
    are_paired_ = types == amounts;
    for (std::size_t i = 0; i < values_.size() && !types.empty() && !are_paired_; ++i) {
      if (values_[i].empty() && (guesses_[i] == credit_type_label || guesses_[i] == amount)) {
        values_[i] = skip_value;
      }
    }
  }

  /// If several columns have prices, each says in other words who pays them: `MD/DO Fee`, `Early Bird`.
  void guess_audiences() {
    const std::string_view fee = field_info(Field::fee).name;
    std::vector<std::size_t> columns;
    std::ptrdiff_t prices = std::ranges::count(values_, fee);
    for (std::size_t i = 0; i < values_.size(); ++i) {
      const bool has_prices = (by_cells_[i] == fee && !guesses_[i]) || is_of_price(i);
      if (values_[i].empty() && has_prices && !is_of_other_money(column(i).heading)) {
        columns.push_back(i);
        ++prices;
      }
    }
    for (const std::size_t i : columns) {
      const bool has_words = prices > 1 && !is_unnamed(plan_.headings, i);
      const auto audience = has_words ? guess_audience(column(i).heading) : std::nullopt;
      // Other characters have a meaning between braces.
      if (audience && audience->find_first_of(",:#{}[]\"'&*!|>%@`") == std::string::npos) {
        values_[i] = fmt::format("{{key: fee, for: {}}}", *audience);
      }
    }
  }

  /// Whether the heading names a price, and the cells are numbers.
  [[nodiscard]] bool is_of_price(std::size_t i) const {
    return has_word_for_price(column(i).heading) && !cells_[i].empty() &&
           std::ranges::all_of(cells_[i],
                               [](const Cell* cell) { return is_number_text(cell->text) || has_price(*cell); });
  }

  void take_guesses(bool vague) {
    for (std::size_t i = 0; i < values_.size(); ++i) {
      if (values_[i].empty() && guesses_[i] && is_vague(column(i)) == vague && is_free(i)) {
        taken_.insert(*guesses_[i]);
        values_[i] = *guesses_[i];
      }
    }
  }

  /// Whether the column can have the key that is guessed: most keys have one column.
  [[nodiscard]] bool is_free(std::size_t i) const {
    const std::string& guess = *guesses_[i];
    return !taken_.contains(guess) || guess.find("credits") != std::string::npos ||
           (guess == credit_type_label && are_paired_) || is_one_of_several(make_column(column(i).heading, guess));
  }

  void take_guesses_by_cells() {
    std::unordered_map<std::string_view, std::vector<std::size_t>> columns_of;
    for (std::size_t i = 0; i < values_.size(); ++i) {
      if (values_[i].empty() && by_cells_[i] && *by_cells_[i] != dates) {
        columns_of[*by_cells_[i]].push_back(i);
      }
    }
    for (const auto& [key, columns] : columns_of) {
      const bool is_doubtful = key == field_info(Field::fee).name && is_of_other_money(column(columns.front()).heading);
      if (columns.size() == 1 && !is_doubtful && !taken_.contains(std::string(key))) {
        values_[columns.front()] = key;
      }
    }
  }

  const SheetPlan& plan_;
  std::vector<std::string> values_;  ///< empty where nothing is known yet
  std::vector<std::optional<std::string>> guesses_;
  std::vector<std::optional<std::string_view>> by_cells_;
  std::vector<std::vector<const Cell*>> cells_;  ///< the first of each column
  std::unordered_set<std::string> taken_;        ///< values that columns have
  bool are_paired_ = false;                      ///< whether each column of amounts has one of types
};

}  // namespace

std::vector<std::string> column_values(const SheetPlan& plan, const Sheet& sheet) {
  return ColumnValues(plan, sheet).find();
}

}  // namespace cme
