// SPDX-License-Identifier: MIT
#include "cme/record/load.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "base/fold.hpp"
#include "diag/bounded_problems.hpp"
#include "diag/odd_space.hpp"
#include "record/find_node.hpp"
#include "record/leading_zeros.hpp"
#include "record/place_mark.hpp"
#include "rules/keywords.hpp"
#include "rules/registry.hpp"
#include "rules/writing.hpp"
#include "yaml/node_edits.hpp"

namespace cme {
namespace {

/// The parts of a record that could not be read, and therefore cannot be checked.
class UnreadKeys {
 public:
  UnreadKeys(const std::vector<Diagnostic>& problems, const YamlNode& root) {
    bool has_mistyped_key = false;
    for (const Diagnostic& problem : problems) {
      keys_.insert(problem.field.key);
      has_mistyped_key = has_mistyped_key || problem.rule == Rule::unknown_key;
    }
    if (!has_mistyped_key) {
      return;
    }
    present_.emplace();
    const YamlChildren entries = children(root);
    for (auto entry = entries.begin(); entry != entries.end(); ++entry, ++entry) {
      present_->insert(entry->text);
    }
  }

  /// Whether a breach may only be a consequence of a problem: with the same key, or with a mistyped key that was meant
  /// to be this one.
  [[nodiscard]] bool overshadow(const FieldPath& field) const {
    return keys_.contains(field.key) || (present_ && !present_->contains(field.key));
  }

 private:
  std::set<std::string_view> keys_;
  std::optional<std::set<std::string_view>> present_;  // the record's keys, if one of them is mistyped
};

/// The edits of the text that correct a breach at `node`.
std::vector<Edit> edits_for(const Breach& breach, std::string_view text, const YamlNode& value) {
  // A section of the description is named by its heading: the node before its text.
  const bool is_before = breach.is_in_key && (&value - 1)->text == breach.field.part;
  const YamlNode& node = is_before ? *(&value - 1) : value;
  switch (breach.remedy) {
    case Remedy::none:
      return {};
    case Remedy::take_out:
      return take_item_out(text, node);
    case Remedy::plain_blanks:
      return make_spaces_plain(text, node);
    case Remedy::right_encoding:
      return mend_encoding(text, node);
    case Remedy::invisible_out:
      return take_invisible_out(text, node);
    case Remedy::rewrite:
      return rewrite_scalar(text, node, breach.new_text);
  }
  return {};
}

/// Appends the findings of the meaning rules for the record, whose root is a mapping with keys.
void append_breaches(const ParsedRecord& record, const RuleContext& context, std::vector<Diagnostic>& problems) {
  const YamlNode& root = record.tree.root();
  const UnreadKeys unread(record.problems, root);
  BoundedProblems bounded(problems);
  const std::vector<RecordText> odd_texts =
      may_have_odd_texts(record.text) ? find_odd_texts(record.activity) : std::vector<RecordText>();
  Rule checked = Rule::syntax;
  const BreachTaker report = [&](Breach breach) {
    if (unread.overshadow(breach.field) || bounded.count_if_full(checked)) {
      return;
    }
    const YamlNode* const node = find_node(root, breach.field);
    std::vector<Edit> fix = node != nullptr ? edits_for(breach, record.text, *node) : std::vector<Edit>();
    bounded.add({.rule = checked,
                 .span = find_span(root, breach.field),
                 .message = std::move(breach.message),
                 .help = std::move(breach.help),
                 .field = std::move(breach.field),
                 .fix = std::move(fix)});
  };
  RuleGuard* guard = nullptr;  // the last that was asked
  bool is_worth_a_look = true;
  for (const RecordRule& rule : record_rules()) {
    if (rule.guard != nullptr && rule.guard != guard) {
      guard = rule.guard;
      is_worth_a_look = guard(record.activity);
    }
    if (rule.guard == nullptr || is_worth_a_look) {
      checked = rule.rule;
      check_rule(rule, record.activity, odd_texts, context, report);
    }
  }
}

/// The findings of the meaning rules for a record that is valid YAML, and its allowances.
void append_meaning(const std::string& path, const ParsedRecord& record, const RuleContext& rules,
                    std::vector<Diagnostic>& problems, std::vector<Allowance>& allowances) {
  const YamlNode& root = record.tree.root();
  if (root.kind == YamlKind::mapping && !children(root).empty()) {
    RuleContext context = rules;
    context.file_name = std::string_view(path).substr(path.rfind('/') + 1);
    append_breaches(record, context, problems);
  }
  append_leading_zeros(record, problems);
  find_writing_traps(record.text, record.tree, problems);
  allowances = find_allowances(path, record.text, record.tree, problems);
  for (Allowance& allowance : allowances) {
    // Meaning rules have not checked all of a broken record, and change rules none of it.
    allowance.is_needed = !record.is_whole() || rule_info(allowance.rule).kind == RuleKind::change;
  }
}

}  // namespace

std::vector<RecordMark> marks_of(const ParsedRecord& record) {
  std::vector<RecordMark> marks;
  marks.reserve(3);
  const Activity& activity = record.activity;
  if (activity.id) {
    marks.push_back({.rule = Rule::duplicate_id, .field = "id", .key = std::to_string(*activity.id)});
  }
  if (!record.is_whole()) {
    return marks;
  }
  if (activity.doi) {
    marks.push_back({.rule = Rule::shared_doi, .field = "doi", .key = activity.doi->folded()});
  }
  if (activity.title) {
    marks.push_back({.rule = Rule::shared_title, .field = "title", .key = fold(*activity.title)});
  }
  if (std::optional<std::string> keywords = find_unrelated_keywords(activity)) {
    marks.push_back({.rule = Rule::keywords_unrelated, .field = "keywords", .key = *std::move(keywords)});
  }
  return marks;
}

Judgment judge_record(const std::string& path, const ParsedRecord& record, const std::optional<RuleContext>& rules) {
  Judgment judgment;
  std::vector<Diagnostic> problems = record.problems;
  if (rules && !record.tree.nodes.empty()) {
    append_meaning(path, record, *rules, problems, judgment.allowances);
  }
  if (problems.empty()) {
    return judgment;
  }
  const auto begin_of = [](const Diagnostic& diagnostic) { return diagnostic.span.begin; };
  if (!std::ranges::is_sorted(problems, {}, begin_of)) {
    std::ranges::stable_sort(problems, {}, begin_of);
  }
  Locator locator(path, record.text);
  judgment.findings.reserve(problems.size());
  for (Diagnostic& diagnostic : problems) {
    judgment.findings.push_back(to_finding(std::move(diagnostic), locator));
    judgment.findings.back().record_id = record.activity.id;
  }
  if (!std::ranges::is_sorted(judgment.findings, reported_before)) {
    std::ranges::stable_sort(judgment.findings, reported_before);
  }
  return judgment;
}

LoadedRecord load_record(std::string path, std::string_view bytes, const LoadOptions& options) {
  ParsedRecord record = read_record(bytes, options.reader);
  Judgment judgment = judge_record(path, record, options.rules);
  return {.path = std::move(path),
          .id = record.activity.id,
          .activity = record.is_whole() ? std::optional(std::move(record.activity)) : std::nullopt,
          .findings = std::move(judgment.findings),
          .allowances = std::move(judgment.allowances)};
}

bool looks_across_records(Rule rule) {
  return rule == Rule::duplicate_id || rule == Rule::shared_doi || rule == Rule::shared_title ||
         rule == Rule::keywords_unrelated;
}

std::vector<PlacedMark> find_marks(std::string path, const ParsedRecord& record) {
  if (record.tree.nodes.empty()) {
    return {};
  }
  Locator locator(std::move(path), record.text);
  std::vector<PlacedMark> marks;
  for (RecordMark& mark : marks_of(record)) {
    marks.push_back(place_mark(std::move(mark), record, locator));
  }
  return marks;
}

}  // namespace cme
