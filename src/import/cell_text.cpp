// SPDX-License-Identifier: MIT
#include "import/cell_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/ascii.hpp"
#include "base/byte_set.hpp"
#include "base/safe_output.hpp"
#include "base/utf8.hpp"
#include "base/words.hpp"
#include "import/abstract.hpp"
#include "import/page/page_lines.hpp"

namespace cme {
namespace {

/// The names between the joints, each as long as possible because a name may have a joint itself; empty if one is not
/// known.
std::vector<std::string_view> split_at_joint(std::string_view words, std::string_view joint,
                                             const Function<bool(std::string_view name)>& is_known) {
  constexpr std::size_t most_parts = 3;  // of one name
  std::vector<std::string_view> names;
  for (std::size_t begin = 0; begin <= words.size();) {
    std::size_t longest = 0;
    std::size_t end = begin;
    for (std::size_t part = 0; part < most_parts && end <= words.size(); ++part) {
      end = std::min(words.find(joint, end), words.size());
      longest = is_known(trim_spaces(words.substr(begin, end - begin))) ? end : longest;
      end += joint.size();
    }
    if (longest == 0) {
      return {};
    }
    names.push_back(trim_spaces(words.substr(begin, longest - begin)));
    begin = longest + joint.size();
  }
  return names;
}

}  // namespace

std::string without_formula_guard(std::string_view cell) {
  constexpr std::string_view guarded = "=+-@\t\r'";
  const bool is_guarded = cell.size() > 1 && cell[0] == '\'' && guarded.find(cell[1]) != std::string_view::npos;
  return std::string(cell.substr(is_guarded ? 1 : 0));
}

std::string parse_plain_text(std::string cell) {
  if (cell.find('\r') != std::string::npos) {
    cell = replace_all(cell, "\r\n", "\n");
  }
  cell.erase(cell.find_last_not_of("\r\n") + 1);
  return cell;
}

std::vector<std::string> split_list(std::string_view cell) {
  std::vector<std::string> values;
  std::string value;
  std::size_t begin = 0;  // of what belongs to the value and is not yet appended
  const auto end_value = [&](std::size_t end) {
    value = parse_plain_text(std::move(value.append(cell.substr(begin, end - begin))));
    if (!trim(value).empty()) {
      values.push_back(std::move(value));
    }
    value.clear();
  };
  constexpr ByteSet marks(";\\");
  for (std::size_t i = marks.find_in(cell); i < cell.size(); i = marks.find_in(cell, i + 1)) {
    const bool is_escape = cell[i] == '\\' && i + 1 < cell.size() && (cell[i + 1] == ';' || cell[i + 1] == '\\');
    if (is_escape) {
      value.append(cell.substr(begin, i - begin));
      begin = ++i;
    } else if (cell[i] == ';') {
      end_value(i);
      i += cell.substr(i + 1, 1) == " " ? std::size_t{1} : 0;
      begin = i + 1;
    }
  }
  end_value(cell.size());
  return values;
}

std::vector<std::string_view> split_joined_names(std::string_view words,
                                                 const Function<bool(std::string_view name)>& is_known) {
  constexpr std::string_view joints[] = {"/", "+", " and ", " & ", ", "};
  if (is_known(words)) {
    return {words};  // `Psychiatry and Neurology` is one board
  }
  for (const std::string_view joint : joints) {
    std::vector<std::string_view> names = split_at_joint(words, joint, is_known);
    if (names.size() > 1) {
      return names;
    }
  }
  return {words};
}

std::string one_line(std::string_view text) {
  std::string line;
  bool is_gap = false;
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t begin = offset;
    const char32_t character = next_code_point(text, offset);
    if (character == ' ' || (character >= '\t' && character <= '\r') || (is_space(character) && line.empty())) {
      is_gap = true;
      continue;
    }
    line += is_gap && !line.empty() ? " " : "";
    is_gap = false;
    line += text.substr(begin, offset - begin);
  }
  return std::string(trim_spaces(line));
}

std::string clean_lines(std::string_view text) {
  std::string clean;
  std::string lines(text);
  std::erase(lines, '\r');
  for (const std::string_view line : split(lines, '\n')) {
    clean.append(trim_spaces(line)).append("\n");
  }
  const std::size_t begin = std::min(clean.find_first_not_of('\n'), clean.size());
  clean.erase(clean.find_last_not_of('\n') + 1);
  return clean.substr(std::min(begin, clean.size()));
}

bool is_check_mark(std::string_view cell) {
  constexpr std::string_view marks[] = {"x", "✓", "✔", "✔️", "☑", "☒", "•", "●", "√", "checked"};
  return std::ranges::find(marks, lower_ascii(trim_spaces(cell))) != std::end(marks);
}

bool is_dash(std::string_view cell) {
  constexpr std::string_view dashes[] = {"-", "--", "–", "—"};
  return std::ranges::find(dashes, trim_spaces(cell)) != std::end(dashes);
}

bool says_none(std::string_view cell) {
  constexpr std::string_view words[] = {"n/a", "n.a.", "null", "\\n"};
  constexpr std::size_t longest = 4;
  const std::string_view text = trim_spaces(cell);
  if (text.size() > longest) {
    return false;
  }
  return text == "NA" || is_dash(text) || std::ranges::find(words, lower_ascii(text)) != std::end(words);
}

bool says_later(std::string_view cell) {
  constexpr std::string_view words[] = {
      "tbd", "tba", "tbc", "?", "to be determined", "to be announced", "to be confirmed"};
  constexpr std::size_t longest = 16;
  const std::string_view text = trim_spaces(cell);
  return text.size() <= longest && std::ranges::find(words, lower_ascii(text)) != std::end(words);
}

bool says_nothing(std::string_view cell) {
  constexpr std::string_view words[] = {"na", "pending", "unknown"};
  return says_none(cell) || says_later(cell) ||
         std::ranges::find(words, lower_ascii(trim_spaces(cell))) != std::end(words);
}

std::vector<Section> read_sections(std::string_view text) {
  std::vector<PageLine> lines;
  const std::string clean = clean_lines(text);
  for (const std::string_view line : split(clean, '\n')) {
    if (!line.empty()) {
      lines.push_back({.number = lines.size() + 1, .text = std::string(line)});
    }
  }
  return parse_description(lines);
}

std::vector<Section> read_paragraphs(std::string_view cell) {
  return {{.heading = std::nullopt, .text = parse_plain_text(std::string(cell))}};
}

std::string unknown_name(const Vocabulary& vocabulary, std::string_view text) {
  const std::optional<std::string_view> near = suggest_name(vocabulary, text);
  return fmt::format("{}{}", is_not_a(text, vocabulary.noun),
                     near ? fmt::format("; did you mean \"{}\"?", *near) : std::string());
}

}  // namespace cme
