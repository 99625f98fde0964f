// SPDX-License-Identifier: MIT
#include "import/cell_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/fold.hpp"
#include "base/safe_output.hpp"

namespace cme {

std::string without_formula_guard(std::string_view cell) {
  constexpr std::string_view guarded = "=+-@\t\r'";
  const bool is_guarded = cell.size() > 1 && cell[0] == '\'' && guarded.find(cell[1]) != std::string_view::npos;
  return std::string(cell.substr(is_guarded ? 1 : 0));
}

std::string read_text(std::string_view cell) {
  std::string text;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    if (cell[i] != '\r' || cell.substr(i + 1, 1) != "\n") {
      text += cell[i];
    }
  }
  text.erase(text.find_last_not_of("\r\n") + 1);
  return text;
}

std::vector<std::string> split_list(std::string_view cell) {
  std::vector<std::string> values(1);
  for (std::size_t i = 0; i < cell.size(); ++i) {
    const bool is_escape = cell[i] == '\\' && i + 1 < cell.size() && (cell[i + 1] == ';' || cell[i + 1] == '\\');
    if (is_escape) {
      values.back() += cell[++i];
    } else if (cell[i] == ';') {
      values.emplace_back();
      i += cell.substr(i + 1, 1) == " " ? std::size_t{1} : 0;
    } else {
      values.back() += cell[i];
    }
  }
  for (std::string& value : values) {
    value = read_text(value);
  }
  std::erase_if(values, [](const std::string& value) { return trim(value).empty(); });
  return values;
}

Result<Date> parse_date(std::string_view text) {
  if (const std::optional<Date> date = read_any_date(text)) {
    return *date;
  }
  return Date::parse(text);
}

Result<std::vector<Section>> read_paragraphs(std::string_view cell) {
  std::string text;
  const std::string lines = read_text(cell);
  for (const std::string_view line : split(lines, '\n')) {
    if (!trim(line).empty()) {
      text.append(text.empty() ? "" : "\n\n").append(trim(line));
    }
  }
  return std::vector<Section>{{.heading = std::nullopt, .text = std::move(text)}};
}

Result<std::vector<Approval>> parse_approvals(std::string_view cell) {
  Approval approval{.type = std::string(known_approval_type), .boards = {}};
  std::string parted = read_text(cell);
  std::ranges::replace(parted, '\n', ';');
  for (const std::string& part : split_list(parted)) {
    if (approval.boards.empty() && fold(part) == fold(known_approval_type)) {
      continue;
    }
    const Result<Board> board = parse_term<Board>(part);
    if (!board) {
      return failure(board.error());
    }
    if (std::ranges::find(approval.boards, *board) != approval.boards.end()) {
      return failure(fmt::format("{} stands twice; take one out", quote(to_string(*board))));
    }
    approval.boards.insert(std::ranges::upper_bound(approval.boards, *board), *board);
  }
  if (approval.boards.empty()) {
    return failure("there is no board behind the type of approval");
  }
  return std::vector<Approval>{std::move(approval)};
}

std::optional<bool> parse_yes_or_no(std::string_view text) {
  const std::string word = lower_ascii(text);
  return word == "true" ? true : word == "false" ? false : read_yes_or_no(text);
}

std::string unknown_name(const Vocabulary& vocabulary, std::string_view text) {
  const std::optional<std::string_view> near = suggest_name(vocabulary, text);
  return fmt::format("no {} is called {}{}", vocabulary.noun, quote(text),
                     near ? fmt::format("; did you mean \"{}\"?", *near) : std::string());
}

}  // namespace cme
