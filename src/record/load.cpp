// SPDX-License-Identifier: MIT
#include "cme/record/load.hpp"

#include <algorithm>
#include <utility>

#include "check_text.hpp"
#include "cme/record/decode.hpp"
#include "cme/yaml/node.hpp"
#include "find_node.hpp"

namespace cme {
namespace {

void append_breaches(const Activity& activity, const YamlNode& root, const RuleContext& context,
                     std::vector<Diagnostic>& problems) {
  std::vector<Breach> breaches;
  for (const RecordRule& rule : record_rules()) {
    breaches.clear();
    rule.check(activity, context, breaches);
    for (Breach& breach : breaches) {
      problems.push_back({.rule = rule.rule,
                          .span = find_node(root, breach.field).span,
                          .message = std::move(breach.message),
                          .help = std::move(breach.help),
                          .field = std::move(breach.field)});
    }
  }
}

/// Tree, activity and rules of a text; fills in what `record` can say of it.
void read_text(std::string_view text, const RuleContext& context, Locator& locator, LoadedRecord& record,
               std::vector<Diagnostic>& problems) {
  ParsedYaml yaml = parse_yaml(text);
  if (!yaml.problems.empty()) {
    problems = std::move(yaml.problems);
    return;
  }
  const YamlNode& root = yaml.tree.root();
  Activity activity = decode_activity(root, problems);
  if (activity.id) {
    record.id = activity.id;
    record.id_place = locator.locate(find_node(root, "id").span);
  }
  if (problems.empty()) {
    append_breaches(activity, root, context, problems);
    record.activity = std::move(activity);
  }
}

}  // namespace

LoadedRecord load_record(std::string path, std::string_view bytes, const RuleContext& context) {
  LoadedRecord record{.path = std::move(path), .id = {}, .activity = {}, .id_place = {}, .findings = {}};
  // Notepad and Excel put it there; it belongs to the encoding, not to the text.
  if (bytes.starts_with(utf8_byte_order_mark)) {
    bytes.remove_prefix(utf8_byte_order_mark.size());
  }
  Locator locator(record.path, bytes);
  std::vector<Diagnostic> problems;
  if (std::optional<Diagnostic> problem = check_text(bytes)) {
    problems.push_back(*std::move(problem));
  } else {
    read_text(bytes, context, locator, record, problems);
  }
  std::ranges::stable_sort(problems, {}, [](const Diagnostic& diagnostic) { return diagnostic.span.begin; });
  for (const Diagnostic& diagnostic : problems) {
    record.findings.push_back(to_finding(diagnostic, locator));
  }
  std::ranges::stable_sort(record.findings, reported_before);
  return record;
}

}  // namespace cme
