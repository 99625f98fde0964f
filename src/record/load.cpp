// SPDX-License-Identifier: MIT
#include "cme/record/load.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

#include "base/fold.hpp"
#include "diag/odd_space.hpp"
#include "record/find_node.hpp"
#include "yaml/node_edits.hpp"

namespace cme {
namespace {

/// What of a record could not be read, and can therefore not be judged.
class UnreadKeys {
 public:
  explicit UnreadKeys(const std::vector<Diagnostic>& problems) {
    for (const Diagnostic& problem : problems) {
      keys_.emplace(first_key(problem.field));
      has_mistyped_key_ = has_mistyped_key_ || problem.rule == Rule::unknown_key;
    }
  }

  /// Whether a breach may just be the shadow of a problem: of the same key, or of a mistyped key that was meant to be
  /// this one.
  [[nodiscard]] bool overshadow(std::string_view field, const YamlNode& root) const {
    const std::string_view key = first_key(field);
    return keys_.contains(key) || (has_mistyped_key_ && !has_key(root, key));
  }

 private:
  static bool has_key(const YamlNode& root, std::string_view key) {
    const YamlChildren entries = children(root);
    for (auto entry = entries.begin(); entry != entries.end(); ++entry, ++entry) {
      if (entry->text == key) {
        return true;
      }
    }
    return false;
  }

  std::set<std::string, std::less<>> keys_;
  bool has_mistyped_key_ = false;
};

/// What mends a breach at `node`, as edits of the text.
std::vector<Edit> edits_for(const Breach& breach, std::string_view text, const YamlNode& node) {
  switch (breach.remedy) {
    case Remedy::none:
      return {};
    case Remedy::take_out:
      return take_item_out(text, node);
    case Remedy::plain_blanks:
      // A section of the description is named by its heading: the node before it in the tree, where the text is sound.
      return make_spaces_plain(text, count_odd_characters(node.text) == 0 ? *(&node - 1) : node);
    case Remedy::rewrite:
      return rewrite_scalar(text, node, breach.new_text);
  }
  return {};
}

void append_breaches(const Activity& activity, std::string_view text, const YamlNode& root, const RuleContext& context,
                     std::vector<Diagnostic>& problems) {
  std::vector<Breach> breaches;
  const UnreadKeys unread(problems);
  NodeFinder nodes(root);
  for (const RecordRule& rule : record_rules()) {
    breaches.clear();
    rule.check(activity, context, breaches);
    for (Breach& breach : breaches) {
      if (unread.overshadow(breach.field, root)) {
        continue;
      }
      const YamlNode& node = nodes.find(breach.field);
      std::vector<Edit> fix = edits_for(breach, text, node);
      problems.push_back({.rule = rule.rule,
                          .span = node.span,
                          .message = std::move(breach.message),
                          .help = std::move(breach.help),
                          .field = std::move(breach.field),
                          .fix = std::move(fix)});
    }
  }
}

/// What the rules of meaning and the record's comments say of a record that is YAML.
void append_meaning(const std::string& path, const ParsedRecord& record, const RuleContext& rules,
                    std::vector<Diagnostic>& problems, std::vector<Allowance>& allowances) {
  const YamlNode& root = record.tree.root();
  if (root.kind == YamlKind::mapping && !children(root).empty()) {
    RuleContext context = rules;
    context.file_name = std::string_view(path).substr(path.rfind('/') + 1);
    append_breaches(record.activity, record.text, root, context, problems);
  }
  allowances = find_allowances(path, record.text, record.tree, problems);
  for (Allowance& allowance : allowances) {
    // The rules of meaning have not looked at all of a broken record.
    allowance.is_needed = !record.is_whole();
  }
}

/// The marks of a record whose activity is only there if it can be read.
std::vector<RecordMark> marks_of(std::optional<std::uint32_t> id, const Activity* activity) {
  std::vector<RecordMark> marks;
  marks.reserve(3);
  if (id) {
    marks.push_back({.rule = Rule::duplicate_id, .field = "id", .key = std::to_string(*id)});
  }
  if (activity != nullptr && activity->doi) {
    marks.push_back({.rule = Rule::shared_doi, .field = "doi", .key = activity->doi->folded()});
  }
  if (activity != nullptr && activity->title) {
    marks.push_back({.rule = Rule::shared_title, .field = "title", .key = fold(*activity->title)});
  }
  return marks;
}

}  // namespace

std::vector<RecordMark> marks_of(const LoadedRecord& record) {
  return marks_of(record.id, record.activity ? &*record.activity : nullptr);
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
  std::ranges::stable_sort(problems, {}, [](const Diagnostic& diagnostic) { return diagnostic.span.begin; });
  Locator locator(path, record.text);
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

std::vector<PlacedMark> find_marks(std::string path, const ParsedRecord& record) {
  if (record.tree.nodes.empty()) {
    return {};
  }
  Locator locator(std::move(path), record.text);
  NodeFinder nodes(record.tree.root());
  std::vector<PlacedMark> marks;
  for (RecordMark& mark : marks_of(record.activity.id, record.is_whole() ? &record.activity : nullptr)) {
    const Span span = nodes.find(mark.field).span;
    marks.push_back({.mark = std::move(mark), .place = locator.locate(span), .record_id = record.activity.id});
  }
  return marks;
}

}  // namespace cme
