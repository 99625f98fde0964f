// SPDX-License-Identifier: MIT
#include "cme/record/load.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

#include "base/fold.hpp"
#include "base/utf8.hpp"
#include "cme/record/decode.hpp"
#include "cme/yaml/node.hpp"
#include "record/check_text.hpp"
#include "record/find_node.hpp"
#include "diag/odd_space.hpp"
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
      return make_blanks_plain(text, count_odd_characters(node.text) == 0 ? *(&node - 1) : node);
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

/// Tree, activity and rules of a text; fills in what `record` can say of it.
void read_text(std::string_view text, const RuleContext& context, LoadedRecord& record,
               std::vector<Diagnostic>& problems) {
  ParsedYaml yaml = parse_yaml(text, context.reader);
  if (!yaml.problems.empty()) {
    problems = std::move(yaml.problems);
    return;
  }
  const YamlNode& root = yaml.tree.root();
  Activity activity = decode_activity(root, problems, text);
  record.id = activity.id;
  const bool is_whole = problems.empty();
  const bool asks_meaning = context.asked == RuleKind::meaning;
  if (asks_meaning && root.kind == YamlKind::mapping && !children(root).empty()) {
    append_breaches(activity, text, root, context, problems);
  }
  if (is_whole) {
    record.activity = std::move(activity);
  }
  if (!asks_meaning) {
    return;
  }
  record.allowances = find_allowances(record.path, text, yaml.tree, problems);
  for (Allowance& allowance : record.allowances) {
    // The rules of meaning have not looked at all of a broken record.
    allowance.is_needed = !record.activity;
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

LoadedRecord load_record(std::string path, std::string_view bytes, const RuleContext& context) {
  LoadedRecord record{.path = std::move(path), .id = {}, .activity = {}, .findings = {}};
  const std::string_view text = without_byte_order_mark(bytes);
  RuleContext file_context = context;
  file_context.file_name = std::string_view(record.path).substr(record.path.rfind('/') + 1);
  std::vector<Diagnostic> problems;
  if (std::optional<Diagnostic> problem = check_text(text)) {
    problems.push_back(*std::move(problem));
  } else {
    read_text(text, file_context, record, problems);
  }
  if (problems.empty()) {
    return record;
  }
  std::ranges::stable_sort(problems, {}, [](const Diagnostic& diagnostic) { return diagnostic.span.begin; });
  Locator locator(record.path, text);
  for (Diagnostic& diagnostic : problems) {
    record.findings.push_back(to_finding(std::move(diagnostic), locator));
    record.findings.back().record_id = record.id;
  }
  if (!std::ranges::is_sorted(record.findings, reported_before)) {
    std::ranges::stable_sort(record.findings, reported_before);
  }
  return record;
}

std::vector<PlacedMark> find_marks(std::string path, std::string_view bytes, YamlReader reader) {
  const std::string_view text = without_byte_order_mark(bytes);
  if (check_text(text)) {
    return {};
  }
  const ParsedYaml yaml = parse_yaml(text, reader);
  if (!yaml.problems.empty()) {
    return {};
  }
  std::vector<Diagnostic> problems;
  const Activity activity = decode_activity(yaml.tree.root(), problems);
  Locator locator(std::move(path), text);
  NodeFinder nodes(yaml.tree.root());
  std::vector<PlacedMark> marks;
  for (RecordMark& mark : marks_of(activity.id, problems.empty() ? &activity : nullptr)) {
    const Span span = nodes.find(mark.field).span;
    marks.push_back({.mark = std::move(mark), .place = locator.locate(span), .record_id = activity.id});
  }
  return marks;
}

}  // namespace cme
