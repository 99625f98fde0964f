// SPDX-License-Identifier: MIT
#include "edit/fix.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <utility>

#include "base/utf8.hpp"
#include "base/words.hpp"
#include "edit/fix_proof.hpp"

namespace cme {
namespace {

// One fix may make another possible: a key whose spelling is corrected has a value that can be fixed. No record needs
// more rounds.
constexpr int most_rounds = 20;

// Limits the time for a file that was made to be slow: trials may cost as much as reading this many bytes. Hundreds of
// sound fixes are one trial.
constexpr std::size_t most_work = std::size_t{16} << 20U;
// What it costs to find and describe a problem, in bytes read.
constexpr std::size_t work_of_a_finding = 1'000;

std::uint32_t begin_of(const Finding& finding) {
  return finding.fix.front().edit.span.begin;
}

/// The fixes in order, without those that overlap with an earlier one, which are left to the next round.
std::vector<Finding> keep_apart(std::vector<Finding> fixes) {
  std::ranges::stable_sort(fixes, {}, begin_of);
  std::vector<Finding> apart;
  std::uint32_t end = 0;
  for (Finding& finding : fixes) {
    if (begin_of(finding) >= end) {
      end = finding.fix.back().edit.span.end;
      apart.push_back(std::move(finding));
    }
  }
  return apart;
}

/// Whether a value may appear twice in its list, because a fix in the next round may remove one of them.
enum class Repeats : std::uint8_t { allowed, refused };

/// How many values repeat an earlier one of their list.
std::size_t count_repeats(const YamlTree& tree) {
  std::size_t repeats = 0;
  for (const YamlNode& list : tree.nodes) {
    if (list.kind != YamlKind::sequence) {
      continue;
    }
    std::vector<std::string_view> values;
    for (const YamlNode& value : children(list)) {
      if (value.kind == YamlKind::scalar) {
        values.push_back(value.text);
      }
    }
    repeats += find_repeated(values).size();
  }
  return repeats;
}

/// The fixes of one round. Those that can be proven are made.
class Round {
 public:
  /// Subtracts the cost of each trial from `work_left`.
  Round(const std::string& path, std::string_view text, const LoadOptions& options, Repeats repeats,
        std::size_t& work_left)
      : path_(path), options_(options), repeats_(repeats), work_left_(work_left), before_(judge(text)) {}

  [[nodiscard]] const Judgment& judgment() const { return before_.judgment; }
  /// How many values of the text at the start of the round repeat an earlier one of their list.
  [[nodiscard]] std::size_t repeats() const { return count_repeats(before_.record.tree); }
  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] std::size_t made() const { return made_.size(); }
  [[nodiscard]] std::vector<Finding> take_refused() { return std::move(refused_); }

  /// Makes the fixes: all of them if that is proven, otherwise each half by itself.
  void make(std::span<const Finding> fixes) {
    if (fixes.empty() || make_all(fixes)) {
      return;
    }
    if (fixes.size() == 1) {
      refused_.push_back(fixes.front());
      return;
    }
    make(fixes.first(fixes.size() / 2));
    make(fixes.subspan(fixes.size() / 2));
  }

 private:
  [[nodiscard]] JudgedRecord judge(std::string_view text) const {
    ParsedRecord record = read_record(text, options_.reader);
    Judgment judgment = judge_record(path_, record, options_.rules);
    return {.record = std::move(record), .judgment = std::move(judgment)};
  }

  bool make_all(std::span<const Finding> fixes) {
    if (work_left_ == 0) {
      return false;
    }
    const std::size_t work = before_.record.text.size() + work_of_a_finding * (judgment().findings.size() + 1);
    work_left_ -= std::min(work_left_, work);
    std::vector<Finding> together = made_;
    together.insert(together.end(), fixes.begin(), fixes.end());
    std::vector<Edit> edits;
    for (const Finding& finding : together) {
      std::ranges::transform(finding.fix, std::back_inserter(edits), &PlacedEdit::edit);
    }
    std::string text = apply_edits(before_.record.text, edits);
    const JudgedRecord after = judge(text);
    const bool has_new_repeats = count_repeats(after.record.tree) > repeats();
    if (!is_proven(before_, after, together, edits) || (repeats_ == Repeats::refused && has_new_repeats)) {
      return false;
    }
    made_ = std::move(together);
    text_ = std::move(text);
    return true;
  }

  const std::string& path_;
  const LoadOptions& options_;
  Repeats repeats_;
  std::size_t& work_left_;
  JudgedRecord before_;
  std::string text_;  // with the fixes made so far
  std::vector<Finding> made_;
  std::vector<Finding> refused_;
};

/// The result of the rounds for a record.
struct MadeRounds {
  FixedRecord record;
  bool has_more_repeats = false;  ///< whether more values than before repeat an earlier one of their list
};

/// Repeats rounds over the text, which has no byte order mark, until nothing is left to fix.
MadeRounds make_rounds(const std::string& path, std::string_view text, const LoadOptions& options,
                       const FixChoice& choice, Repeats repeats, std::size_t& work_left) {
  MadeRounds rounds{.record = {.bytes = std::string(text), .fixed = 0, .refused = {}}};
  FixedRecord& fixed = rounds.record;
  std::optional<std::size_t> first_repeats;
  for (int number = 0; number < most_rounds; ++number) {
    const std::string before = fixed.bytes;
    Round round(path, before, options, repeats, work_left);
    first_repeats = first_repeats.value_or(round.repeats());
    rounds.has_more_repeats = round.repeats() > *first_repeats;
    round.make(keep_apart(find_fixable(path, round.judgment(), choice)));
    // A refused fix may be right after others are made, so it is tried again.
    fixed.refused = round.take_refused();
    if (round.made() == 0) {
      break;
    }
    fixed.fixed += round.made();
    fixed.bytes = round.text();
  }
  return rounds;
}

}  // namespace

std::vector<Finding> find_fixable(const std::string& path, Judgment judgment, const FixChoice& choice) {
  std::vector<Finding> allowed;
  AllowancesByPath allowances;
  if (!judgment.allowances.empty()) {
    allowances.emplace(path, std::move(judgment.allowances));
  }
  settle_findings(allowances, choice.severities, judgment.findings, allowed);
  std::erase_if(judgment.findings, [&](const Finding& finding) {
    const bool is_asked = choice.rules.empty() || std::ranges::find(choice.rules, finding.rule) != choice.rules.end();
    return finding.fix.empty() || !is_asked;
  });
  return std::move(judgment.findings);
}

FixedRecord fix_record(const std::string& path, std::string_view bytes, const LoadOptions& options,
                       const FixChoice& choice) {
  const std::string_view text = without_byte_order_mark(bytes);
  std::size_t work_left = most_work;
  MadeRounds rounds = make_rounds(path, text, options, choice, Repeats::allowed, work_left);
  // A repeated value may stay if there is a comment next to it, or if its rule was not selected.
  if (rounds.has_more_repeats) {
    rounds = make_rounds(path, text, options, choice, Repeats::refused, work_left);
  }
  rounds.record.bytes.insert(0, bytes.substr(0, bytes.size() - text.size()));
  return std::move(rounds.record);
}

void drop_refused_fixes(const std::string& path, std::string_view bytes, const LoadOptions& options,
                        const FixChoice& choice, std::vector<Finding>& findings) {
  const bool has_fixes = std::ranges::any_of(findings, [](const Finding& finding) { return !finding.fix.empty(); });
  if (!has_fixes) {
    return;
  }
  const FixedRecord fixed = fix_record(path, bytes, options, choice);
  for (const Finding& refused : fixed.refused) {
    const auto is_alike = [&](const Finding& finding) {
      return !finding.fix.empty() && finding.rule == refused.rule && finding.message == refused.message;
    };
    auto found = std::ranges::find_if(
        findings, [&](const Finding& finding) { return is_alike(finding) && finding.field == refused.field; });
    if (found == findings.end()) {
      // Items that were removed above it have changed its index.
      found = std::ranges::find_if(findings, [&](const Finding& finding) {
        return is_alike(finding) && finding.field.key == refused.field.key;
      });
    }
    if (found != findings.end()) {
      found->fix.clear();
    }
  }
}

}  // namespace cme
