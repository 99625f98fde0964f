// SPDX-License-Identifier: MIT
#include <benchmark/benchmark.h>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <sstream>
#include <string>
#include <vector>

#include "cme/record/encode.hpp"
#include "cme/record/load.hpp"
#include "diag/report.hpp"
#include "records.hpp"
#include "render/field_text.hpp"
#include "render/markdown.hpp"
#include "render/page.hpp"
#include "render/records.hpp"
#include "render/table.hpp"

namespace {

constexpr std::uint32_t first_id = 100'001;
constexpr std::uint32_t count = 500;
const cme::Date today(std::chrono::year(2026) / 1 / 15);

constexpr auto all_keys = [] {
  std::array<cme::Field, cme::record_key_count> fields{};
  for (std::size_t i = 0; i < fields.size(); ++i) {
    fields[i] = static_cast<cme::Field>(i);
  }
  return fields;
}();
constexpr std::array list_fields = {cme::Field::id,      cme::Field::title, cme::Field::provider, cme::Field::format,
                                    cme::Field::credits, cme::Field::fee,   cme::Field::expires};

const std::vector<cme::Activity>& activities() {
  static const auto all = [] {
    std::vector<cme::Activity> generated;
    for (std::uint32_t i = 0; i < count; ++i) {
      generated.push_back(cme::bench::generate_activity(first_id + i, 1));
    }
    return generated;
  }();
  return all;
}

/// Runs `print` once for each activity an iteration.
template <class Print>
void for_each_activity(benchmark::State& state, Print print) {
  for (auto _ : state) {
    for (const cme::Activity& activity : activities()) {
      benchmark::DoNotOptimize(print(activity));
    }
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(static_cast<std::size_t>(state.iterations()) * count));
}

void page(benchmark::State& state) {
  for_each_activity(state, [](const cme::Activity& activity) { return cme::to_page(activity, today, {}); });
}
BENCHMARK(page)->Unit(benchmark::kMillisecond);

void markdown(benchmark::State& state) {
  for_each_activity(state, [](const cme::Activity& activity) { return cme::to_markdown(activity, today); });
}
BENCHMARK(markdown)->Unit(benchmark::kMillisecond);

void yaml(benchmark::State& state) {
  for_each_activity(state, [](const cme::Activity& activity) { return cme::encode_activity(activity); });
}
BENCHMARK(yaml)->Unit(benchmark::kMillisecond);

void table(benchmark::State& state) {
  std::vector<cme::TableRow> rows;
  for (const cme::Activity& activity : activities()) {
    const cme::Row row{.activity = &activity, .file = "", .today = today};
    cme::TableRow cells;
    for (const cme::Field field : list_fields) {
      cells.cells.push_back(cme::field_text(row, field));
    }
    rows.push_back(std::move(cells));
  }
  for (auto _ : state) {
    std::ostringstream out;
    cme::print_table(out, list_fields, rows, {});
    benchmark::DoNotOptimize(out.str());
  }
}
BENCHMARK(table)->Unit(benchmark::kMillisecond);

void print_rows(benchmark::State& state, const cme::RowRenderer& renderer) {
  for_each_activity(state, [&](const cme::Activity& activity) {
    return renderer.row({.activity = &activity, .file = "records/1.yaml", .today = today}, all_keys);
  });
}

void print_report(benchmark::State& state, const cme::Reporter& reporter) {
  std::vector<cme::Finding> findings;
  for (std::uint32_t i = 0; i < count; ++i) {
    const auto loaded =
        cme::load_record("records/" + std::to_string(i) + ".yaml", cme::bench::generate_faulty_record(first_id + i, 1),
                         {.rules = cme::RuleContext{.today = today}});
    findings.insert(findings.end(), loaded.findings.begin(), loaded.findings.end());
  }
  const std::vector<cme::PackedFinding> packed = cme::pack_all(findings);
  for (auto _ : state) {
    std::ostringstream out;
    reporter.print(out, {.findings = packed, .records = count}, {});
    benchmark::DoNotOptimize(out.str());
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(static_cast<std::size_t>(state.iterations()) * findings.size()));
}

/// One benchmark for each renderer and reporter of the program's own tables, so that a new one is measured as well.
const bool are_registered = [] {
  for (const cme::RowRenderer& renderer : cme::row_renderers()) {
    benchmark::RegisterBenchmark(("rows/" + std::string(renderer.name)).c_str(), print_rows, renderer)
        ->Unit(benchmark::kMillisecond);
  }
  for (const cme::Reporter& reporter : cme::all_reporters()) {
    benchmark::RegisterBenchmark(("report/" + std::string(reporter.name)).c_str(), print_report, reporter)
        ->Unit(benchmark::kMillisecond);
  }
  return true;
}();

}  // namespace
