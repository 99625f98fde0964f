// SPDX-License-Identifier: MIT
#include "record/mistakes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.hpp"
#include "base/safe_output.hpp"
#include "base/utf8.hpp"
#include "base/words.hpp"
#include "yaml/write.hpp"

namespace cme {
namespace {

/// Each guess reads the text again; no handwritten record is longer.
constexpr std::size_t longest_text = 65'536;

constexpr std::string_view no_break_space = "\u00a0";

/// One line of the text, and where it is.
struct Line {
  std::size_t begin = 0;
  std::string_view text;  ///< without its line break

  [[nodiscard]] std::size_t end() const { return begin + text.size(); }
  [[nodiscard]] std::size_t indentation() const { return std::min(text.find_first_not_of(' '), text.size()); }
  [[nodiscard]] std::string_view content() const { return text.substr(indentation()); }
};

/// What a line should have been.
struct Correction {
  std::string line;     ///< the line to write, with its indentation
  std::string message;  ///< what is wrong with the existing line
  std::size_t begin;    ///< of the part that is wrong, in the line
  std::size_t end;
  std::string help = {};  ///< in place of "write `…`"
};

Line line_at(std::string_view text, std::size_t offset) {
  const std::size_t at = std::min(offset, text.size());
  const std::size_t line_break = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  const std::size_t begin = line_break == std::string_view::npos ? 0 : line_break + 1;
  std::string_view line = text.substr(begin, std::min(text.find('\n', begin), text.size()) - begin);
  if (line.ends_with('\r')) {
    line.remove_suffix(1);
  }
  return {.begin = begin, .text = line};
}

/// The nearest line above that has something other than a comment.
std::optional<Line> line_above(std::string_view text, const Line& line) {
  for (std::size_t begin = line.begin; begin > 0;) {
    const Line above = line_at(text, begin - 1);
    if (!trim(above.text).empty() && !trim(above.text).starts_with('#')) {
      return above;
    }
    begin = above.begin;
  }
  return std::nullopt;
}

/// How much of the line comes before its value: the indentation, dashes, and `key: ` if `after_key`.
std::size_t value_begin(const Line& line, bool after_key) {
  std::size_t begin = line.indentation();
  while (line.text.substr(begin).starts_with("- ")) {
    begin = std::min(line.text.find_first_not_of(' ', begin + 1), line.text.size());
  }
  if (!after_key) {
    return begin;
  }
  const std::size_t colon = line.text.find(": ", begin);
  if (colon == std::string_view::npos || line.text.substr(begin, colon - begin).find_first_of("'\"[{&*!|>%@`") == 0) {
    return begin;
  }
  return std::min(line.text.find_first_not_of(' ', colon + 1), line.text.size());
}

/// The text in the quotes that need no `\`, as a person would write it.
std::string quoted(std::string_view text) {
  if (text.find_first_of("\"\\") == std::string_view::npos) {
    return fmt::format("\"{}\"", text);
  }
  std::string in_quotes = "'";
  for (const char byte : text) {
    in_quotes.append(byte == '\'' ? 2 : 1, byte);
  }
  return in_quotes + "'";
}

std::optional<Correction> replace_tabs(const Line& line, const Line* above) {
  const std::size_t end = std::min(line.text.find_first_not_of(" \t"), line.text.size());
  const std::size_t tab = line.text.find('\t');
  if (tab >= end) {
    return std::nullopt;
  }
  const auto tabs = static_cast<std::size_t>(std::ranges::count(line.text.substr(0, end), '\t'));
  const std::size_t spaces = end - tabs + 2 * tabs;
  const std::size_t above_spaces = above != nullptr ? above->indentation() : 0;
  const bool fits_above = above_spaces > 0 && above_spaces % 2 == 0 && tabs * 2 < above_spaces;
  return Correction{.line = std::string(fits_above ? above_spaces : spaces, ' ').append(line.text.substr(end)),
                    .message = "this line is indented with a tab; YAML allows only spaces",
                    .begin = tab,
                    .end = tab + 1};
}

/// A no-break space in the indentation, or next to a dash or a colon: YAML treats it as a letter.
std::optional<Correction> replace_no_break_spaces(const Line& line, const Line* /*above*/) {
  const std::size_t first = line.text.find(no_break_space);
  if (first == std::string_view::npos) {
    return std::nullopt;
  }
  std::string plain = replace_all(line.text, no_break_space, " ");
  const bool is_blank = trim(plain).empty();
  return Correction{.line = std::move(plain),
                    .message = "a no-break space where a plain space is needed; the two look the same",
                    .begin = first,
                    .end = first + no_break_space.size(),
                    .help = is_blank ? "delete this line" : ""};
}

/// `-Fever` among or at the start of the items of a list.
std::optional<Correction> separate_hyphen(const Line& line, const Line* above) {
  const std::string_view content = line.content();
  const bool may_be_item = above != nullptr && (above->content().starts_with("-") || above->text.ends_with(':'));
  if (!may_be_item || content.size() < 2 || content[0] != '-' || content[1] == ' ' || content[1] == '-') {
    return std::nullopt;
  }
  const std::size_t begin = line.indentation();
  return Correction{.line = std::string(begin, ' ').append("- ").append(content.substr(1)),
                    .message = "no space after \"-\"",
                    .begin = begin,
                    .end = begin + 1};
}

std::optional<Correction> replace_bullet(const Line& line, const Line* /*above*/) {
  static constexpr auto bullets = std::to_array<std::string_view>({"–", "—", "•", "·", "* ", "‣", "▪", "●", "−"});
  const std::string_view content = line.content();
  for (const std::string_view bullet : bullets) {
    if (content.starts_with(bullet)) {
      const std::size_t begin = line.indentation();
      return Correction{
          .line = std::string(begin, ' ').append("- ").append(trim(content.substr(bullet.size()))),
          .message = fmt::format("{} does not start a list item; a hyphen and a space do", quote(trim(bullet))),
          .begin = begin,
          .end = begin + trim(bullet).size()};
    }
  }
  return std::nullopt;
}

bool is_key_character(char byte) {
  return is_ascii_letter(byte) || is_digit(byte) || byte == '_' || byte == '-';
}

/// `title:Chest CT`, `title Chest CT`.
std::optional<Correction> separate_key(const Line& line, const Line* /*above*/) {
  std::size_t begin = line.indentation();
  if (line.text.substr(begin).starts_with("- ")) {
    begin += 2;
  }
  const auto* const found = std::ranges::find_if_not(line.text.substr(begin), is_key_character);
  const auto end = static_cast<std::size_t>(found - line.text.data());
  if (end == begin || end == line.text.size() || (line.text[end] != ':' && line.text[end] != ' ')) {
    return std::nullopt;
  }
  const std::string_view key = line.text.substr(begin, end - begin);
  const bool has_colon = line.text[end] == ':';
  const std::string_view value = trim(line.text.substr(end + 1));
  if (value.empty() || value.starts_with(':')) {
    return std::nullopt;
  }
  return Correction{.line = fmt::format("{}{}: {}", line.text.substr(0, begin), key, value),
                    .message = has_colon ? fmt::format("no space after {}", quote(std::string(key) + ":"))
                                         : fmt::format("no colon after {}", quote(key)),
                    .begin = begin,
                    .end = end};
}

/// `[Lung, Heart` without the `]`.
std::optional<Correction> close_bracket(const Line& line, const Line* /*above*/) {
  const std::size_t begin = value_begin(line, true);
  const std::string_view value = trim(line.text.substr(begin));
  const char closing = value.starts_with('[') ? ']' : '}';
  if (value.size() < 2 || (value.front() != '[' && value.front() != '{') ||
      value.find(closing) != std::string_view::npos || value.find(" #") != std::string_view::npos) {
    return std::nullopt;
  }
  std::string closed = std::string(line.text.substr(0, begin)).append(value) + closing;
  std::string help = fmt::format("write `{}`, or put it in quotes if it is text", trim(closed));
  return Correction{.line = std::move(closed),
                    .message = fmt::format("this {} is never closed", value.front()),
                    .begin = begin,
                    .end = begin + value.size(),
                    .help = std::move(help)};
}

/// The offset of the quote that ends a quoted text; npos if there is none.
std::size_t find_closing_quote(std::string_view value) {
  if (value.front() == '\'') {
    return value.find('\'', 1);
  }
  std::size_t found = value.find_first_of("\\\"", 1);
  while (found != std::string_view::npos && value[found] == '\\') {
    found = value.find_first_of("\\\"", found + 2);
  }
  return found;
}

/// Whether nothing follows the quote but a comment.
bool ends_value(std::string_view value, std::size_t closing) {
  const std::string_view rest = value.substr(closing + 1);
  return rest.empty() || (rest.front() == ' ' && trim(rest).starts_with('#'));
}

/// A value in quotes, one of which may be missing or wrong.
struct QuotedValue {
  std::string_view text;     ///< without the quotes if it has both or only the first
  std::string_view comment;  ///< with the spaces before it
};

QuotedValue split_quoted(std::string_view value) {
  const std::size_t closing = find_closing_quote(value);
  const bool is_open = closing == std::string_view::npos;
  if (!is_open && ends_value(value, closing)) {
    return {.text = value.substr(1, closing - 1), .comment = value.substr(closing + 1)};
  }
  if (value.size() > 1 && value.back() == value.front()) {
    return {.text = value.substr(1, value.size() - 2), .comment = {}};
  }
  return {.text = is_open ? value.substr(1) : value, .comment = {}};
}

/// What is wrong with a value that must be in (other) quotes; empty if nothing seems wrong.
std::string quoting_problem(std::string_view value) {
  const char first = value.front();
  if (first == '\'' || first == '"') {
    const std::size_t closing = find_closing_quote(value);
    if (closing == std::string_view::npos) {
      return "this quote is never closed";
    }
    if (first == '\'') {
      return "an apostrophe inside single quotes ends the text";
    }
    return ends_value(value, closing) ? "a backslash inside double quotes begins an escape, which this is not"
                                      : "a double quote inside double quotes ends the text";
  }
  // `&a` and `*a` by themselves are an anchor and an alias, which have their own messages.
  const bool is_anchor =
      (first == '&' && !value.starts_with("& ")) || (first == '*' && value.find(' ') == std::string_view::npos);
  if (!is_anchor && std::string_view("[]{}&*!|>%@`,?").find(first) != std::string_view::npos) {
    return fmt::format("text that starts with {} must be in quotes", first);
  }
  if (value.find(": ") != std::string_view::npos || value.ends_with(':')) {
    return "text with a colon and a space must be in quotes";
  }
  return {};
}

std::optional<Correction> quote_value(const Line& line, bool after_key) {
  const std::size_t begin = value_begin(line, after_key);
  const std::string_view value = trim(line.text.substr(begin));
  const bool is_item = begin >= 2 && line.text[begin - 2] == '-';
  // `- amount: 1` is a key and a value; `- To learn: the basics` is text.
  const std::string_view first_word = value.substr(0, value.find(": "));
  const bool has_key = first_word.size() < value.size() && std::ranges::all_of(first_word, is_key_character);
  if (value.empty() || begin == line.indentation() || (!after_key && (!is_item || has_key))) {
    return std::nullopt;
  }
  std::string message = quoting_problem(value);
  if (message.empty()) {
    return std::nullopt;
  }
  const bool is_quoted = value.front() == '\'' || value.front() == '"';
  const auto [text, comment] = is_quoted ? split_quoted(value) : QuotedValue{.text = value, .comment = {}};
  return Correction{.line = std::string(line.text.substr(0, begin)).append(quoted(text)).append(comment),
                    .message = std::move(message),
                    .begin = begin,
                    .end = begin + value.size() - comment.size()};
}

std::optional<Correction> quote_value_of_key(const Line& line, const Line* /*above*/) {
  return quote_value(line, true);
}

std::optional<Correction> quote_item(const Line& line, const Line* /*above*/) {
  return quote_value(line, false);
}

/// The line at the indentation of a line above it, one or two spaces away.
std::optional<Correction> align(const Line& line, std::size_t spaces) {
  const std::size_t own = line.indentation();
  const std::size_t apart = own > spaces ? own - spaces : spaces - own;
  if (apart == 0 || apart > 2) {
    return std::nullopt;
  }
  return Correction{
      .line = std::string(spaces, ' ').append(line.content()),
      .message = fmt::format("this line is indented by {}, which matches no line above", counted(own, "space")),
      .begin = own,
      .end = line.text.size(),
      .help = fmt::format("indent it by {}", counted(spaces, "space"))};
}

using Guess = std::optional<Correction> (*)(const Line& line, const Line* above);

/// In the order in which they are tried.
constexpr auto guesses = std::to_array<Guess>({replace_tabs, replace_no_break_spaces, replace_bullet, separate_hyphen,
                                               separate_key, close_bracket, quote_value_of_key, quote_item});

/// How far a text can be read: the offset of its first problem; nothing if it has none.
class Reading {
 public:
  Reading(std::string_view text, YamlReader reader, std::size_t problem_begin)
      : text_(text), reader_(reader), problem_begin_(problem_begin) {}

  /// Whether the text with this line instead of its own can be read beyond the line, and beyond the first problem.
  [[nodiscard]] bool goes_farther(const Line& line, std::string_view instead) const {
    std::string text(text_.substr(0, line.begin));
    text.append(instead).append(text_.substr(line.end()));
    const ParsedYaml parsed = parse_yaml(text, reader_);
    if (parsed.problems.empty()) {
      return true;
    }
    const std::size_t begin = parsed.problems.front().span.begin;
    const std::size_t line_end = line.begin + instead.size();
    const std::size_t reached = problem_begin_ + instead.size() - line.text.size();
    return begin > line_end && (begin > reached || line.end() <= problem_begin_);
  }

 private:
  std::string_view text_;
  YamlReader reader_;
  std::size_t problem_begin_;
};

std::optional<Correction> correct(std::string_view text, const Line& line, const Reading& reading) {
  const std::optional<Line> above = line_above(text, line);
  for (const Guess guess : guesses) {
    std::optional<Correction> correction = guess(line, above ? &*above : nullptr);
    if (correction && correction->line != line.text && reading.goes_farther(line, correction->line)) {
      return correction;
    }
  }
  std::vector<std::size_t> tried;
  std::optional<Line> other = above;
  for (int lines = 0; other && lines < 30; ++lines) {
    const std::size_t inside_item = other->content().starts_with("- ") ? 2 : 0;
    for (const std::size_t spaces : {other->indentation() + inside_item, other->indentation()}) {
      if (std::ranges::find(tried, spaces) != tried.end()) {
        continue;
      }
      tried.push_back(spaces);
      std::optional<Correction> correction = align(line, spaces);
      if (correction && reading.goes_farther(line, correction->line)) {
        return correction;
      }
    }
    other = line_above(text, *other);
  }
  return std::nullopt;
}

}  // namespace

void name_mistake(ParsedText& parsed, YamlReader reader) {
  const std::string_view text = parsed.text;
  if (text.size() > longest_text) {
    return;
  }
  const std::size_t begin = parsed.problems.front().span.begin;
  // An empty text, or a complete document, is not a mistake in a line.
  if (trim(text).empty() || text.find("\n---") != std::string_view::npos) {
    return;
  }
  const Reading reading(text, reader, begin);
  const Line line = line_at(text, begin);
  std::vector<Line> lines{line};
  if (const std::optional<Line> above = line_above(text, line)) {
    lines.push_back(*above);
  }
  for (const Line& suspect : lines) {
    if (std::optional<Correction> correction = correct(text, suspect, reading)) {
      const std::string_view instead = trim(correction->line);
      parsed.problems = {syntax_problem(
          suspect.begin + correction->begin, suspect.begin + correction->end, std::move(correction->message),
          correction->help.empty() ? fmt::format("write `{}`", instead) : std::move(correction->help))};
      return;
    }
  }
}

}  // namespace cme
