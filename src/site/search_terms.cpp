// SPDX-License-Identifier: MIT
#include "site/search_terms.hpp"

#include <algorithm>
#include <cassert>
#include <deque>
#include <iterator>
#include <utility>

#include "base/ascii.hpp"
#include "base/byte_set.hpp"
#include "base/fold.hpp"
#include "base/utf8.hpp"
#include "model/common_words.hpp"

namespace cme {
namespace {

constexpr ByteSet ascii_term_bytes("abcdefghijklmnopqrstuvwxyz0123456789");

constexpr std::size_t bytes_of_beginning = sizeof(std::uint64_t);

/// Calls `take` for each word of a folded text.
void for_each_folded_term(std::string_view folded, auto take) {
  std::size_t begin = 0;
  bool is_in_word = false;
  for (std::size_t offset = 0; offset < folded.size();) {
    const std::size_t at = offset;
    bool is_part = false;
    if (is_beyond_ascii(folded[at])) {
      is_part = is_letter_or_digit(next_code_point(folded, offset));
    } else {
      is_part = ascii_term_bytes.has(folded[at]);
      ++offset;
    }
    if (is_part && !is_in_word) {
      begin = at;
    } else if (!is_part && is_in_word) {
      take(folded.substr(begin, at - begin));
    }
    is_in_word = is_part;
  }
  if (is_in_word) {
    take(folded.substr(begin));
  }
}

/// Calls `take` with each term of a text. The terms are in what this adds to `texts`.
void for_each_term(std::string_view text, std::deque<std::string>& texts, auto take) {
  // Each character is folded alone. In lower case, ASCII is folded, and nearly all words are nothing else.
  const std::string_view lower = texts.emplace_back(lower_ascii(text));
  for (std::size_t offset = 0; offset < lower.size();) {
    const std::size_t begin = offset;
    while (offset < lower.size() && ascii_term_bytes.has(lower[offset])) {
      ++offset;
    }
    if (offset == lower.size() || !is_beyond_ascii(lower[offset])) {
      if (offset > begin) {
        take(lower.substr(begin, offset - begin));
      }
      ++offset;
      continue;
    }
    while (offset < lower.size() && (is_beyond_ascii(lower[offset]) || ascii_term_bytes.has(lower[offset]))) {
      ++offset;
    }
    for_each_folded_term(texts.emplace_back(fold(lower.substr(begin, offset - begin))), take);
  }
}

/// The first bytes of a term as a number; numbers are in the order of what they begin. No two terms that are shorter
/// have the same.
std::uint64_t beginning_of(std::string_view term) {
  std::uint64_t number = 0;
  for (std::size_t at = 0; at < bytes_of_beginning; ++at) {
    number = number << 8U | (at < term.size() ? static_cast<unsigned char>(term[at]) : 0U);
  }
  return number;
}

/// Whether it is a function word: these are searched in titles only, and omitted from a query that has other words.
bool is_stop_word(std::uint64_t beginning) {
  static const std::vector<std::uint64_t> beginnings = [] {
    std::vector<std::uint64_t> numbers;
    for (const std::string_view word : function_words()) {
      assert(word.size() < bytes_of_beginning && "a longer term would have the same beginning");
      numbers.push_back(beginning_of(word));
    }
    return numbers;
  }();
  return std::ranges::binary_search(beginnings, beginning);
}

// How much an occurrence counts; as in `cme search`, except rounding.
constexpr unsigned title_weight = 8;
constexpr unsigned keyword_weight = 6;
constexpr unsigned objective_weight = 2;
constexpr unsigned provider_weight = 2;
constexpr unsigned description_weight = 1;

/// The minimum weight of each level except 0.
constexpr unsigned level_bounds[highest_level] = {2, 3, 5, 8, 11, 15, 20};

std::uint8_t level_of(unsigned weight) {
  return static_cast<std::uint8_t>(std::ranges::upper_bound(level_bounds, weight) - std::begin(level_bounds));
}

/// A longer word is not a real query, and would be longer than a part of the index.
constexpr std::size_t longest_term = 100;

class TermCounter {
 public:
  void add(std::string_view text, unsigned weight) {
    for_each_term(text, texts_, [&](std::string_view term) {
      const std::uint64_t beginning = beginning_of(term);
      if (weight == title_weight || !is_stop_word(beginning)) {
        counted_.push_back({beginning, term.substr(0, longest_term), weight});
      }
    });
  }

  void add(const std::optional<std::string>& text, unsigned weight) {
    if (text) {
      add(std::string_view(*text), weight);
    }
  }

  void add(const std::vector<std::string>& texts, unsigned weight) {
    for (const std::string& text : texts) {
      add(std::string_view(text), weight);
    }
  }

  std::vector<WeightedTerm> take() {
    std::ranges::sort(counted_, [](const Counted& left, const Counted& right) {
      return left.beginning != right.beginning ? left.beginning < right.beginning : left.term < right.term;
    });
    std::vector<WeightedTerm> terms;
    terms.reserve(counted_.size());
    for (std::size_t at = 0; at < counted_.size();) {
      const std::string_view term = counted_[at].term;
      unsigned weight = 0;
      std::size_t end = at;
      for (; end < counted_.size() && counted_[end].term == term; ++end) {
        weight += counted_[end].weight;
      }
      terms.push_back({std::string(term), level_of(weight)});
      at = end;
    }
    return terms;
  }

 private:
  /// An occurrence of a term.
  struct Counted {
    std::uint64_t beginning;  ///< which nearly always decides the order
    std::string_view term;
    unsigned weight;
  };

  std::deque<std::string> texts_;  ///< that the terms are in
  std::vector<Counted> counted_;
};

}  // namespace

std::vector<std::string> search_terms(std::string_view text) {
  std::vector<std::string> terms;
  std::deque<std::string> texts;
  for_each_term(text, texts, [&](std::string_view term) { terms.emplace_back(term); });
  return terms;
}

std::vector<WeightedTerm> weighted_terms(const Activity& activity) {
  TermCounter counter;
  counter.add(activity.title, title_weight);
  counter.add(activity.keywords, keyword_weight);
  counter.add(activity.objectives, objective_weight);
  counter.add(activity.provider, provider_weight);
  counter.add(activity.accredited_provider, provider_weight);
  for (const Section& section : activity.description) {
    counter.add(std::string_view(section.text), description_weight);
  }
  counter.add(std::string_view(std::to_string(*activity.id)), title_weight);
  if (activity.doi) {
    counter.add(std::string_view(activity.doi->text()), description_weight);
  }
  return counter.take();
}

}  // namespace cme
