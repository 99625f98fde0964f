// SPDX-License-Identifier: MIT
#include "site/search_terms.hpp"

#include <algorithm>
#include <deque>
#include <iterator>
#include <utility>

#include "base/ascii.hpp"
#include "base/fold.hpp"
#include "base/utf8.hpp"
#include "model/common_words.hpp"

namespace cme {
namespace {

bool is_ascii_term_byte(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
}

/// Calls `take` for each word of a folded text.
void for_each_term(std::string_view folded, auto take) {
  std::size_t begin = 0;
  bool is_in_word = false;
  for (std::size_t offset = 0; offset < folded.size();) {
    const std::size_t at = offset;
    bool is_part = false;
    if (static_cast<unsigned char>(folded[at]) < 0x80) {
      is_part = is_ascii_term_byte(folded[at]);
      ++offset;
    } else {
      is_part = is_letter_or_digit(next_code_point(folded, offset));
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

/// These are searched in titles only, and omitted from a query that has other words.
bool is_stop_word(std::string_view term) {
  constexpr std::size_t longest = std::string_view("versus").size();
  return term.size() <= longest && std::ranges::binary_search(function_words(), term);
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
    for_each_term(folded_.emplace_back(fold(text)), [&](std::string_view term) {
      if (weight == title_weight || !is_stop_word(term)) {
        counted_.emplace_back(term.substr(0, longest_term), weight);
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
    std::ranges::sort(counted_);
    std::vector<WeightedTerm> terms;
    for (std::size_t at = 0; at < counted_.size();) {
      const std::string_view term = counted_[at].first;
      unsigned weight = 0;
      std::size_t end = at;
      for (; end < counted_.size() && counted_[end].first == term; ++end) {
        weight += counted_[end].second;
      }
      terms.push_back({std::string(term), level_of(weight)});
      at = end;
    }
    return terms;
  }

 private:
  std::deque<std::string> folded_;  ///< the texts that the terms are in
  std::vector<std::pair<std::string_view, unsigned>> counted_;
};

}  // namespace

std::vector<std::string> search_terms(std::string_view text) {
  std::vector<std::string> terms;
  for_each_term(fold(text), [&](std::string_view term) { terms.emplace_back(term); });
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
