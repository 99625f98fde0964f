// SPDX-License-Identifier: MIT
#include "cli/mdoc.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.hpp"
#include "base/display.hpp"
#include "cli/build_facts.hpp"

namespace cme {

namespace {

/// The groff_char(7) escape for a character that groff would change or interpret; empty for others.
std::string_view escape_of(char character) {
  switch (character) {
    case '\\':
      return "\\e";
    case '-':
      return "\\-";
    case '\'':
      return "\\(aq";
    case '`':
      return "\\(ga";
    case '"':
      return "\\(dq";
    case '^':
      return "\\(ha";
    case '~':
      return "\\(ti";
    default:
      return {};
  }
}

/// Whether a sentence ends at `text[end]`, a space.
bool ends_sentence(std::string_view text, std::size_t end) {
  const bool is_after_stop = end > 0 && (text[end - 1] == '.' || text[end - 1] == '?' || text[end - 1] == ':' ||
                                         (end > 1 && text.substr(end - 2, 2) == ".)"));
  return is_after_stop && end + 1 < text.size();
}

/// The width of lines in a page, so that they fit in an editor.
constexpr std::size_t source_width = 72;

std::string escaped(std::string_view text) {
  std::string result;
  for (const char character : text) {
    const std::string_view escape = escape_of(character);
    result += escape.empty() ? std::string_view(&character, 1) : escape;
  }
  return result;
}

/// A line that begins with a dot would be a macro.
std::string as_text_line(const std::string& escaped_text) {
  return escaped_text.starts_with('.') ? "\\&" + escaped_text : escaped_text;
}

void append_sentence(std::string& page, std::string_view sentence) {
  for (const std::string& line : wrap(escaped(sentence), source_width)) {
    page += as_text_line(line) + '\n';
  }
}

}  // namespace

std::string mdoc_text(std::string_view text) {
  return as_text_line(escaped(text));
}

std::string mdoc_sentence(std::string_view text) {
  std::string result(text);
  if (!result.empty()) {
    result.front() = upper_ascii(result.substr(0, 1)).front();
  }
  return result.ends_with('.') ? result : result + '.';
}

void append_mdoc_sentences(std::string& page, std::string_view text) {
  std::size_t begin = 0;
  for (std::size_t at = text.find(' '); at != std::string_view::npos; at = text.find(' ', at + 1)) {
    if (ends_sentence(text, at)) {
      append_sentence(page, text.substr(begin, at - begin));
      begin = at + 1;
    }
  }
  append_sentence(page, text.substr(begin));
}

void append_mdoc_literals(std::string& page, std::string_view text, std::span<const std::string_view> names) {
  constexpr std::string_view closing = ",;:.)";
  std::string words;
  const auto end_words = [&] {
    if (!words.empty()) {
      append_mdoc_sentences(page, words);
      words.clear();
    }
  };
  for (const std::string_view word : split(text, ' ')) {
    const std::string_view name = word.substr(0, word.find_last_not_of(closing) + 1);
    if (std::ranges::find(names, name) == names.end()) {
      words.append(words.empty() ? "" : " ").append(word);
      continue;
    }
    end_words();
    page += fmt::format(".Cm {}", mdoc_text(name));
    for (const char mark : word.substr(name.size())) {
      page.append(" ").append(1, mark);
    }
    page += '\n';
  }
  end_words();
}

void append_mdoc_lines(std::string& page, std::string_view lines) {
  page += ".Bd -literal -offset indent\n";
  for (const std::string_view line : split(lines, '\n')) {
    page += mdoc_text(line) + '\n';
  }
  page += ".Ed\n";
}

std::string mdoc_head(std::string_view name, int section, std::string_view summary) {
  std::string first =
      lower_ascii(summary.substr(0, 1)) + std::string(summary.substr(std::min<std::size_t>(1, summary.size())));
  const auto parts = split(build_day, '-');
  constexpr std::string_view months[] = {"January", "February", "March",     "April",   "May",      "June",
                                         "July",    "August",   "September", "October", "November", "December"};
  return fmt::format(".\\\" Written by cme man.\n.Dd {} {}, {}\n.Dt {} {}\n.Os\n.Sh NAME\n.Nm {}\n.Nd {}\n",
                     months[parse_whole_number(parts[1]).value() - 1], parse_whole_number(parts[2]).value(), parts[0],
                     mdoc_text(upper_ascii(name)), section, mdoc_text(name), mdoc_text(first));
}

}  // namespace cme
