// SPDX-License-Identifier: MIT
#include <benchmark/benchmark.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cme/record/load.hpp"
#include "cme/rules/allow.hpp"
#include "cme/yaml/parse.hpp"
#include "idle_events.hpp"
#include "record/check_text.hpp"
#include "record/decode.hpp"
#include "records.hpp"
#include "rules/registry.hpp"
#include "yaml/plain.hpp"

namespace {

const cme::LoadOptions options{.rules = cme::RuleContext{cme::Date(std::chrono::year(2026) / 1 / 15)}};

const std::vector<std::string>& records() {
  static const auto all = [] {
    constexpr std::uint32_t count = 500;
    std::vector<std::string> generated;
    for (std::uint32_t i = 0; i < count; ++i) {
      generated.push_back(cme::bench::generate_record(100'001 + i, 1));
    }
    return generated;
  }();
  return all;
}

/// Runs `work` once for each record an iteration, in each thread: with twice the threads, perfect scaling halves the
/// time that is printed.
template <class Work>
void for_each_record(benchmark::State& state, Work work) {
  std::size_t bytes = 0;
  for (auto _ : state) {
    for (const auto& text : records()) {
      work(text);
      bytes += text.size();
    }
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}

void yaml_cpp_events(benchmark::State& state) {
  for_each_record(state, [](const std::string& text) { cme::bench::drive_yaml_cpp(text); });
}
BENCHMARK(yaml_cpp_events)->Threads(1)->Threads(2)->UseRealTime()->Unit(benchmark::kMillisecond);

void parse_by_yaml_cpp(benchmark::State& state) {
  for_each_record(state, [](const std::string& text) {
    benchmark::DoNotOptimize(cme::parse_yaml(text, cme::YamlReader::yaml_cpp));
  });
}
BENCHMARK(parse_by_yaml_cpp)->Threads(1)->Threads(2)->UseRealTime()->Unit(benchmark::kMillisecond);

void parse_plain_yaml(benchmark::State& state) {
  for_each_record(state, [&](const std::string& text) {
    const std::optional<cme::YamlTree> tree = cme::parse_plain_yaml(text);
    if (!tree) {
      state.SkipWithError("the plain reader gives a record up");
    }
    benchmark::DoNotOptimize(tree);
  });
}
BENCHMARK(parse_plain_yaml)->Threads(1)->Threads(2)->UseRealTime()->Unit(benchmark::kMillisecond);

void check_text(benchmark::State& state) {
  for_each_record(state, [](const std::string& text) { benchmark::DoNotOptimize(cme::check_text(text)); });
}
BENCHMARK(check_text)->Unit(benchmark::kMillisecond);

/// A record without allowances: looking for them is looking for comments.
void find_allowances(benchmark::State& state) {
  std::vector<cme::ParsedYaml> trees;
  for (const std::string& text : records()) {
    trees.push_back(cme::parse_yaml(text));
  }
  for (auto _ : state) {
    for (std::size_t i = 0; i < trees.size(); ++i) {
      std::vector<cme::Diagnostic> problems;
      benchmark::DoNotOptimize(cme::find_allowances("record.yaml", records()[i], trees[i].tree, problems));
    }
  }
}
BENCHMARK(find_allowances)->Unit(benchmark::kMillisecond);

void decode_activity(benchmark::State& state) {
  std::vector<cme::ParsedYaml> trees;
  for (const auto& text : records()) {
    trees.push_back(cme::parse_yaml(text));
  }
  for (auto _ : state) {
    for (std::size_t i = 0; i < trees.size(); ++i) {
      std::vector<cme::Diagnostic> problems;
      benchmark::DoNotOptimize(cme::decode_activity(trees[i].tree.root(), problems, records()[i]));
    }
  }
}
BENCHMARK(decode_activity)->Unit(benchmark::kMillisecond);

void record_rules(benchmark::State& state) {
  std::vector<cme::Activity> activities;
  for (const auto& text : records()) {
    activities.push_back(*cme::load_record("record.yaml", text, options).activity);
  }
  const cme::BreachTaker take = [](const cme::Breach& breach) { benchmark::DoNotOptimize(&breach); };
  for (auto _ : state) {
    for (const auto& activity : activities) {
      const std::vector<cme::RecordText> odd_texts = cme::find_odd_texts(activity);
      for (const auto& rule : cme::record_rules()) {
        cme::check_rule(rule, activity, odd_texts, *options.rules, take);
      }
    }
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(static_cast<std::size_t>(state.iterations()) * activities.size()));
}
BENCHMARK(record_rules)->Unit(benchmark::kMillisecond);

void load_record(benchmark::State& state) {
  for_each_record(
      state, [](const std::string& text) { benchmark::DoNotOptimize(cme::load_record("record.yaml", text, options)); });
}
BENCHMARK(load_record)->Threads(1)->Threads(2)->UseRealTime()->Unit(benchmark::kMillisecond);

}  // namespace
