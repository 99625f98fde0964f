// SPDX-License-Identifier: MIT
#include "query/named_filters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "base/ascii.hpp"
#include "base/safe_output.hpp"
#include "cme/model/terms.hpp"
#include "query/codes.hpp"
#include "query/spelling.hpp"

namespace cme {
namespace {

/// The board that a word abbreviates: ABFM, in any case.
std::optional<Board> find_board(std::string_view word) {
  for (std::size_t number = 0; number < vocabulary<Board>().names.size(); ++number) {
    const auto board = static_cast<Board>(number);
    if (lower_ascii(word) == lower_ascii(abbreviation(board))) {
      return board;
    }
  }
  return std::nullopt;
}

/// Whether it is a year that an activity may expire in.
bool is_year(std::string_view word) {
  return word.size() == 4 && word.starts_with("20") && std::ranges::all_of(word, is_digit);
}

/// Whether the last part says that an activity expires; an "in" after it is removed.
bool ends_with_expiry(std::vector<Query>& parts) {
  std::size_t size = parts.size();
  if (size > 1 && is_plain_word(parts[size - 1]) && lower_ascii(parts[size - 1].term.text) == "in") {
    --size;
  }
  if (size == 0 || !is_plain_word(parts[size - 1]) || !lower_ascii(parts[size - 1].term.text).starts_with("expir")) {
    return false;
  }
  parts.resize(size);
  return true;
}

}  // namespace

Query code_query(std::string code) {
  return {.kind = Query::Kind::term, .term = {.text = std::move(code), .writing = Writing::code}};
}

bool read_named_filters(const SearchIndex& index, Query& query, std::vector<std::string>& notes) {
  std::vector<Query> parts;
  bool changed = false;
  for (Query& part : parts_of(std::exchange(query, {}))) {
    const bool is_word = is_plain_word(part) && !part.term.column;
    const std::optional<Board> board = is_word ? find_board(part.term.text) : std::nullopt;
    if (board && index.count(part) == 0) {
      notes.push_back(fmt::format("no record contains {}; searched for activities that {} approves, as --board does",
                                  quote(part.term.text), to_string(*board)));
      parts.push_back(code_query(board_code(*board)));
      changed = true;
    } else if (is_word && is_year(part.term.text) && ends_with_expiry(parts)) {
      notes.push_back(fmt::format(
          "searched for activities that expire in {}, as --expires-after and --expires-before do", part.term.text));
      parts.pop_back();
      parts.push_back(code_query(year_code(part.term.text)));
      changed = true;
    } else {
      parts.push_back(std::move(part));
    }
  }
  query = all_of(std::move(parts));
  return changed;
}

}  // namespace cme
