// SPDX-License-Identifier: MIT
#include "edit/fix.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "base/fold.hpp"
#include "base/utf8.hpp"
#include "base/words.hpp"

namespace cme {
namespace {

// One fix may make another possible: a key whose spelling is corrected has a value that can be fixed. No record needs
// more rounds.
constexpr int most_rounds = 20;

// Limits the time for a file that was made to be slow: trials may cost as much as reading this many bytes. Hundreds of
// sound fixes are one trial.
constexpr std::size_t most_work = std::size_t{4} << 20U;
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

/// The values that repeat an earlier one of their list: the number of the list, and the value as rules compare it.
using RepeatedValues = std::vector<std::pair<std::size_t, std::string>>;

/// Sorted.
RepeatedValues find_repeats(const YamlTree& tree) {
  RepeatedValues repeats;
  std::size_t lists = 0;
  for (const YamlNode& list : tree.nodes) {
    if (list.kind != YamlKind::sequence) {
      continue;
    }
    std::vector<std::string> values;
    for (const YamlNode& value : children(list)) {
      if (value.kind == YamlKind::scalar) {
        values.push_back(fold(value.text));
      }
    }
    for (const std::size_t i : find_repeated(std::vector<std::string_view>(values.begin(), values.end()))) {
      repeats.emplace_back(lists, std::move(values[i]));
    }
    ++lists;
  }
  std::ranges::sort(repeats);
  return repeats;
}

/// A text and its problems.
struct JudgedText {
  std::unique_ptr<const std::string> text;  ///< `judged` refers to it
  JudgedRecord judged;
  RepeatedValues repeats;
};

JudgedText judge(const std::string& path, std::string text, const LoadOptions& options) {
  auto kept = std::make_unique<const std::string>(std::move(text));
  ParsedRecord record = read_record(*kept, options.reader);
  Judgment judgment = judge_record(path, record, options.rules);
  RepeatedValues repeats = find_repeats(record.tree);
  return {.text = std::move(kept),
          .judged = {.record = std::move(record), .judgment = std::move(judgment)},
          .repeats = std::move(repeats)};
}

/// The fixes of one round. Those that can be proven are made.
class Round {
 public:
  /// Subtracts the cost of each trial from `work_left`.
  Round(const std::string& path, const JudgedRecord& before, const RepeatedValues& repeats_before,
        const LoadOptions& options, Repeats repeats, std::size_t& work_left)
      : path_(path),
        options_(options),
        repeats_(repeats),
        work_left_(work_left),
        before_(before),
        repeats_before_(repeats_before) {}

  /// The text with the fixes that were made, if any were.
  [[nodiscard]] std::optional<JudgedText> take_after() { return std::move(after_); }
  [[nodiscard]] std::vector<Finding> take_made() { return std::move(made_); }
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
  bool make_all(std::span<const Finding> fixes) {
    if (work_left_ == 0) {
      return false;
    }
    const std::size_t work = before_.record.text.size() + work_of_a_finding * (before_.judgment.findings.size() + 1);
    work_left_ -= std::min(work_left_, work);
    std::vector<Finding> together = made_;
    together.insert(together.end(), fixes.begin(), fixes.end());
    std::vector<Edit> edits;
    for (const Finding& finding : together) {
      std::ranges::transform(finding.fix, std::back_inserter(edits), &PlacedEdit::edit);
    }
    JudgedText after = judge(path_, apply_edits(before_.record.text, edits), options_);
    const bool has_new_repeats = !std::ranges::includes(repeats_before_, after.repeats);
    if (!is_proven(before_, after.judged, together, edits) || (repeats_ == Repeats::refused && has_new_repeats)) {
      return false;
    }
    made_ = std::move(together);
    after_ = std::move(after);
    return true;
  }

  const std::string& path_;
  const LoadOptions& options_;
  Repeats repeats_;
  std::size_t& work_left_;
  const JudgedRecord& before_;
  const RepeatedValues& repeats_before_;
  std::optional<JudgedText> after_;
  std::vector<Finding> made_;
  std::vector<Finding> refused_;
};

/// The result of the rounds for a record.
struct MadeRounds {
  std::string text;
  std::vector<Finding> made;
  std::vector<Finding> refused;
  std::vector<Finding> left;     ///< all problems of `text`
  bool has_new_repeats = false;  ///< whether a value repeats an earlier one of its list that did not before
};

/// Repeats rounds over the record until nothing is left to fix.
MadeRounds make_rounds(const std::string& path, const JudgedRecord& record, const LoadOptions& options,
                       const FixChoice& choice, Repeats repeats, std::size_t& work_left) {
  MadeRounds rounds;
  const RepeatedValues first_repeats = find_repeats(record.record.tree);
  std::optional<JudgedText> now;  // nothing until something is fixed
  for (int number = 0; number < most_rounds; ++number) {
    const JudgedRecord& before = now ? now->judged : record;
    Round round(path, before, now ? now->repeats : first_repeats, options, repeats, work_left);
    round.make(keep_apart(find_fixable(path, before.judgment, choice)));
    // A refused fix may be right after others are made, so it is tried again.
    rounds.refused = round.take_refused();
    std::ranges::move(round.take_made(), std::back_inserter(rounds.made));
    std::optional<JudgedText> after = round.take_after();
    if (!after) {
      break;
    }
    now = std::move(after);
  }
  if (!now) {
    rounds.text = record.record.text;
    rounds.left = record.judgment.findings;
    return rounds;
  }
  rounds.has_new_repeats = !std::ranges::includes(first_repeats, now->repeats);
  rounds.text = *now->text;
  rounds.left = std::move(now->judged.judgment.findings);
  return rounds;
}

/// How many findings of a record are alike: of one rule, in one key, with the same message. Places and indices change
/// when something near them is fixed.
struct Alike {
  std::size_t before = 0;
  std::size_t fixable = 0;  ///< of those before
  std::size_t made = 0;     ///< fixes
  std::size_t after = 0;

  /// How many of the fixable ones have stayed.
  [[nodiscard]] std::size_t left() const {
    const std::size_t others = before - fixable;
    return std::min(fixable, after - std::min(after, others));
  }
};

using AlikeFindings = std::map<std::tuple<Rule, std::string_view, std::string_view>, Alike>;

Alike& alike(AlikeFindings& all, const Finding& finding) {
  return all[{finding.rule, finding.field.key, finding.message}];
}

/// Compares the problems before and after the rounds.
FixedRecord count_fixes(const std::vector<Finding>& before, const std::vector<Finding>& fixable, MadeRounds rounds) {
  AlikeFindings all;
  const auto count = [&all](const std::vector<Finding>& findings, std::size_t Alike::*counter) {
    for (const Finding& finding : findings) {
      alike(all, finding).*counter += 1;
    }
  };
  // First, because the keys of the map are views of the findings.
  std::stable_partition(rounds.left.begin(), rounds.left.end(),
                        [](const Finding& finding) { return !finding.fix.empty(); });
  count(before, &Alike::before);
  count(fixable, &Alike::fixable);
  count(rounds.made, &Alike::made);
  count(rounds.left, &Alike::after);
  FixedRecord fixed{.bytes = std::move(rounds.text), .refused = std::move(rounds.refused), .left = {}};
  for (auto& [kind, counts] : all) {
    fixed.fixed += counts.fixable - counts.left();
    fixed.uncovered += counts.made - std::min(counts.made, counts.fixable);
  }
  for (const Finding& finding : rounds.left) {
    Alike& counts = alike(all, finding);
    if (counts.left() > 0) {
      counts.after -= 1;
      fixed.left.push_back(finding);
    }
  }
  return fixed;
}

FixedRecord fix_judged(const std::string& path, const JudgedRecord& record, const LoadOptions& options,
                       const FixChoice& choice) {
  std::size_t work_left = most_work;
  MadeRounds rounds = make_rounds(path, record, options, choice, Repeats::allowed, work_left);
  // A repeated value may stay if there is a comment next to it, or if its rule was not selected.
  if (rounds.has_new_repeats) {
    rounds = make_rounds(path, record, options, choice, Repeats::refused, work_left);
  }
  return count_fixes(record.judgment.findings, find_fixable(path, record.judgment, choice), std::move(rounds));
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
  const JudgedText judged = judge(path, std::string(text), options);
  FixedRecord fixed = fix_judged(path, judged.judged, options, choice);
  fixed.bytes.insert(0, bytes.substr(0, bytes.size() - text.size()));
  return fixed;
}

void drop_fixes_not_made(const std::string& path, JudgedRecord& record, const LoadOptions& options,
                         const FixChoice& choice) {
  std::vector<Finding>& findings = record.judgment.findings;
  const bool has_fixes = std::ranges::any_of(findings, [](const Finding& finding) { return !finding.fix.empty(); });
  if (!has_fixes) {
    return;
  }
  const FixedRecord fixed = fix_judged(path, record, options, choice);
  for (const Finding& left : fixed.left) {
    const auto is_alike = [&](const Finding& finding) {
      return !finding.fix.empty() && finding.rule == left.rule && finding.message == left.message;
    };
    auto found = std::ranges::find_if(
        findings, [&](const Finding& finding) { return is_alike(finding) && finding.field == left.field; });
    if (found == findings.end()) {
      // Items that were removed above it have changed its index.
      found = std::ranges::find_if(
          findings, [&](const Finding& finding) { return is_alike(finding) && finding.field.key == left.field.key; });
    }
    if (found != findings.end()) {
      found->fix.clear();
    }
  }
}

}  // namespace cme
