// SPDX-License-Identifier: MIT
#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "query/search_index.hpp"
#include "query/snippet.hpp"
#include "query/steps.hpp"
#include "records.hpp"

namespace {

constexpr std::uint32_t first_id = 100'001;
constexpr std::uint32_t count = 2'000;

const std::vector<cme::SearchText>& texts() {
  static const auto all = [] {
    std::vector<cme::SearchText> made;
    for (std::uint32_t i = 0; i < count; ++i) {
      made.push_back(cme::search_text(cme::bench::generate_activity(first_id + i, 1)));
    }
    return made;
  }();
  return all;
}

cme::SearchIndex filled_index() {
  cme::SearchIndex index;
  index.set_file_count(count);
  for (std::size_t i = 0; i < texts().size(); ++i) {
    index.put(i, {}, index.prepare({.text = texts()[i]}));
  }
  index.finish();
  return index;
}

void search_insert(benchmark::State& state) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(filled_index());
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(static_cast<std::size_t>(state.iterations()) * count));
}
BENCHMARK(search_insert)->Unit(benchmark::kMillisecond);

/// Finds and makes the snippets of the first hits, as a reader sees them.
void search_query(benchmark::State& state, const char* text) {
  constexpr std::size_t shown = 20;
  const cme::SearchIndex index = filled_index();
  const cme::SynonymTable synonyms({});
  for (auto _ : state) {
    const auto found = cme::find_meant(index, text, *cme::parse_query(text), synonyms, cme::Reading::meant);
    const auto& hits = found.hits;
    const cme::SnippetMaker snippets(cme::wanted_terms(found.query));
    for (std::size_t i = 0; i < hits.size() && i < shown; ++i) {
      benchmark::DoNotOptimize(snippets.make(texts()[hits[i].key]));
    }
  }
}
BENCHMARK_CAPTURE(search_query, rare_word, "oligometastatic screening \"kidney stones\"")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(search_query, common_word, "patients")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(search_query, all_steps, "how to treet kidny stoness xyzzy in pre-gnancy courses")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(search_query, prefix, "radio*")->Unit(benchmark::kMillisecond);

}  // namespace
