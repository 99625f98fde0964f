// SPDX-License-Identifier: MIT
#include "cme/record/fix.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "check_text.hpp"
#include "cme/base/text.hpp"
#include "fix_proof.hpp"

namespace cme {
namespace {

// One fix may make another possible, as a key that is spelt right has a value to be fixed. Nothing needs more rounds.
constexpr int most_rounds = 20;

// Bounds the time for a file that was made to be slow; hundreds of sound fixes are one trial.
constexpr int most_trials = 200;

std::uint32_t begin_of(const Finding& finding) {
  return finding.fix.front().edit.span.begin;
}

/// The fixes in order, without those that overlap with one before them: they are for the next round.
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

/// The fixes of one round, of which those are made that can be proven.
class Round {
 public:
  /// Takes what it needs off `trials`.
  Round(const std::string& path, std::string_view text, const RuleContext& context, int& trials)
      : path_(path), context_(context), trials_(trials), before_(read(text)) {}

  [[nodiscard]] const LoadedRecord& record() const { return before_.record; }
  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] std::size_t made() const { return made_.size(); }
  [[nodiscard]] std::vector<Finding> take_refused() { return std::move(refused_); }

  /// Makes the fixes, all of them if that is proven, else the halves each by itself.
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
  [[nodiscard]] ReadText read(std::string_view text) const {
    return {.text = text, .yaml = parse_yaml(text, context_.reader), .record = load_record(path_, text, context_)};
  }

  bool make_all(std::span<const Finding> fixes) {
    if (trials_ == 0) {
      return false;
    }
    trials_ -= 1;
    std::vector<Finding> together = made_;
    together.insert(together.end(), fixes.begin(), fixes.end());
    std::vector<Edit> edits;
    for (const Finding& finding : together) {
      std::ranges::transform(finding.fix, std::back_inserter(edits), &PlacedEdit::edit);
    }
    std::string text = apply_edits(before_.text, edits);
    if (check_text(text) || !is_proven(before_, read(text), together, edits)) {
      return false;
    }
    made_ = std::move(together);
    text_ = std::move(text);
    return true;
  }

  const std::string& path_;
  const RuleContext& context_;
  int& trials_;
  ReadText before_;
  std::string text_;  // with the fixes that were made
  std::vector<Finding> made_;
  std::vector<Finding> refused_;
};

}  // namespace

std::vector<Finding> find_fixable(LoadedRecord record, const FixChoice& choice) {
  std::vector<Finding> allowed;
  AllowancesByPath allowances;
  if (!record.allowances.empty()) {
    allowances.emplace(record.path, std::move(record.allowances));
  }
  choice.severities.apply(record.findings);
  settle_allowances(allowances, choice.severities, record.findings, allowed);
  std::erase_if(record.findings, [&](const Finding& finding) {
    const bool is_asked = choice.rules.empty() || std::ranges::find(choice.rules, finding.rule) != choice.rules.end();
    return finding.fix.empty() || !is_asked;
  });
  return std::move(record.findings);
}

FixedRecord fix_record(const std::string& path, std::string_view bytes, const RuleContext& context,
                       const FixChoice& choice) {
  const std::string_view text = without_byte_order_mark(bytes);
  FixedRecord fixed{.bytes = std::string(text), .fixed = 0, .refused = {}};
  if (check_text(text)) {
    return {.bytes = std::string(bytes), .fixed = 0, .refused = {}};
  }
  int trials = most_trials;
  for (int rounds = 0; rounds < most_rounds; ++rounds) {
    const std::string before = fixed.bytes;
    Round round(path, before, context, trials);
    round.make(keep_apart(find_fixable(round.record(), choice)));
    // What was refused may be right when others are made, so that it is tried again.
    fixed.refused = round.take_refused();
    if (round.made() == 0) {
      break;
    }
    fixed.fixed += round.made();
    fixed.bytes = round.text();
  }
  fixed.bytes.insert(0, bytes.substr(0, bytes.size() - text.size()));
  return fixed;
}

}  // namespace cme
