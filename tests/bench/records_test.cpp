// SPDX-License-Identifier: MIT
#include "records.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cme/record/load.hpp"
#include "cme/yaml/parse.hpp"
#include "dice.hpp"
#include "record/decode.hpp"

namespace {

constexpr std::uint32_t first_id = 100'001;
const cme::LoadOptions options{.rules = cme::RuleContext{cme::Date(std::chrono::year(2026) / 1 / 15)}};

bool has_error(const cme::LoadedRecord& record) {
  return std::ranges::any_of(record.findings,
                             [](const cme::Finding& finding) { return finding.severity == cme::Severity::error; });
}

/// FNV-1a.
std::uint64_t hash(std::string_view bytes) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char byte : bytes) {
    hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3U;
  }
  return hash;
}

TEST(BenchRecords, AreTheSameOnEveryMachine) {
  std::string all;
  for (std::uint32_t i = 0; i < 50; ++i) {
    all += cme::bench::generate_record(first_id + i, 1);
    all += cme::bench::generate_odd_record(first_id + i, 1);
    all += cme::bench::generate_faulty_record(first_id + i, 1);
  }
  EXPECT_EQ(hash(all), 934'734'310'680'654'602U);
  EXPECT_NE(cme::bench::generate_record(first_id, 1), cme::bench::generate_record(first_id, 2));
}

TEST(BenchRecords, HaveNoErrorInAnyStyleAndOneWithAFault) {
  for (std::uint32_t id = first_id; id < first_id + 100; ++id) {
    SCOPED_TRACE(id);
    EXPECT_FALSE(has_error(cme::load_record("record.yaml", cme::bench::generate_record(id, 1), options)));
    EXPECT_FALSE(has_error(cme::load_record("record.yaml", cme::bench::generate_odd_record(id, 1), options)));
    EXPECT_TRUE(has_error(cme::load_record("record.yaml", cme::bench::generate_faulty_record(id, 1), options)));
  }
}

TEST(BenchRecords, SayTheSameInOddStyles) {
  for (std::uint32_t id = first_id; id < first_id + 100; ++id) {
    SCOPED_TRACE(id);
    const std::string odd = cme::bench::generate_odd_record(id, 1);
    const cme::ParsedYaml parsed = cme::parse_yaml(odd);
    ASSERT_TRUE(parsed.problems.empty()) << odd;
    std::vector<cme::Diagnostic> problems;
    EXPECT_EQ(cme::decode_activity(parsed.tree.root(), problems), cme::bench::generate_activity(id, 1));
    EXPECT_NE(odd, cme::bench::generate_record(id, 1));
  }
}

TEST(BenchRecords, AreAsLongAsThoseOfTheDirectory) {
  constexpr std::uint32_t records = 500;
  std::size_t bytes = 0;
  for (std::uint32_t id = first_id; id < first_id + records; ++id) {
    const std::size_t size = cme::bench::generate_record(id, 1).size();
    EXPECT_GT(size, 1'500U);
    EXPECT_LT(size, 8'000U);
    bytes += size;
  }
  EXPECT_NEAR(static_cast<double>(bytes) / records, 4'200, 200);
}

/// A fact of an activity, and how many of the directory's pages have it.
struct Share {
  std::string_view name;
  std::size_t pages;
  bool (*has)(const cme::Activity& activity);
};

constexpr auto shares = std::to_array<Share>({
    {"journal-based", 1'353, [](const cme::Activity& one) { return one.format == cme::Format::journal_based; }},
    {"$30", 1'407, [](const cme::Activity& one) { return one.fee.front().amount == cme::Money::parse("$30").value(); }},
    {"support", 42, [](const cme::Activity& one) { return one.commercial_support->received; }},
    {"boilerplate", 809, [](const cme::Activity& one) { return one.objectives.front().starts_with("To identify"); }},
    {"keywords", 2'311, [](const cme::Activity& one) { return !one.keywords.empty(); }},
    {"practice settings", 546, [](const cme::Activity& one) { return !one.practice_settings.empty(); }},
    {"well-being", 194, [](const cme::Activity& one) { return !one.well_being.empty(); }},
    {"DOI", 1'822, [](const cme::Activity& one) { return one.doi.has_value(); }},
});

TEST(BenchRecords, AreDistributedAsTheDirectoryIs) {
  std::vector<cme::Activity> activities;
  for (std::uint32_t i = 0; i < cme::bench::directory_pages; ++i) {
    activities.push_back(cme::bench::generate_activity(first_id + i, 1));
  }
  for (const Share& share : shares) {
    SCOPED_TRACE(share.name);
    const auto count = static_cast<double>(std::ranges::count_if(activities, share.has));
    const auto pages = static_cast<double>(share.pages);
    EXPECT_NEAR(count, pages, pages / 10 + 15);
  }
}

}  // namespace
