// SPDX-License-Identifier: MIT
#include "edit/format.hpp"

#include <algorithm>
#include <optional>
#include <tuple>
#include <vector>

#include "cme/record/encode.hpp"
#include "cme/record/load.hpp"
#include "cme/yaml/parse.hpp"
#include "edit/weave_comments.hpp"
#include "record/value_reader.hpp"
#include "yaml/spans.hpp"

namespace cme {
namespace {

constexpr std::string_view differs = "formatting would change its values";

bool has_crlf_throughout(std::string_view text) {
  const auto line_breaks = std::ranges::count(text, '\n');
  return line_breaks > 0 && line_breaks == std::ranges::count(text, '\r');
}

std::string with_crlf(std::string_view text) {
  std::string result;
  for (const char byte : text) {
    result.append(byte == '\n' ? "\r\n" : std::string_view(&byte, 1));
  }
  return result;
}

std::vector<std::string_view> comment_texts(const ParsedRecord& record) {
  std::vector<std::string_view> texts;
  for (const Span comment : find_comments(record.text, record.tree)) {
    texts.push_back(record.text.substr(comment.begin, comment.end - comment.begin));
  }
  std::ranges::sort(texts);
  return texts;
}

/// The keys without a value that have a comment: what remains to be done, or why it is missing.
std::vector<Field> find_placeholders(const std::vector<RecordPart>& parts, const std::vector<PlacedComment>& comments) {
  std::vector<Field> fields;
  for (const PlacedComment& comment : comments) {
    const bool is_beside = comment.spot == CommentSpot::above || comment.spot == CommentSpot::after;
    const RecordPart& part = parts[comment.part];
    if (!is_beside || comment.part == 0 || part.parent != 0 || !is_empty(*part.value)) {
      continue;
    }
    if (const std::optional<Field> field = find_field(part.first->text)) {
      fields.push_back(*field);
    }
  }
  return fields;
}

using Reported = std::tuple<Rule, std::string, bool>;

/// The findings for a record, and whether a comment allows them, in no order and without their places.
std::vector<Reported> list_reported(const std::string& path, const ParsedRecord& record, const LoadOptions& options) {
  Judgment judgment = judge_record(path, record, options.rules);
  std::vector<Finding> shown = std::move(judgment.findings);
  // Findings across records are not known here, but the rules that could report them are.
  for (PlacedMark& mark : find_marks(path, record)) {
    shown.push_back({.rule = mark.mark.rule,
                     .place = std::move(mark.place),
                     .message = std::move(mark.mark.key),
                     .help = {},
                     .field = {},
                     .related = {}});
  }
  AllowancesByPath allowances{{path, std::move(judgment.allowances)}};
  std::vector<Finding> allowed;
  settle_findings(allowances, Severities(), shown, allowed);
  std::vector<Reported> reported;
  for (const Finding& finding : shown) {
    if (finding.rule == Rule::leading_zero) {
      continue;  // formatting writes the number as it is read
    }
    // A comment that allows nothing is reported with its line.
    reported.emplace_back(finding.rule, finding.rule == Rule::unused_allow ? std::string() : finding.message, false);
  }
  for (const Finding& finding : allowed) {
    reported.emplace_back(finding.rule, finding.message, true);
  }
  std::ranges::sort(reported);
  return reported;
}

/// Why the new bytes are not the same record as the old ones, if they are not.
Result<void> compare(const ParsedRecord& before, const std::string& path, std::string_view new_bytes,
                     const LoadOptions& options) {
  const ParsedRecord after = read_record(new_bytes, options.reader);
  if (!after.is_whole() || after.activity != canonical_activity(before.activity)) {
    return failure(std::string(differs));
  }
  if (comment_texts(after) != comment_texts(before)) {
    return failure("formatting would lose a comment");
  }
  if (list_reported(path, after, options) != list_reported(path, before, options)) {
    return failure("a `# cme: allow` comment would no longer apply; put it next to the value that it applies to");
  }
  return {};
}

}  // namespace

Activity canonical_activity(Activity activity) {
  for (Approval& approval : activity.approvals) {
    std::ranges::stable_sort(approval.boards);
  }
  return activity;
}

Result<std::string> format_record(const std::string& path, std::string_view bytes, const LoadOptions& options) {
  const ParsedRecord record = read_record(bytes, options.reader);
  if (!record.is_whole()) {
    return failure(std::string(broken_record_reason));
  }
  const std::vector<RecordPart> parts = list_parts(record.tree.root());
  const std::vector<PlacedComment> comments = place_comments(record.text, record.tree, parts);
  std::string formatted =
      encode_with_placeholders(canonical_activity(record.activity), find_placeholders(parts, comments));
  if (!comments.empty()) {
    const ParsedYaml yaml = parse_yaml(formatted, options.reader);
    if (!yaml.problems.empty()) {
      return failure(std::string(differs));
    }
    const std::vector<RecordPart> own_parts = list_parts(yaml.tree.root());
    formatted = weave_comments(formatted, own_parts, comments, parts, match_parts(parts, own_parts));
  }
  if (has_crlf_throughout(record.text)) {
    formatted = with_crlf(formatted);
  }
  if (formatted.size() > max_record_bytes) {
    return failure("its canonical form would be larger than 1 MiB, the limit for a record");
  }
  if (formatted != bytes) {
    if (Result<void> same = compare(record, path, formatted, options); !same) {
      return failure(std::move(same).error());
    }
  }
  return formatted;
}

}  // namespace cme
