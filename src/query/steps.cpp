// SPDX-License-Identifier: MIT
#include "query/steps.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/ascii.hpp"
#include "base/fold.hpp"
#include "base/safe_output.hpp"
#include "model/common_words.hpp"
#include "query/codes.hpp"
#include "query/named_filters.hpp"
#include "query/option_hints.hpp"
#include "query/spelling.hpp"

namespace cme {
namespace {

/// For "most of the words": a record must have this share of the best record's weight.
constexpr double least_part_of_best = 0.5;

/// The maximum number of words listed in a note.
constexpr std::size_t most_listed = 8;

/// The maximum number of words of a pasted text that are respelled and searched for, because each takes at least one
/// index query.
constexpr std::size_t most_respelled = 30;
constexpr std::size_t most_wanted = 100;

bool is_stop_word(const Query& part) {
  return is_plain_word(part) && !part.term.column && is_common_word(fold(part.term.text));
}

/// `"a", "b" and 3 more`
std::string listed(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < std::min(words.size(), most_listed); ++i) {
    text += (i == 0 ? "" : ", ") + quote(words[i]);
  }
  return words.size() > most_listed ? fmt::format("{} and {} more", text, words.size() - most_listed) : text;
}

/// Tries one step after another until something is found.
class Steps {
 public:
  Steps(const SearchIndex& index, const SynonymTable& synonyms, Query query)
      : index_(index), synonyms_(synonyms), typed_(std::move(query)) {}

  SearchResult take(std::string_view text) {
    const QueryCodes codes = codes_of_query(text);
    find_by_code(codes);
    if (codes.complaint) {
      if (found_.hits.empty()) {
        found_.notes.push_back(*codes.complaint);
      }
      return std::move(found_);
    }
    const std::vector<SearchHit> by_code = std::exchange(found_.hits, {});
    if (!search() && by_code.empty()) {
      const bool is_named = read_named_filters(index_, typed_, found_.notes);
      find_hints(text);
      run_words_ = synonyms_.words_of_runs(typed_);
      const bool is_found = (is_named && search()) || (join_words(index_, typed_, found_.notes) && search()) ||
                            (respell_words(text) && search()) || search_most();
      if (!is_found) {
        note_nothing();
      }
      std::ranges::move(hints_.notes, std::back_inserter(found_.notes));
    }
    put_first(by_code);
    return std::move(found_);
  }

 private:
  /// Finds the records with a code, if the complete query is one.
  void find_by_code(const QueryCodes& meant) {
    for (const std::string& code : meant.codes) {
      found_.query = code_query(code);
      found_.hits = index_.find_code(code);
      if (!found_.hits.empty()) {
        found_.notes.push_back(code.starts_with("id=")    ? fmt::format("{} is an id", quote(code.substr(3)))
                               : code.starts_with("doi=") ? fmt::format("{} is a DOI", quote(code.substr(4)))
                                                          : std::string("the query is the address of an activity"));
        return;
      }
    }
  }

  void put_first(const std::vector<SearchHit>& hits) {
    for (const SearchHit& hit : hits) {
      std::erase_if(found_.hits, [&](const SearchHit& other) { return other.key == hit.key; });
    }
    found_.hits.insert(found_.hits.begin(), hits.begin(), hits.end());
  }

  /// Searches for the current query and its synonyms. Returns whether anything was found.
  bool search() {
    std::vector<QueryTerm> added;
    found_.query = synonyms_.expand(typed_, added);
    found_.hits = index_.find(found_.query);
    if (!found_.hits.empty()) {
      note_synonyms(added);
    }
    return !found_.hits.empty();
  }

  void note_synonyms(const std::vector<QueryTerm>& added) {
    std::vector<std::string> words;
    for (const QueryTerm& term : added) {
      if (index_.count({.kind = Query::Kind::term, .term = term}) > 0) {
        words.push_back(term.text);
      }
    }
    if (!words.empty()) {
      found_.notes.push_back("also searched for " + listed(words));
    }
  }

  /// Adds the hints for the current query. `text` is what was typed.
  void find_hints(std::string_view text) {
    OptionHints hints =
        find_option_hints(text, typed_.kind == Query::Kind::term ? std::span(&typed_, 1) : std::span(typed_.parts));
    std::erase_if(hints.notes, [this](const std::string& note) {
      return std::ranges::find(hints_.notes, note) != hints_.notes.end();
    });
    std::ranges::move(hints.notes, std::back_inserter(hints_.notes));
    std::ranges::move(hints.board_words, std::back_inserter(hints_.board_words));
    std::ranges::move(hints.option_words, std::back_inserter(hints_.option_words));
  }

  /// Respells each word if no record has it or one of its synonyms. Returns whether there is one.
  bool respell_words(std::string_view text) {
    option_words_ = words_of_options();
    const bool changed = respell_parts(typed_);
    if (changed) {
      find_hints(text);
    }
    return changed;
  }

  bool respell_parts(Query& part) {
    if (part.is_excluded) {
      return false;
    }
    bool changed = false;
    for (Query& inner : part.parts) {
      changed = respell_parts(inner) || changed;
    }
    const bool is_unknown = part.kind == Query::Kind::term && part.term.writing != Writing::code &&
                            !is_unwanted(part) && !is_named(part.term) && index_.count(part) == 0 &&
                            !has_synonyms_found(part);
    if (!is_unknown || respelled_ == most_respelled) {
      return changed;
    }
    ++respelled_;
    std::optional<Respelling> other = respell(index_, {option_words_, synonyms_}, part.term);
    if (!other) {
      if (part.term.text.find(' ') == std::string::npos) {
        note_unknown(part.term.text);
      }
      return changed;
    }
    found_.notes.push_back(fmt::format("no record contains {}; searched for {}", quote(part.term.text), other->shown));
    part = std::move(other->query);
    return true;
  }

  /// Whether it is part of a board's name, or of words with synonyms, which are spelled correctly.
  [[nodiscard]] bool is_named(const QueryTerm& term) const {
    return std::ranges::find(hints_.board_words, term.text) != hints_.board_words.end() || is_of_run(term);
  }

  [[nodiscard]] bool is_of_run(const QueryTerm& term) const {
    return std::ranges::find(run_words_, term.text) != run_words_.end();
  }

  void note_unknown(const std::string& word) {
    if (std::ranges::find(unknown_words_, word) == unknown_words_.end()) {
      unknown_words_.push_back(word);
    }
  }

  bool has_synonyms_found(const Query& part) {
    std::vector<QueryTerm> added;
    const Query expanded = synonyms_.expand(part, added);
    return !added.empty() && index_.count(expanded) > 0;
  }

  /// Searches for records that have most of the words.
  bool search_most() {
    if (typed_.kind == Query::Kind::any) {
      return false;
    }
    std::vector<QueryTerm> added;
    std::vector<Query> wanted;
    std::vector<Query> excluded;
    std::vector<std::string> codes;
    for (Query& part : parts_of(synonyms_.expand(typed_, added))) {
      if (part.is_excluded) {
        excluded.push_back(std::move(part));
        continue;
      }
      if (part.term.writing == Writing::code) {
        codes.push_back(part.term.text);
        continue;
      }
      for (Query& piece : pieces_of(std::move(part), added)) {
        if (wanted.size() < most_wanted && index_.count(piece) > 0) {
          wanted.push_back(std::move(piece));
        } else if (wanted.size() < most_wanted && is_plain_word(piece) && !is_unwanted(piece)) {
          note_unknown(piece.term.text);
        }
      }
    }
    std::erase_if(wanted, [this](const Query& part) { return is_unwanted(part); });
    if (wanted.empty()) {
      return search_codes(codes);
    }
    found_.query = {.kind = Query::Kind::any, .parts = std::move(wanted)};
    std::ranges::move(excluded, std::back_inserter(found_.query.parts));
    find_most();
    keep_only(codes);
    if (!found_.hits.empty()) {
      note_most();
      note_synonyms(added);
    }
    return !found_.hits.empty();
  }

  /// If no record has any of the other words, finds the records with the board and the year of the query.
  bool search_codes(const std::vector<std::string>& codes) {
    if (codes.empty()) {
      return false;
    }
    std::vector<Query> parts;
    for (const std::string& code : codes) {
      parts.push_back(code_query(code));
    }
    found_.query = all_of(std::move(parts));
    found_.hits = index_.find(found_.query);
    if (!found_.hits.empty() && !unknown_words_.empty()) {
      found_.notes.push_back("no record contains " + listed(unknown_words_));
    }
    return !found_.hits.empty();
  }

  /// Whether it does not describe what an activity teaches: a common word, an option word, or an OR of such words.
  [[nodiscard]] bool is_unwanted(const Query& part) const {
    if (part.kind != Query::Kind::term) {
      return std::ranges::all_of(part.parts,
                                 [this](const Query& inner) { return inner.is_excluded || is_unwanted(inner); });
    }
    if (part.is_excluded || part.term.column || part.term.writing != Writing::plain) {
      return false;
    }
    return is_stop_word(part) || std::ranges::find(hints_.option_words, part.term.text) != hints_.option_words.end();
  }

  /// The pieces of a part that no record has: the words that punctuation joined, or those words of a sequence with
  /// synonyms that have synonyms of their own, such as "flu" in "flu shot". The other words of a sequence mean little
  /// without it; those that no record has are for a note.
  [[nodiscard]] std::vector<Query> pieces_of(Query part, std::vector<QueryTerm>& added) const {
    if (part.is_excluded || index_.count(part) > 0) {
      return {std::move(part)};
    }
    if (part.kind == Query::Kind::term) {
      return part.term.writing == Writing::plain ? words_of(part.term) : std::vector{std::move(part)};
    }
    std::vector<Query> pieces;
    for (const QueryTerm& term : wanted_terms(part)) {
      const std::size_t before = added.size();
      Query word = synonyms_.expand(term_of(term), added);
      if (added.size() > before || !is_of_run(term) || index_.count(word) == 0) {
        pieces.push_back(std::move(word));
      }
    }
    return pieces;
  }

  static Query term_of(QueryTerm term) { return {.kind = Query::Kind::term, .term = std::move(term)}; }

  /// Its words, without numbers, which mean nothing by themselves: "covid-19".
  static std::vector<Query> words_of(const QueryTerm& term) {
    const std::vector<std::string_view> words = split(term.text, ' ');
    std::vector<Query> pieces;
    for (const std::string_view word : words) {
      if (words.size() == 1 || !std::ranges::all_of(word, is_digit)) {
        pieces.push_back(term_of({.text = std::string(word), .is_prefix = term.is_prefix, .column = term.column}));
      }
    }
    return pieces;
  }

  void find_most() {
    found_.hits = index_.find(found_.query);
    double best = 0;
    for (const SearchHit& hit : found_.hits) {
      best = std::max(best, hit.score.matched);
    }
    std::erase_if(found_.hits, [best](const SearchHit& hit) { return hit.score.matched < least_part_of_best * best; });
    for (SearchHit& hit : found_.hits) {
      hit.score.total *= hit.score.matched / best;
    }
    std::ranges::stable_sort(found_.hits, std::ranges::greater(), [](const SearchHit& hit) { return hit.score.total; });
  }

  void keep_only(const std::vector<std::string>& codes) {
    for (const std::string& code : codes) {
      const std::vector<SearchHit> with_code = index_.find_code(code);
      std::erase_if(found_.hits, [&](const SearchHit& hit) {
        return !std::ranges::binary_search(with_code, hit.key, {}, &SearchHit::key);
      });
    }
  }

  void note_most() {
    if (!unknown_words_.empty()) {
      found_.notes.push_back("no record contains " + listed(unknown_words_));
    }
    std::vector<std::string> words;
    for (const QueryTerm& term : wanted_terms(found_.query)) {
      if (term.writing == Writing::plain) {
        words.push_back(term.text);
      }
    }
    found_.notes.push_back(fmt::format("no record contains all words; searched for {}{}",
                                       words.size() > 1 ? "most of " : "", listed(words)));
  }

  void note_nothing() {
    if (!unknown_words_.empty()) {
      found_.notes.push_back(fmt::format("no record contains {} or {}", listed(unknown_words_),
                                         unknown_words_.size() == 1 ? "a similar word" : "similar words"));
    } else if (found_.notes.empty()) {
      found_.notes.emplace_back("no record contains all of this");
    }
  }

  const SearchIndex& index_;
  const SynonymTable& synonyms_;
  Query typed_;                             ///< as typed, then as changed by the steps
  OptionHints hints_;                       ///< for what was typed
  std::vector<std::string> run_words_;      ///< words of the query that have synonyms together
  std::vector<std::string> option_words_;   ///< all that there are, for spelling
  std::vector<std::string> unknown_words_;  ///< words of the query that no record has
  std::size_t respelled_ = 0;               ///< how many were tried
  SearchResult found_;
};

}  // namespace

SearchResult find_meant(const SearchIndex& index, std::string_view text, const Query& query,
                        const SynonymTable& synonyms, Reading reading) {
  if (reading == Reading::exact) {
    return {.hits = index.find(query), .query = query};
  }
  return Steps(index, synonyms, query).take(text);
}

}  // namespace cme
