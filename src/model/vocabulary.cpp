// SPDX-License-Identifier: MIT
#include "cme/model/vocabulary.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/ascii.hpp"
#include "base/fold.hpp"
#include "base/nearest.hpp"

namespace cme {
namespace {

bool is_letter_or_digit(char character) {
  return is_small_letter(character) || is_digit(character) || is_beyond_ascii(character);
}

/// Whether the text has a mark that may change what it means: `ABIM?`, and `ABIM*` with a footnote about it.
bool has_mark_of_doubt(std::string_view text) {
  return text.find_first_of("?*~^!#+<>=%") != std::string_view::npos;
}

/// The common form of all spellings of a term: folded words with "and" for "&", without punctuation and "American Board
/// of".
std::string normalize(std::string_view text) {
  constexpr std::string_view board_of = "american board of ";
  std::string words;
  for (const char character : fold(text)) {
    if (character == '&') {
      words += " and ";
    } else {
      words += is_letter_or_digit(character) ? character : ' ';
    }
  }
  words = fold(words);  // one space for each run of them
  if (words.starts_with("the ")) {
    words.erase(0, 4);
  }
  if (words.starts_with(board_of)) {
    words.erase(0, board_of.size());
  }
  return words;
}

/// The numbers of the terms by their normalized names and aliases; the first if terms share one.
using Spellings = std::unordered_map<std::string, std::size_t>;

Spellings make_spellings(const Vocabulary& vocabulary) {
  Spellings spellings;
  for (std::size_t term = 0; term < vocabulary.names.size(); ++term) {
    spellings.emplace(normalize(vocabulary.names[term]), term);
  }
  for (const Alias& alias : vocabulary.aliases) {
    spellings.emplace(normalize(alias.text), alias.term);
  }
  return spellings;
}

/// The spellings of a vocabulary, whose names and aliases are static tables. Each thread makes them once, because a
/// spreadsheet can need them for every cell.
const Spellings& spellings_of(const Vocabulary& vocabulary) {
  thread_local std::map<std::pair<const std::string_view*, const Alias*>, Spellings> known;
  const std::pair tables(vocabulary.names.data(), vocabulary.aliases.data());
  const auto found = known.find(tables);
  return found != known.end() ? found->second : known.emplace(tables, make_spellings(vocabulary)).first->second;
}

/// Whether `text` is an alias that something outside the vocabulary has, too.
bool is_shared(const Vocabulary& vocabulary, std::string_view text) {
  const std::string wanted = normalize(text);
  return std::ranges::any_of(vocabulary.aliases,
                             [&](const Alias& alias) { return alias.is_shared && normalize(alias.text) == wanted; });
}

/// Names up to this length are abbreviations: one that differs by a letter is probably a different one.
constexpr std::size_t longest_abbreviation = 6;

/// The words of a name that are codes, normalized: `AMA`, `1-A`. A different code means a different thing.
std::vector<std::string> codes_in(std::string_view name) {
  std::vector<std::string> codes;
  for (const std::string_view word : split(name, ' ')) {
    const bool is_code =
        std::ranges::all_of(word, [](char c) { return is_capital_letter(c) || is_digit(c) || c == '-'; });
    const std::string code = is_code ? normalize(word) : std::string();
    for (const std::string_view part : split(code, ' ')) {
      if (!part.empty()) {
        codes.emplace_back(part);
      }
    }
  }
  return codes;
}

/// Whether `name` may be suggested for `wanted`, which is normalized: it has no code that was not written, unless
/// `wanted` is just its beginning.
bool keeps_meaning(std::string_view wanted, std::string_view name) {
  const std::vector<std::string_view> words = split(wanted, ' ');
  return normalize(name).starts_with(wanted) || std::ranges::all_of(codes_in(name), [&](const std::string& code) {
           return std::ranges::find(words, code) != words.end();
         });
}

bool is_abbreviation(std::string_view text) {
  const bool has_small = std::ranges::any_of(text, [](char c) { return is_small_letter(c); });
  return !has_small && text.size() <= longest_abbreviation;
}

/// The name that has only one letter more, less or different.
std::optional<std::string_view> find_name_but_for_a_letter(const Vocabulary& vocabulary, std::string_view text) {
  const std::string folded = fold(text);
  const auto found = std::ranges::find_if(
      vocabulary.names, [&](std::string_view name) { return edit_distance_within(folded, fold(name), 1).has_value(); });
  return found == vocabulary.names.end() ? std::nullopt : std::optional(*found);
}

/// The number of the spelling nearest to `wanted`, both normalized.
std::optional<std::size_t> find_nearest_spelling(const std::string& wanted, const std::vector<std::string>& spellings) {
  const std::vector<std::string_view> views(spellings.begin(), spellings.end());
  const auto nearest = find_nearest(wanted, views);
  if (!nearest) {
    return std::nullopt;
  }
  return static_cast<std::size_t>(std::find(views.begin(), views.end(), *nearest) - views.begin());
}

}  // namespace

std::optional<std::size_t> find_name(const Vocabulary& vocabulary, std::string_view text) {
  const auto is_it = [text](std::string_view name) {
    // The last letter distinguishes most names without a look at the others.
    return name.size() == text.size() && (text.empty() || name.back() == text.back()) && name == text;
  };
  const auto found = std::find_if(vocabulary.names.begin(), vocabulary.names.end(), is_it);
  if (found == vocabulary.names.end()) {
    return std::nullopt;
  }
  return static_cast<std::size_t>(found - vocabulary.names.begin());
}

std::optional<std::size_t> find_any_spelling(const Vocabulary& vocabulary, std::string_view text) {
  // Most texts are spelled exactly as stored, and spreadsheets have very many of them.
  if (const auto term = find_name(vocabulary, text)) {
    return term;
  }
  if (has_mark_of_doubt(text)) {
    return std::nullopt;
  }
  const Spellings& spellings = spellings_of(vocabulary);
  const auto found = spellings.find(normalize(text));
  return found == spellings.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::size_t> find_meant(const Vocabulary& vocabulary, std::string_view text) {
  if (const auto term = find_any_spelling(vocabulary, text)) {
    return is_shared(vocabulary, text) ? std::nullopt : term;
  }
  if (has_mark_of_doubt(text)) {
    return std::nullopt;
  }
  std::set<std::size_t> near;
  for (std::size_t term = 0; term < vocabulary.names.size(); ++term) {
    if (is_slip_of(text, vocabulary.names[term])) {
      near.insert(term);
    }
  }
  for (const Alias& alias : vocabulary.aliases) {
    if (alias.text.size() > longest_abbreviation && is_slip_of(text, alias.text)) {
      near.insert(alias.term);
    }
  }
  return near.size() == 1 ? std::optional(*near.begin()) : std::nullopt;
}

std::optional<std::string_view> suggest_name(const Vocabulary& vocabulary, std::string_view text) {
  if (const auto term = find_any_spelling(vocabulary, text)) {
    return vocabulary.names[*term];
  }
  constexpr std::size_t longest_name = 256;
  // One letter more is a different abbreviation: ABMS is not a board.
  if (text.size() > longest_name || is_abbreviation(trim(text))) {
    return std::nullopt;
  }
  // A short word such as All is the beginning of a name by chance.
  constexpr std::size_t shortest_beginning = 4;
  if (trim(text).size() < shortest_beginning) {
    return find_name_but_for_a_letter(vocabulary, text);
  }
  const std::string wanted = normalize(text);
  std::vector<std::string> spellings;
  std::vector<std::size_t> terms;
  const auto add = [&](std::string_view spelling, std::size_t term) {
    if (keeps_meaning(wanted, spelling)) {
      spellings.push_back(normalize(spelling));
      terms.push_back(term);
    }
  };
  for (std::size_t term = 0; term < vocabulary.names.size(); ++term) {
    add(vocabulary.names[term], term);
  }
  if (const auto name = find_nearest_spelling(wanted, spellings)) {
    return vocabulary.names[terms[*name]];
  }
  spellings.clear();
  terms.clear();
  for (const Alias& alias : vocabulary.aliases) {
    if (alias.text.size() > longest_abbreviation) {
      add(alias.text, alias.term);
    }
  }
  const auto alias = find_nearest_spelling(wanted, spellings);
  return alias ? std::optional(vocabulary.names[terms[*alias]]) : std::nullopt;
}

}  // namespace cme
