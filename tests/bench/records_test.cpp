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
  EXPECT_EQ(hash(all), 2'359'866'243'736'282'710U);
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
    EXPECT_EQ(cme::decode_activity(parsed.tree.root(), problems, odd), cme::bench::generate_activity(id, 1));
    EXPECT_NE(odd, cme::bench::generate_record(id, 1));
  }
}

/// What the directory's pages, imported, have on average.
struct Averages {
  double bytes = 0;
  double lines = 0;
  double folded_blocks = 0;
  double characters_beyond_ascii = 0;
};

bool begins_character_beyond_ascii(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0xC0U;
}

std::size_t count_folded_blocks(std::string_view record) {
  std::size_t count = 0;
  for (std::size_t at = record.find(">-\n"); at != std::string_view::npos; at = record.find(">-\n", at + 1)) {
    ++count;
  }
  return count;
}

TEST(BenchRecords, AreAsLongAsThoseOfTheDirectory) {
  std::vector<std::size_t> sizes;
  Averages averages;
  for (std::uint32_t i = 0; i < cme::bench::directory_pages; ++i) {
    const std::string record = cme::bench::generate_record(first_id + i, 1);
    constexpr double share = 1.0 / cme::bench::directory_pages;
    sizes.push_back(record.size());
    averages.bytes += share * static_cast<double>(record.size());
    averages.lines += share * static_cast<double>(std::ranges::count(record, '\n'));
    averages.folded_blocks += share * static_cast<double>(count_folded_blocks(record));
    averages.characters_beyond_ascii +=
        share * static_cast<double>(std::ranges::count_if(record, begins_character_beyond_ascii));
  }
  std::ranges::sort(sizes);
  EXPECT_NEAR(static_cast<double>(sizes[sizes.size() / 10]), 1'147, 60);
  EXPECT_NEAR(static_cast<double>(sizes[sizes.size() / 2]), 1'656, 80);
  EXPECT_NEAR(static_cast<double>(sizes[sizes.size() * 9 / 10]), 3'445, 250);
  EXPECT_NEAR(static_cast<double>(sizes.back()), 7'171, 400);
  EXPECT_NEAR(averages.bytes, 1'916, 60);
  EXPECT_NEAR(averages.lines, 51, 3);
  EXPECT_NEAR(averages.folded_blocks, 1.6, 0.2);
  EXPECT_NEAR(averages.characters_beyond_ascii, 1.4, 0.3);
}

TEST(BenchRecords, HaveAsManyFindingsAsThoseOfTheDirectory) {
  constexpr std::uint32_t records = 500;
  std::size_t findings = 0;
  for (std::uint32_t id = first_id; id < first_id + records; ++id) {
    findings += cme::load_record("record.yaml", cme::bench::generate_record(id, 1), options).findings.size();
  }
  EXPECT_NEAR(static_cast<double>(findings) / records, 0.6, 0.1);
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
