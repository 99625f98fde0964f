// SPDX-License-Identifier: MIT
#include "import/values.hpp"

#include <algorithm>

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "import/page/page_lines.hpp"

namespace cme {
namespace {

/// Single terms of the directory that contain commas. Source: 2,424 of its pages, late 2025.
constexpr std::string_view terms_with_commas[] = {
    "Diversity, Equity, and Inclusion",
    "Health Care Economics, Insurance, Payment",
    "Research, Methods, Statistics",
    "Antibiotic Use, Overuse, Resistance, Stewardship",
    "Cognition, Human Learning & Problem Solving",
};

bool is_letter(char byte) {
  return is_ascii_letter(byte) || is_beyond_ascii(byte);
}

/// Whether the comma separates two terms: it is the first character, a space, another comma or nothing follows it, or
/// it is between letters.
bool is_separator(std::string_view text, std::size_t comma) {
  std::size_t next = comma + 1;
  if (comma > 0 && next < text.size() && is_letter(text[comma - 1]) && is_letter(text[next])) {
    return true;
  }
  return comma == 0 || next == text.size() || text[next] == ',' || is_space(next_code_point(text, next));
}

/// The length of the term with commas at the start of the text, up to a separator or the end; 0 if there is none.
std::size_t find_whole_term(std::string_view text) {
  for (const std::string_view term : terms_with_commas) {
    if (lower_ascii(text.substr(0, term.size())) != lower_ascii(term)) {
      continue;
    }
    const std::string_view rest = text.substr(term.size());
    if (trim_spaces(rest.substr(0, rest.find(','))).empty()) {
      return term.size();
    }
  }
  return 0;
}

/// Where the first term of the text ends: at a comma before a space, or at the end.
std::size_t find_term_end(std::string_view text) {
  std::size_t comma = text.find(',', find_whole_term(text));
  while (comma != std::string_view::npos && !is_separator(text, comma)) {
    comma = text.find(',', comma + 1);
  }
  return std::min(comma, text.size());
}

/// The text with a letter in place of each comma between parentheses, which separates nothing; unchanged if some of
/// them are not closed.
std::string without_inner_commas(std::string_view text) {
  std::string outer(text);
  std::size_t depth = 0;
  for (char& byte : outer) {
    if (byte == ')' && depth == 0) {
      return std::string(text);
    }
    depth += byte == '(' ? std::size_t{1} : std::size_t{0};
    depth -= byte == ')' ? std::size_t{1} : std::size_t{0};
    byte = byte == ',' && depth > 0 ? 'x' : byte;
  }
  return depth == 0 ? outer : std::string(text);
}

}  // namespace

std::vector<std::string> split_terms(std::string_view text) {
  std::vector<std::string> terms;
  text = trim_spaces(text);
  const std::string outer = without_inner_commas(text);
  while (!text.empty()) {
    const std::size_t end = find_term_end(std::string_view(outer).substr(outer.size() - text.size()));
    const std::string_view term = trim_spaces(text.substr(0, end));
    if (!term.empty()) {
      terms.emplace_back(term);
    }
    text = trim_spaces(text.substr(std::min(end + 1, text.size())));
  }
  return terms;
}

template <class Term>
FoundTerms<Term> find_terms(std::string_view text) {
  FoundTerms<Term> read;
  for (std::string& word : split_terms(text)) {
    const auto number = find_any_spelling(vocabulary<Term>(), word);
    if (!number) {
      read.unknown.push_back(std::move(word));
      continue;
    }
    const auto term = static_cast<Term>(*number);
    const bool is_new = std::ranges::find(read.known, term) == read.known.end();
    (is_new ? read.known : read.repeated).push_back(term);
  }
  return read;
}

template FoundTerms<Competency> find_terms(std::string_view text);
template FoundTerms<CreditType> find_terms(std::string_view text);
template FoundTerms<PracticeSetting> find_terms(std::string_view text);
template FoundTerms<WellBeing> find_terms(std::string_view text);

std::optional<bool> find_yes_or_no(std::string_view text) {
  const std::string answer = lower_ascii(trim_spaces(text));
  if (answer == "yes" || answer == "no") {
    return answer == "yes";
  }
  return std::nullopt;
}

}  // namespace cme
