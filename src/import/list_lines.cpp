// SPDX-License-Identifier: MIT
#include "import/list_lines.hpp"

#include <algorithm>
#include <optional>

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "import/cell_text.hpp"
#include "import/page/page_lines.hpp"

namespace cme {
namespace {

/// Bullets that only appear in lists.
constexpr char32_t sure_bullets[] = {U'•', U'‣', U'◦', U'▪', U'▫', U'●', U'○', U'■', U'□', U'·', U'∙', U'➢', U'✓'};

/// These are bullets only if a space follows: `-5 mg` is a number.
constexpr char32_t likely_bullets[] = {U'-', U'*', U'–', U'—'};

/// Word processors write their bullets as characters of private fonts (U+F0B7).
bool is_private_use(char32_t character) {
  return character >= 0xE000 && character <= 0xF8FF;
}

bool is_one_of(char32_t character, std::span<const char32_t> characters) {
  return std::ranges::find(characters, character) != characters.end();
}

bool starts_with_space(std::string_view text) {
  std::size_t offset = 0;
  return text.empty() || is_space(next_code_point(text, offset));
}

/// The length of the bullet that the line begins with; 0 if there is none.
std::size_t bullet_length(std::string_view line) {
  if (line.empty()) {
    return 0;
  }
  std::size_t length = 0;
  const char32_t first = next_code_point(line, length);
  const bool is_bullet = is_private_use(first) || is_one_of(first, sure_bullets) ||
                         (is_one_of(first, likely_bullets) && starts_with_space(line.substr(length)));
  return is_bullet ? length : 0;
}

/// A number before a line, as in `1. `, `1) ` and `(1) `.
struct NumberMark {
  std::uint32_t number;
  std::size_t length;
};

std::optional<NumberMark> find_number(std::string_view line) {
  const std::size_t begin = line.starts_with('(') ? 1 : 0;
  const std::size_t end = std::min(line.find_first_not_of("0123456789", begin), line.size());
  const auto number = parse_whole_number(line.substr(begin, end - begin));
  const std::string_view closing = begin == 1 ? ")" : ".)";
  const bool is_closed = end < line.size() && closing.find(line[end]) != std::string_view::npos;
  if (!number || !is_closed || !starts_with_space(line.substr(end + 1))) {
    return std::nullopt;
  }
  return NumberMark{*number, end + 1};
}

/// A number or, in `a) ` and `(a) `, a letter before a line; `A. fumigatus` is a name.
std::optional<NumberMark> find_number_or_letter(std::string_view line) {
  if (const auto number = find_number(line)) {
    return number;
  }
  const std::size_t begin = line.starts_with('(') ? 1 : 0;
  const std::string letter = lower_ascii(line.substr(begin, 1));
  const bool is_mark = !letter.empty() && is_small_letter(letter.front()) && line.substr(begin + 1, 1) == ")" &&
                       starts_with_space(line.substr(begin + 2));
  return is_mark ? std::optional(NumberMark{static_cast<std::uint32_t>(letter.front() - 'a' + 1), begin + 2})
                 : std::nullopt;
}

bool has_mark(std::string_view line) {
  return bullet_length(line) > 0 || find_number_or_letter(line).has_value();
}

bool begins_with_capital(std::string_view text) {
  const std::string_view words = trim_spaces(text);
  return !words.empty() && words.front() >= 'A' && words.front() <= 'Z';
}

bool are_most(std::size_t count, std::size_t all) {
  return count * 2 > all;
}

/// Whether most lines begin with a number, and the numbers are 1, 2, 3 and so on.
bool are_numbered(std::span<const PageLine> lines) {
  std::uint32_t count = 0;
  for (const PageLine& line : lines) {
    if (const auto mark = find_number_or_letter(line.text)) {
      if (mark->number != ++count) {
        return false;
      }
    }
  }
  return are_most(count, lines.size());
}

bool are_bulleted(std::span<const PageLine> lines) {
  const auto has_bullet = [](const PageLine& line) { return bullet_length(line.text) > 0; };
  return are_most(static_cast<std::size_t>(std::ranges::count_if(lines, has_bullet)), lines.size());
}

/// Where the words that introduce a list end, after their colon: `Learners will be able to:`; 0 if there are none.
std::size_t find_lead_in_end(std::string_view text) {
  constexpr std::size_t longest = 200;
  constexpr std::string_view titles[] = {"objectives",        "learning objectives", "educational objectives",
                                         "course objectives", "program objectives",  "activity objectives",
                                         "learning outcomes"};
  constexpr std::string_view endings[] = {" able to", " will", " should", " learn to", " learn how to"};
  const std::size_t colon = text.substr(0, longest).find(':');
  if (colon == std::string_view::npos) {
    return 0;
  }
  const std::string words = lower_ascii(trim_spaces(text.substr(0, colon)));
  const bool is_lead_in =
      std::ranges::find(titles, words) != std::end(titles) ||
      std::ranges::any_of(endings, [&](std::string_view ending) { return words.ends_with(ending); });
  return is_lead_in ? colon + 1 : 0;
}

/// Removes the words that introduce a list from its first item, and returns them. Only a list certainly is introduced.
std::string take_lead_in(std::vector<std::string>& items) {
  if (items.empty()) {
    return {};
  }
  const std::size_t end = find_lead_in_end(items.front());
  const std::string_view rest = trim_spaces(std::string_view(items.front()).substr(end));
  const bool is_list = items.size() > 1 || has_mark(rest);
  if (end == 0 || !is_list) {
    return {};
  }
  std::string lead_in(trim_spaces(std::string_view(items.front()).substr(0, end)));
  if (rest.empty()) {
    items.erase(items.begin());
  } else {
    items.front() = std::string(rest);
  }
  return lead_in;
}

/// The lines that are not empty; in a list with marks, with their continuations, which are indented or begin with a
/// small letter.
std::vector<std::string> join_lines(std::string_view text) {
  std::vector<std::string> items;
  const auto lines = split(text, '\n');
  const bool is_marked =
      std::ranges::count_if(lines, [](std::string_view line) { return has_mark(trim_spaces(line)); }) > 1;
  bool is_in_item = false;
  for (const std::string_view raw : lines) {
    const std::string_view line = trim_spaces(raw);
    if (line.empty()) {
      continue;
    }
    const bool is_new = has_mark(line);
    const bool continues = raw.front() == ' ' || raw.front() == '\t' || is_small_letter(line.front());
    if (is_marked && is_in_item && !is_new && continues) {
      items.back().append(" ").append(line);
      continue;
    }
    items.emplace_back(line);
    is_in_item = is_new;
  }
  return items;
}

std::vector<std::string> without_marks(const std::vector<std::string>& items) {
  std::vector<PageLine> lines;
  for (const std::string& item : items) {
    lines.push_back({.number = lines.size() + 1, .text = std::string(trim_spaces(item))});
  }
  return without_list_marks(lines);
}

/// A mark within a line that may begin the next item of a list.
struct ItemMark {
  std::size_t length = 0;
  bool is_unclear = false;  ///< whether the number may belong to a sentence
};

/// The bullet at the beginning of the text, or if there is none in the list, the number.
ItemMark find_item_mark(std::string_view text, std::string_view bullet, std::uint32_t number) {
  if (!bullet.empty()) {
    return {.length = text.starts_with(bullet) ? bullet.size() : 0};
  }
  const auto next = find_number(text);
  if (!next || next->number != number) {
    return {};
  }
  // `in 2. line` is text; an item begins with a capital.
  return {.length = next->length, .is_unclear = !begins_with_capital(text.substr(next->length))};
}

}  // namespace

ListItems split_sentences(std::string_view text) {
  ListItems list;
  text = trim_spaces(text);
  const bool has_lines = text.find('\n') != std::string_view::npos;
  const bool has_semicolons = !has_lines && text.find(';') != std::string_view::npos;
  list.items = has_semicolons ? split_list(text) : join_lines(text);
  list.lead_in = take_lead_in(list.items);
  std::vector<std::string> marked;
  if (list.items.size() == 1) {
    marked = split_at_list_marks(trim_spaces(list.items.front()));
  }
  list.items = marked.empty() ? without_marks(list.items) : std::move(marked);
  return list;
}

std::vector<std::string> split_lines(std::string_view text) {
  std::vector<PageLine> lines;
  for (const std::string_view raw : split(text, '\n')) {
    if (const std::string_view line = trim_spaces(raw); !line.empty()) {
      lines.push_back({.number = lines.size() + 1, .text = std::string(line)});
    }
  }
  return without_list_marks(lines);
}

std::vector<std::string> split_at_list_marks(std::string_view line) {
  if (line.empty()) {
    return {};
  }
  const auto first = find_number(line);
  std::size_t bullet = 0;
  const bool is_bulleted = is_one_of(next_code_point(line, bullet), sure_bullets);
  if (!is_bulleted && (!first || first->number != 1)) {
    return {};
  }
  const std::string mark(line.substr(0, is_bulleted ? bullet : 0));
  std::vector<std::string> items;
  std::uint32_t number = 1;
  bool has_unclear_number = false;
  std::size_t begin = is_bulleted ? bullet : first->length;
  for (std::size_t space = line.find(' ', begin); space != std::string_view::npos; space = line.find(' ', space + 1)) {
    const ItemMark next = find_item_mark(line.substr(space + 1), mark, number + 1);
    has_unclear_number = has_unclear_number || next.is_unclear;
    if (next.length > 0 && !next.is_unclear) {
      items.emplace_back(trim_spaces(line.substr(begin, space - begin)));
      ++number;
      begin = space + 1 + next.length;
    }
  }
  if (items.empty()) {
    return has_unclear_number ? std::vector<std::string>{std::string(line)} : std::vector<std::string>();
  }
  items.emplace_back(trim_spaces(line.substr(begin)));
  return items;
}

std::vector<std::string> without_list_marks(std::span<const PageLine> lines) {
  const bool bulleted = are_bulleted(lines);
  const bool numbered = !bulleted && are_numbered(lines);
  std::vector<std::string> texts;
  for (const PageLine& line : lines) {
    std::size_t length = bulleted ? bullet_length(line.text) : 0;
    if (const auto mark = numbered ? find_number_or_letter(line.text) : std::nullopt) {
      length = mark->length;
    }
    const std::string_view text = trim_spaces(std::string_view(line.text).substr(length));
    if (!text.empty()) {
      texts.emplace_back(text);
    }
  }
  return texts;
}

}  // namespace cme
