// SPDX-License-Identifier: MIT
#include "query/score.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <new>
#include <numeric>
#include <optional>

#include "query/columns.hpp"
#include "query/tokenizer.hpp"

namespace cme {
namespace {

/// The parameters of BM25: how quickly further occurrences add less, and how much a long text is penalized.
constexpr double saturation = 1.2;
constexpr double length_part = 0.75;

/// The extra weight of neighboring parts that occur next to each other.
constexpr double neighbor_part = 0.3;

/// The frequency of a part, weighted by column.
using Frequency = std::array<double, search_column_count>;

double sum_of(const Frequency& frequency) {
  return std::accumulate(frequency.begin(), frequency.end(), 0.0);
}

void add(const Frequency& frequency, double factor, Frequency& sum) {
  for (std::size_t column = 0; column < sum.size(); ++column) {
    sum[column] += factor * frequency[column];
  }
}

/// BM25's adjusted frequency, so that the second occurrence adds less than the first.
double saturated(double frequency, double length) {
  return frequency * (saturation + 1) / (frequency + saturation * (1 - length_part + length_part * length));
}

/// Where the words of a part last ended in a record.
struct PlaceOfEnd {
  int column = -1;
  int word = 0;
};

/// An FTS5 failure inside a function that it calls.
struct Failure {
  int code;
};

void require(int code) {
  if (code != SQLITE_OK) {
    throw Failure{code};
  }
}

}  // namespace

struct Scorer::State {
  const Scoring* scoring = nullptr;
  std::vector<std::size_t> part_of_phrase;
  std::vector<bool> is_present;        ///< one per phrase
  std::vector<Frequency> frequencies;  ///< one per phrase
  std::vector<PlaceOfEnd> ends;        ///< one per part
  std::vector<double> pairs;           ///< for each part, how often it directly follows the one before
  Score score;

  void reckon(const Fts5ExtensionApi& api, Fts5Context* context);
  void read_instances(const Fts5ExtensionApi& api, Fts5Context* context);
  [[nodiscard]] std::optional<Frequency> frequency_of(const Query& query, const MatchExpression& expression) const;
  void add_part(std::size_t part, double length);
};

void Scorer::State::read_instances(const Fts5ExtensionApi& api, Fts5Context* context) {
  const std::size_t phrases = part_of_phrase.size();
  const std::size_t parts = scoring->part_weights.size();
  is_present.assign(phrases, false);
  frequencies.assign(phrases, Frequency{});
  ends.assign(parts, PlaceOfEnd{});
  pairs.assign(parts, 0.0);
  int count = 0;
  require(api.xInstCount(context, &count));
  for (int i = 0; i < count; ++i) {
    int number = 0;
    PlaceOfEnd place;
    require(api.xInst(context, i, &number, &place.column, &place.word));
    const auto phrase = static_cast<std::size_t>(number);
    const auto column = static_cast<std::size_t>(place.column);
    assert(phrase < phrases && "FTS5 counts the phrases of the expression");
    is_present[phrase] = true;
    if (column >= search_column_count) {
      continue;  // a code
    }
    const double weight = search_columns[column].weight;
    const std::size_t part = part_of_phrase[phrase];
    frequencies[phrase][column] += weight;
    if (part > 0 && ends[part - 1].column == place.column && ends[part - 1].word == place.word) {
      pairs[part] += weight;
    }
    ends[part] = {place.column, place.word + api.xPhraseSize(context, number)};
  }
}

/// How often a part occurs; nothing if it does not match. FTS5's own report about phrases is not enough: of two words
/// that must both match, it may report the only one that is present.
std::optional<Frequency> Scorer::State::frequency_of(const Query& query, const MatchExpression& expression) const {
  Frequency frequency{};
  if (query.kind == Query::Kind::term) {
    bool matches = false;
    for (std::size_t i = 0; i < expression.phrase_count; ++i) {
      const std::size_t phrase = expression.first_phrase + i;
      matches = matches || is_present[phrase];
      add(frequencies[phrase], query.weight, frequency);
    }
    return matches ? std::optional(frequency) : std::nullopt;
  }
  const bool all = query.kind == Query::Kind::all;
  const double factor = query.weight / (all ? static_cast<double>(query.parts.size()) : 1.0);
  bool matches = all;
  for (std::size_t i = 0; i < query.parts.size(); ++i) {
    if (query.parts[i].is_excluded) {
      continue;
    }
    const std::optional<Frequency> part = frequency_of(query.parts[i], expression.parts[i]);
    matches = all ? matches && part : matches || part;
    if (part) {
      add(*part, factor, frequency);
    }
  }
  return matches ? std::optional(frequency) : std::nullopt;
}

void Scorer::State::add_part(std::size_t part, double length) {
  const bool is_term = scoring->query.kind == Query::Kind::term;
  const Query& query = is_term ? scoring->query : scoring->query.parts[part];
  const MatchExpression& expression = is_term ? scoring->expression : scoring->expression.parts[part];
  if (query.is_excluded) {
    return;
  }
  const std::optional<Frequency> frequency = frequency_of(query, expression);
  if (!frequency) {
    return;
  }
  const double weight = scoring->part_weights[part];
  const double all = sum_of(*frequency);
  score.matched += weight;
  if (all > 0) {
    const double total = weight * saturated(all, length);
    score.total += total;
    add(*frequency, total / all, score.by_column);
  }
  if (pairs[part] > 0) {
    score.total += neighbor_part * std::min(weight, scoring->part_weights[part - 1]) * saturated(pairs[part], length);
  }
}

void Scorer::State::reckon(const Fts5ExtensionApi& api, Fts5Context* context) {
  read_instances(api, context);
  const double length = scoring->relative_length(static_cast<std::size_t>(api.xRowid(context)));
  score = {};
  for (std::size_t part = 0; part < scoring->part_weights.size(); ++part) {
    add_part(part, length);
  }
}

Scorer::Scorer(const Connection& connection) : state_(std::make_unique<State>()) {
  const auto call = [](const Fts5ExtensionApi* api, Fts5Context* context, sqlite3_context* result, int /*count*/,
                       sqlite3_value** /*values*/) noexcept {
    // No exception may pass through SQLite's C code.
    auto& state = *static_cast<State*>(api->xUserData(context));
    try {
      state.reckon(*api, context);
      sqlite3_result_double(result, state.score.total);
    } catch (const Failure& failure) {
      sqlite3_result_error_code(result, failure.code);
    } catch (const std::bad_alloc&) {
      sqlite3_result_error_nomem(result);
    }
  };
  fts5_api& api = full_text_api(connection);
  require_ok(api.xCreateFunction(&api, "score", state_.get(), call, nullptr), connection.get());
}

Scorer::~Scorer() = default;

void Scorer::start(const Scoring& scoring) {
  State& state = *state_;
  state.scoring = &scoring;
  state.part_of_phrase.assign(scoring.expression.phrase_count, 0);
  const std::vector<MatchExpression>& parts = scoring.expression.parts;
  for (std::size_t part = 0; part < parts.size(); ++part) {
    std::fill_n(state.part_of_phrase.begin() + static_cast<std::ptrdiff_t>(parts[part].first_phrase),
                parts[part].phrase_count, part);
  }
}

const Score& Scorer::last() const {
  return state_->score;
}

double part_weight(std::size_t matching, std::size_t records) {
  const auto with = static_cast<double>(matching);
  const auto all = static_cast<double>(records);
  // A word in more than half of the records would have a negative weight.
  return std::max(1e-6, std::log((all - with + 0.5) / (with + 0.5)));
}

}  // namespace cme
