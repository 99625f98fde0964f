// SPDX-License-Identifier: MIT
#include "query/synonym_table.hpp"

#include <algorithm>
#include <iterator>

#include "base/ascii.hpp"

namespace cme {
namespace {

/// The weight of a synonym, compared with what was typed, which the reader certainly means.
constexpr double synonym_weight = 0.8;

/// Whether it is an abbreviation, of only capitals and digits: "AIDS" is not the plural of "aid".
bool is_abbreviation(std::string_view text) {
  return std::ranges::none_of(text, [](char c) { return is_small_letter(c); });
}

/// Whether a term may be part of a phrase that is looked up.
bool is_plain(const Query& part) {
  return part.kind == Query::Kind::term && !part.is_excluded && part.term.writing == Writing::plain &&
         !part.term.is_prefix;
}

std::size_t count_words(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count(text, ' ')) + 1;
}

/// The parts starting at `first` that can be looked up together, with at most `longest` words.
std::size_t run_size(const std::vector<Query>& parts, std::size_t first, std::size_t longest) {
  std::size_t words = 0;
  std::size_t last = first;
  for (; last < parts.size() && is_plain(parts[last]) && parts[last].term.column == parts[first].term.column; ++last) {
    words += count_words(parts[last].term.text);
    if (words > longest) {
      break;
    }
  }
  return last - first;
}

std::string text_of(std::span<const Query> parts) {
  std::string text;
  for (const Query& part : parts) {
    text += text.empty() ? "" : " ";
    text += part.term.text;
  }
  return text;
}

}  // namespace

SynonymTable::SynonymTable(std::span<const Synonym> own) {
  for (const Synonym& synonym : built_in_synonyms()) {
    add(synonym);
  }
  for (const Synonym& synonym : own) {
    add(synonym);
  }
}

void SynonymTable::add(const Synonym& synonym) {
  for (const std::string& typed : synonym.typed) {
    const Keys keys = keys_of(typed);
    if (keys.letters.empty()) {
      continue;
    }
    longest_ = std::max(longest_, count_words(keys.letters));
    std::vector<std::string>& others = is_abbreviation(typed) ? of_abbreviations_[keys.letters] : of_words_[keys.stems];
    for (const std::string& other : synonym.others) {
      if (std::ranges::find(others, other) == others.end()) {
        others.push_back(other);
      }
    }
  }
}

SynonymTable::Keys SynonymTable::keys_of(std::string_view text) const {
  Keys keys;
  for (const Word& word : find_words(tokenizer_, text)) {
    keys.letters += keys.letters.empty() ? word.folded : " " + word.folded;
    keys.stems += keys.stems.empty() ? word.stem : " " + word.stem;
  }
  return keys;
}

const std::vector<std::string>* SynonymTable::find(std::string_view text) const {
  const Keys keys = keys_of(text);
  if (const auto found = of_abbreviations_.find(keys.letters); found != of_abbreviations_.end()) {
    return &found->second;
  }
  const auto found = of_words_.find(keys.stems);
  return found == of_words_.end() ? nullptr : &found->second;
}

Query SynonymTable::expand(Query query, std::vector<QueryTerm>& added) const {
  if (query.kind == Query::Kind::term) {
    return all_of(expand_runs({std::move(query)}, added));
  }
  for (Query& part : query.parts) {
    if (part.kind != Query::Kind::term && !part.is_excluded) {
      part = expand(std::move(part), added);
    }
  }
  if (query.kind == Query::Kind::all) {
    query.parts = expand_runs(std::move(query.parts), added);
    return query.parts.size() == 1 ? std::move(query.parts.front()) : query;
  }
  for (Query& part : query.parts) {
    part = part.kind == Query::Kind::term ? all_of(expand_runs({std::move(part)}, added)) : std::move(part);
  }
  return query;
}

/// The longest sequence of parts from `first` on that has synonyms.
SynonymTable::Run SynonymTable::find_run(const std::vector<Query>& parts, std::size_t first) const {
  Run run{.size = run_size(parts, first, longest_)};
  while (run.size > 0 && (run.others = find(text_of(std::span(parts).subspan(first, run.size)))) == nullptr) {
    --run.size;
  }
  return run;
}

std::vector<std::string> SynonymTable::words_of_runs(const Query& query) const {
  std::vector<std::string> words;
  for (std::size_t first = 0; first < query.parts.size();) {
    const std::size_t size = find_run(query.parts, first).size;
    for (std::size_t i = first; size > 1 && i < first + size; ++i) {
      words.push_back(query.parts[i].term.text);
    }
    first += std::max<std::size_t>(1, size);
  }
  return words;
}

std::vector<Query> SynonymTable::expand_runs(std::vector<Query> parts, std::vector<QueryTerm>& added) const {
  std::vector<Query> expanded;
  for (std::size_t first = 0; first < parts.size();) {
    const auto [size, others] = find_run(parts, first);
    if (others == nullptr) {
      expanded.push_back(std::move(parts[first++]));
      continue;
    }
    const std::optional<SearchColumn> column = parts[first].term.column;
    const auto begin = parts.begin() + static_cast<std::ptrdiff_t>(first);
    std::vector<Query> choices{
        all_of({std::make_move_iterator(begin), std::make_move_iterator(begin + static_cast<std::ptrdiff_t>(size))})};
    for (const std::string& other : *others) {
      Query choice{.kind = Query::Kind::term, .term = {.text = other, .column = column, .writing = Writing::quoted}};
      choice.weight = synonym_weight;
      added.push_back(choice.term);
      choices.push_back(std::move(choice));
    }
    expanded.push_back(any_of(std::move(choices)));
    first += size;
  }
  return expanded;
}

}  // namespace cme
