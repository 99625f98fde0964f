// SPDX-License-Identifier: MIT
#include "import/cell_lists.hpp"

#include <algorithm>

#include "base/ascii.hpp"
#include "base/byte_set.hpp"
#include "import/cell_json.hpp"
#include "import/cell_text.hpp"
#include "import/page/page_lines.hpp"
#include "import/values.hpp"
#include "model/support_answer.hpp"

namespace cme {
namespace {

std::vector<std::string> split_by(std::string_view cell, std::string_view separator) {
  std::vector<std::string> items;
  for (std::size_t begin = 0; begin <= cell.size();) {
    const std::size_t end = std::min(cell.find(separator, begin), cell.size());
    if (const std::string_view item = trim_spaces(cell.substr(begin, end - begin)); !item.empty()) {
      items.emplace_back(item);
    }
    begin = end + separator.size();
  }
  return items;
}

/// The items of a list in one line, if each has a mark; otherwise the line without its mark.
std::vector<std::string> split_marked(std::string_view cell) {
  std::vector<std::string> items = split_at_list_marks(trim_spaces(cell));
  return items.empty() ? split_lines(cell) : items;
}

bool is_without_text(std::string_view item) {
  return trim_spaces(item).empty() || is_dash(item);
}

/// The names between commas or semicolons.
std::vector<std::string_view> split_names(std::string_view text) {
  std::vector<std::string_view> names;
  constexpr ByteSet separators(",;");
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = separators.find_in(text, begin);
    if (const std::string_view name = trim_spaces(text.substr(begin, end - begin)); !name.empty()) {
      names.push_back(name);
    }
    begin = end + 1;
  }
  return names;
}

/// A board by any name, possibly followed by its abbreviation: `American Board of Radiology (ABR)`.
std::optional<Board> find_board(std::string_view text) {
  const auto whole = find_any_spelling(vocabulary<Board>(), text);
  if (whole) {
    return static_cast<Board>(*whole);
  }
  const std::size_t open = text.rfind('(');
  if (open == std::string_view::npos || !text.ends_with(')')) {
    return std::nullopt;
  }
  const auto name = find_any_spelling(vocabulary<Board>(), text.substr(0, open));
  const auto letters = find_any_spelling(vocabulary<Board>(), text.substr(open + 1, text.size() - open - 2));
  return name && name == letters ? std::optional(static_cast<Board>(*name)) : std::nullopt;
}

/// The names of boards between commas, semicolons or, if all are boards, words such as `and`.
std::vector<std::string_view> split_boards(std::string_view text) {
  const std::string_view whole = trim_spaces(text);
  if (whole.find(',') == std::string_view::npos && find_board(whole)) {  // as nearly always
    return {whole};
  }
  constexpr std::string_view last_item = "and ";
  std::vector<std::string_view> boards;
  for (std::string_view name : split_names(text)) {
    if (!boards.empty() && lower_ascii(name.substr(0, last_item.size())) == last_item) {
      name = trim_spaces(name.substr(last_item.size()));
    }
    const auto parts = split_joined_names(name, [](std::string_view part) { return find_board(part).has_value(); });
    boards.insert(boards.end(), parts.begin(), parts.end());
  }
  return boards;
}

/// Collects boards under their types.
class ApprovalCollector {
 public:
  /// A line, or a part between semicolons: `TYPE: BOARD, BOARD`, or boards of the previous type.
  void take(std::string_view part) {
    const std::size_t colon = part.find(':');
    const std::string_view type = colon == std::string_view::npos ? "" : trim_spaces(part.substr(0, colon));
    if (!type.empty() && has_board(part.substr(colon + 1))) {
      if (is_answer(type)) {
        read_.unread.emplace_back(trim_spaces(part));
        return;
      }
      type_ = read_support_answer(type) == SupportAnswer::yes ? known_approval_type : type;
      part = part.substr(colon + 1);
    } else if (is_known_type(trim_spaces(part))) {
      type_ = known_approval_type;
      return;
    }
    for (const std::string_view name : split_boards(part)) {
      take_board(name);
    }
  }

  CellApprovals finish() { return std::move(read_); }

 private:
  static bool is_known_type(std::string_view text) {
    return text.size() == known_approval_type.size() && lower_ascii(text) == lower_ascii(known_approval_type);
  }

  /// Whether the words before boards say that they have not approved: `Pending: ABIM`.
  static bool is_answer(std::string_view words) {
    constexpr std::string_view answers[] = {"applied",   "denied",       "expired",      "in process", "in progress",
                                            "in review", "not approved", "not yet",      "pending",    "rejected",
                                            "requested", "submitted",    "under review", "withdrawn"};
    return says_nothing(words) || read_support_answer(words) == SupportAnswer::no ||
           std::ranges::find(answers, lower_ascii(words)) != std::end(answers);
  }

  static bool has_board(std::string_view text) {
    return std::ranges::any_of(split_boards(text), [](std::string_view name) { return find_board(name).has_value(); });
  }

  void take_board(std::string_view name) {
    const std::optional<Board> board = find_board(name);
    if (!board) {
      read_.unread.emplace_back(name);
      return;
    }
    Approval* same = types_.find(type_);
    if (same == nullptr) {
      same = &read_.approvals.emplace_back(Approval{.type = type_, .boards = {}});
    }
    if (std::ranges::find(same->boards, *board) != same->boards.end()) {
      read_.repeated.push_back(*board);
    } else {
      same->boards.insert(std::ranges::upper_bound(same->boards, *board), *board);
    }
  }

  CellApprovals read_;
  ApprovalIndex types_{read_.approvals, &Approval::type};
  std::string type_{known_approval_type};
};

}  // namespace

ListItems split_items(std::string_view cell, ListForm form, const std::optional<std::string>& separator,
                      SheetOrigin origin) {
  if (separator) {
    return {.items = split_by(cell, *separator)};
  }
  const bool is_exact = origin == SheetOrigin::cme && form != ListForm::names;
  const bool has_semicolon = cell.find(';') != std::string_view::npos;
  ListItems list;
  if (auto values = is_json_list(cell) ? parse_texts_json(cell) : failure(std::string())) {
    list.items = *std::move(values);
  } else if (is_exact) {
    list.items = split_list(cell);
  } else if (form == ListForm::sentences) {
    list = split_sentences(cell);
  } else if (trim_spaces(cell).find('\n') != std::string_view::npos) {
    list.items = split_lines(cell);
  } else if (has_semicolon) {
    list.items = split_list(cell);
    for (std::string& item : list.items) {
      item = std::string(trim_spaces(item));
    }
  } else if (cell.find('|') != std::string_view::npos) {
    list.items = split_by(cell, "|");
  } else if (form == ListForm::terms) {
    list.items = split_terms(cell);
  } else {
    list.items = split_marked(cell);
  }
  if (!is_exact) {
    std::erase_if(list.items, is_without_text);
  }
  if (form != ListForm::names) {
    return list;
  }
  std::vector<std::string> names;
  for (const std::string& item : list.items) {
    for (const std::string_view name : split_names(item)) {
      names.emplace_back(name);
    }
  }
  return {.items = std::move(names)};
}

CellApprovals read_cell_approvals(std::string_view cell) {
  ApprovalCollector collector;
  for (std::string& line : split_lines(cell)) {
    std::ranges::replace(line, '|', ';');
    for (const std::string_view part : split(line, ';')) {
      collector.take(part);
    }
  }
  CellApprovals read = collector.finish();
  // A column for one board may have a plain no.
  const bool is_no = read.approvals.empty() && read_support_answer(cell) == SupportAnswer::no;
  return is_no ? CellApprovals() : read;
}

void add_approval(Approval approval, std::vector<Approval>& approvals, ApprovalIndex& types) {
  Approval* const same = types.find(approval.type);
  if (same == nullptr) {
    approvals.push_back(std::move(approval));
    return;
  }
  for (const Board board : approval.boards) {
    if (std::ranges::find(same->boards, board) == same->boards.end()) {
      same->boards.insert(std::ranges::upper_bound(same->boards, board), board);
    }
  }
}

}  // namespace cme
