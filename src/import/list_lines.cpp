// SPDX-License-Identifier: MIT
#include "import/list_lines.hpp"

#include <algorithm>
#include <optional>

#include "base/ascii.hpp"
#include "base/utf8.hpp"
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
    if (const auto mark = find_number(line.text)) {
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

}  // namespace

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
    const std::string_view rest = line.substr(space + 1);
    const auto next = is_bulleted ? std::nullopt : find_number(rest);
    const bool is_next = next && next->number == number + 1;
    // `in 2. line` is text; an item begins with a capital.
    const bool begins_item =
        is_bulleted ? rest.starts_with(mark) : is_next && begins_with_capital(rest.substr(next->length));
    has_unclear_number = has_unclear_number || (is_next && !begins_item);
    if (begins_item) {
      items.emplace_back(trim_spaces(line.substr(begin, space - begin)));
      ++number;
      begin = space + 1 + (is_bulleted ? bullet : next->length);
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
    if (const auto mark = numbered ? find_number(line.text) : std::nullopt) {
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
