// SPDX-License-Identifier: MIT
#include "edit/fix.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.hpp"
#include "base/fold.hpp"
#include "cme/record/encode.hpp"
#include "random_activity.hpp"

namespace cme {
namespace {

constexpr std::uint32_t records = 400;

const LoadOptions options{.rules = RuleContext{.today = Date(std::chrono::year(2026) / 1 / 15)}};

/// What people write, and what they meant.
struct Slip {
  std::string_view right;
  std::string_view wrong;
};

constexpr auto slips = std::to_array<Slip>({
    {"format: ", "fromat: "},
    {"provider: ", "provder: "},
    {"credits:", "credit:"},
    {"amount: ", "amuont: "},
    {"type: ", "typ: "},
    {"  note: ", "  notes: "},
    {"for: ", "fro: "},
    {"name: ", "nmae: "},
    {"amount: 0.25", "amount: .25"},
    {"amount: 0.25", "amount: '0,25'"},
    {"amount: 16", "amount: \"16\""},
    {"amount: 16", "amount: 016"},
    {"amount: $30", "amount: 30"},
    {"fee: $30", "fee: $30,00"},
    {"fee: $30", "fee: $1,000"},
    {"fee: free", "fee: Free"},
    {"30 EUR", "30 eur"},
    {"commercial_support: false", "commercial_support: no"},
    {"commercial_support: true", "commercial_support: 'Yes'"},
    {"kind: in-kind", "kind: In-Kind"},
    {"Live", "Lvie"},
    {"Enduring", "enduring"},
    {"Radiology", "Radiolgy"},
    {"Urology", "ABU"},
    {"Pediatrics", "American Board of Pediatrics"},
    {"Medical Knowledge", "Medical Knowlege"},
    {"Professionalism", "professionalism"},
    {"AMA PRA Category 1 Credit", "AMA PRA Category 1 Credits"},
    {"Outpatient", "outpatient"},
    {"the quick brown fox", "the\u00A0quick brown\u200B fox"},
    {"lung", "l\u2060ung"},
    {"肺癌", "肺\uFFFD癌"},
});

/// A record with slips, each at a place of its own; some lines occur twice.
class BadRecord {
 public:
  explicit BadRecord(std::uint32_t seed) : text_(encode_activity(test::make_activity(seed))), random_(seed) {
    for (std::size_t count = 1 + choose(6); count > 0; --count) {
      slip(slips.at(choose(slips.size())));
    }
    for (std::size_t count = choose(4); count > 1; --count) {
      repeat_item();
    }
    if (choose(4) == 0) {
      mistype_expiry();
    }
    for (std::size_t count = choose(4); count > 0; --count) {
      comment_item();
    }
  }

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::size_t choose(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_); }

  void slip(const Slip& slip) {
    std::vector<std::size_t> places;
    for (std::size_t at = text_.find(slip.right); at != std::string::npos; at = text_.find(slip.right, at + 1)) {
      places.push_back(at);
    }
    if (!places.empty()) {
      text_.replace(places.at(choose(places.size())), slip.right.size(), slip.wrong);
    }
  }

  void repeat_item() {
    const std::size_t item = text_.find("\n  - ", choose(text_.size()));
    if (item != std::string::npos) {
      const std::size_t end = text_.find('\n', item + 1);
      text_.insert(end, text_.substr(item, end - item));
    }
  }

  void comment_item() {
    const std::size_t item = text_.find("\n    - ", choose(text_.size()));
    if (item != std::string::npos) {
      text_.insert(text_.find('\n', item + 1), " # why");
    }
  }

  void mistype_expiry() {
    const std::size_t date = text_.find("\nexpires: ") + std::string_view("\nexpires: ").size();
    text_.replace(date, 10, choose(2) == 0 ? "September 4, 2028" : "2028-9-4");
  }

  std::string text_;
  std::mt19937 random_;
};

std::vector<Finding> find_fixable_in(const std::string& text, const FixChoice& choice) {
  JudgedRecord judged{.record = read_record(text, options.reader), .judgment = {}};
  judged.judgment = judge_record("1.yaml", judged.record, options.rules);
  drop_fixes_not_made("1.yaml", judged, options, choice);
  std::vector<Finding> findings = std::move(judged.judgment.findings);
  std::erase_if(findings, [](const Finding& finding) { return finding.fix.empty(); });
  return findings;
}

/// Whether it is called fixable, made, and still there.
bool is_left(const Finding& promised, const std::vector<Finding>& left) {
  return std::ranges::any_of(left, [&](const Finding& finding) {
    return finding.rule == promised.rule && finding.message == promised.message && finding.field == promised.field;
  });
}

/// How many findings each rule has in each key.
std::map<std::pair<Rule, std::string_view>, std::size_t> count_by_key(const std::vector<Finding>& findings) {
  std::map<std::pair<Rule, std::string_view>, std::size_t> counts;
  for (const Finding& finding : findings) {
    ++counts[{finding.rule, finding.field.key}];
  }
  return counts;
}

/// The rule and key of a finding that only the fixes can have made: reading errors hide those of meaning.
std::string find_new(const LoadedRecord& before, const LoadedRecord& after) {
  const bool was_whole = std::ranges::none_of(
      before.findings, [](const Finding& finding) { return rule_info(finding.rule).kind == RuleKind::reading; });
  auto old = count_by_key(before.findings);
  for (const auto& [key, count] : count_by_key(after.findings)) {
    const bool was_hidden = !was_whole && rule_info(key.first).kind == RuleKind::meaning;
    if (count > old[key] && !was_hidden) {
      return fmt::format("{} in {}", rule_info(key.first).name, key.second);
    }
  }
  return "";
}

/// How often each value occurs in its list, however it is written. Lists are numbered.
std::map<std::pair<std::size_t, std::string>, std::size_t> count_items(std::string_view text) {
  std::map<std::pair<std::size_t, std::string>, std::size_t> counts;
  std::size_t lists = 0;
  const ParsedRecord record = read_record(text);
  for (const YamlNode& list : record.tree.nodes) {
    if (list.kind != YamlKind::sequence) {
      continue;
    }
    ++lists;
    for (const YamlNode& value : children(list)) {
      if (value.kind == YamlKind::scalar) {
        ++counts[{lists, fold(value.text)}];
      }
    }
  }
  return counts;
}

/// A value that repeats another of its list more often than before.
std::string find_new_repeat(std::string_view before, std::string_view after) {
  auto old = count_items(before);
  for (const auto& [item, count] : count_items(after)) {
    if (count > 1 && count > old[item]) {
      return item.second;
    }
  }
  return "";
}

TEST(Fix, LeavesNothingThatCanBeFixed) {
  const Severities severities;
  const FixChoice choice{.severities = severities, .rules = {}};
  std::size_t promised = 0;
  std::size_t refused = 0;
  for (std::uint32_t seed = 1; seed <= records; ++seed) {
    const std::string text = BadRecord(seed).text();
    SCOPED_TRACE(fmt::format("seed {}\n{}", seed, text));
    const std::vector<Finding> fixable = find_fixable_in(text, choice);
    const FixedRecord fixed = fix_record("1.yaml", text, options, choice);
    const LoadedRecord after = load_record("1.yaml", fixed.bytes, options);
    const std::vector<Finding>& left = after.findings;
    promised += fixable.size();
    ASSERT_EQ(fixed.fixed, fixable.size());
    ASSERT_EQ(find_new(load_record("1.yaml", text, options), after), "") << fixed.bytes;
    ASSERT_EQ(find_new_repeat(text, fixed.bytes), "") << fixed.bytes;
    refused += fixed.refused.size();
    ASSERT_EQ(find_fixable_in(fixed.bytes, choice).size(), 0U) << fixed.bytes;
    ASSERT_EQ(fix_record("1.yaml", fixed.bytes, options, choice).bytes, fixed.bytes);
    for (const Finding& finding : fixable) {
      ASSERT_FALSE(is_left(finding, left)) << finding.message << "\n" << fixed.bytes;
    }
    ASSERT_EQ(text.find("$30,00") != std::string::npos, fixed.bytes.find("$30,00") != std::string::npos);
  }
  std::cout << fmt::format("{} records, seeds 1 to {}: {} problems fixed, {} left to a person\n", records, records,
                           promised, refused);
  EXPECT_GT(promised, records);
}

}  // namespace
}  // namespace cme
