// SPDX-License-Identifier: MIT
#include "edit/fix.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

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

/// A text and its problems.
struct JudgedText {
  std::unique_ptr<const std::string> text;  ///< `judged` refers to it
  JudgedRecord judged;
  std::size_t repeats = 0;  ///< how many of its values repeat an earlier one of their list
};

JudgedText judge(const std::string& path, std::string text, const LoadOptions& options) {
  auto kept = std::make_unique<const std::string>(std::move(text));
  ParsedRecord record = read_record(*kept, options.reader);
  Judgment judgment = judge_record(path, record, options.rules);
  const std::size_t repeats = count_repeats(record.tree);
  return {.text = std::move(kept),
          .judged = {.record = std::move(record), .judgment = std::move(judgment)},
          .repeats = repeats};
}

/// The fixes of one round. Those that can be proven are made.
class Round {
 public:
  /// Subtracts the cost of each trial from `work_left`.
  Round(const std::string& path, const JudgedText& before, const LoadOptions& options, Repeats repeats,
        std::size_t& work_left)
      : path_(path), options_(options), repeats_(repeats), work_left_(work_left), before_(before) {}

  /// The text with the fixes that were made, if any were.
  [[nodiscard]] std::optional<JudgedText> take_after() { return std::move(after_); }
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
  bool make_all(std::span<const Finding> fixes) {
    if (work_left_ == 0) {
      return false;
    }
    const JudgedRecord& before = before_.judged;
    const std::size_t work = before.record.text.size() + work_of_a_finding * (before.judgment.findings.size() + 1);
    work_left_ -= std::min(work_left_, work);
    std::vector<Finding> together = made_;
    together.insert(together.end(), fixes.begin(), fixes.end());
    std::vector<Edit> edits;
    for (const Finding& finding : together) {
      std::ranges::transform(finding.fix, std::back_inserter(edits), &PlacedEdit::edit);
    }
    JudgedText after = judge(path_, apply_edits(before.record.text, edits), options_);
    const bool has_new_repeats = after.repeats > before_.repeats;
    if (!is_proven(before, after.judged, together, edits) || (repeats_ == Repeats::refused && has_new_repeats)) {
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
  const JudgedText& before_;
  std::optional<JudgedText> after_;
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
  FixedRecord fixed{.bytes = {}, .fixed = 0, .refused = {}};
  JudgedText now = judge(path, std::string(text), options);
  const std::size_t first_repeats = now.repeats;
  for (int number = 0; number < most_rounds; ++number) {
    Round round(path, now, options, repeats, work_left);
    round.make(keep_apart(find_fixable(path, now.judged.judgment, choice)));
    // A refused fix may be right after others are made, so it is tried again.
    fixed.refused = round.take_refused();
    fixed.fixed += round.made();
    std::optional<JudgedText> after = round.take_after();
    if (!after) {
      break;
    }
    now = *std::move(after);
  }
  fixed.bytes = *now.text;
  return {.record = std::move(fixed), .has_more_repeats = now.repeats > first_repeats};
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
