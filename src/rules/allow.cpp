// SPDX-License-Identifier: MIT
#include "cme/rules/allow.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

#include "base/ascii.hpp"
#include "base/nearest.hpp"
#include "base/safe_output.hpp"
#include "base/utf8.hpp"
#include "base/words.hpp"
#include "diag/bounded_problems.hpp"
#include "rules/registry.hpp"
#include "yaml/spans.hpp"

namespace cme {
namespace {

constexpr std::string_view address = "cme:";
constexpr auto verbs = std::to_array<std::string_view>({"allow"});
constexpr std::string_view form = "write `# cme: allow RULE -- reason`";
constexpr std::string_view blanks = " \t\r";

/// The maximum number of characters that are kept of a reason.
constexpr std::size_t longest_reason = 1'000;

std::size_t line_end(std::string_view text, std::size_t offset) {
  return std::min(text.find('\n', offset), text.size());
}

/// Where each line begins.
std::vector<std::size_t> find_lines(std::string_view text) {
  std::vector<std::size_t> lines{0};
  for (std::size_t end = text.find('\n'); end < text.size(); end = text.find('\n', end + 1)) {
    lines.push_back(end + 1);
  }
  return lines;
}

/// The separator between the rules and the reason, and its size; the end of the words if there is none.
struct Dashes {
  std::size_t at;
  std::size_t size;
};

Dashes find_dashes(std::string_view words) {
  // Some editors turn two hyphens into a dash.
  Dashes first{.at = words.size(), .size = 0};
  for (const std::string_view dashes : {"--", "–", "—", " - "}) {
    if (const std::size_t at = words.find(dashes); at < first.at) {
      first = {.at = at, .size = dashes.size()};
    }
  }
  return first;
}

/// Reads the comments of one record that are meant for cme.
class CommentReader {
 public:
  CommentReader(std::string path, std::string_view text, const YamlTree& tree, std::vector<Diagnostic>& problems)
      : text_(text), tree_(tree), problems_(problems), locator_(std::move(path), text) {}

  /// Accepts any comment. Call it in the order of the text.
  void read(Span comment) {
    const std::size_t offset = comment.begin;
    const std::size_t end = comment.end;
    std::size_t at = skip_spaces(offset + 1);
    if (text_.substr(at, address.size()) != address) {
      return;
    }
    at = std::min(skip_spaces(at + address.size()), end);
    const std::size_t verb_end = std::min(text_.find_first_of(" \t\r\n", at), end);
    const std::string_view verb = text_.substr(at, verb_end - at);
    if (verb == verbs.front()) {
      read_allowance(offset, {.begin = static_cast<std::uint32_t>(at), .end = static_cast<std::uint32_t>(verb_end)},
                     end);
    } else if (find_nearest(verb, verbs)) {
      report(at, verb_end, fmt::format("expected \"{}\" in this comment, found {}", verbs.front(), quote(verb)),
             std::string(form));
    }
  }

  std::vector<Allowance> take() {
    std::ranges::stable_sort(allowances_, {}, key_of);
    return std::move(allowances_);
  }

  static std::pair<Rule, std::uint32_t> key_of(const Allowance& allowance) {
    return {allowance.rule, allowance.last_line};
  }

 private:
  struct Lines {
    std::uint32_t first;
    std::uint32_t last;
  };

  [[nodiscard]] std::size_t skip_spaces(std::size_t offset) const {
    return std::min(text_.find_first_not_of(blanks, offset), text_.size());
  }

  void report(std::size_t begin, std::size_t end, std::string message, std::string help) {
    problems_.add({.rule = Rule::unused_allow,
                   .span = {.begin = static_cast<std::uint32_t>(begin), .end = static_cast<std::uint32_t>(end)},
                   .message = std::move(message),
                   .help = std::move(help),
                   .field = {}});
  }

  /// The rules and the reason, between the word `allow` and the end of the comment.
  void read_allowance(std::size_t comment, Span verb, std::size_t end) {
    const std::string_view words = text_.substr(verb.end, end - verb.end);
    const auto [dashes, dashes_size] = find_dashes(words);
    // Every finding that it hides gets a copy.
    const std::string_view reason = first_code_points(trim(words.substr(dashes + dashes_size)), longest_reason);
    const Lines lines = lines_meant(comment);
    std::set<Rule> named;
    for (const std::string_view part : split(words.substr(0, dashes), ',')) {
      const std::string_view name = trim(part);
      if (name.empty()) {
        report(verb.begin, verb.end, "the comment does not name a rule to allow", std::string(form));
        continue;
      }
      const auto begin = static_cast<std::size_t>(name.data() - text_.data());
      if (const std::optional<Rule> rule = read_rule(name, begin); rule && named.insert(*rule).second) {
        append(*rule, lines, begin, begin + name.size(), reason);
      }
    }
  }

  void append(Rule rule, Lines lines, std::size_t begin, std::size_t end, std::string_view reason) {
    Place place = locator_.locate({.begin = static_cast<std::uint32_t>(begin), .end = static_cast<std::uint32_t>(end)});
    // Problems with an allowance are reported on its own line.
    const std::uint32_t first = rule == Rule::unused_allow ? std::min(lines.first, place.line) : lines.first;
    allowances_.push_back({.rule = rule,
                           .first_line = first,
                           .last_line = lines.last,
                           .place = std::move(place),
                           .reason = std::string(reason)});
  }

  /// The meaning or change rule with this name. Reports any other name.
  std::optional<Rule> read_rule(std::string_view name, std::size_t begin) {
    const std::optional<Rule> rule = find_rule(name);
    if (rule && rule_info(*rule).kind != RuleKind::reading) {
      return rule;
    }
    const std::size_t end = begin + name.size();
    if (rule) {
      report(begin, end, fmt::format("{} is a reading error, which cannot be allowed", name),
             "correct the record; only meaning and change rules can be allowed");
    } else if (find_rule(name.substr(0, name.find_first_of(blanks)))) {
      report(begin, end, is_not_a(name, "rule"), "separate rules with commas, and put -- before the reason");
    } else {
      const std::optional<std::string_view> near = find_nearest(name, rule_names());
      report(begin, end, is_not_a(name, "rule"),
             near ? fmt::format("did you mean \"{}\"?", *near) : "`cme explain` lists them");
    }
    return std::nullopt;
  }

  /// The number of the line that holds `offset`, from 0.
  std::size_t line_at(std::size_t offset) {
    if (line_begins_.empty()) {
      line_begins_ = find_lines(text_);
    }
    return static_cast<std::size_t>(std::ranges::upper_bound(line_begins_, offset) - line_begins_.begin()) - 1;
  }

  /// The lines that the comment at `offset` applies to.
  Lines lines_meant(std::size_t offset) {
    const std::size_t own = line_at(offset);
    const bool is_alone = skip_spaces(line_begins_[own]) == offset;
    const std::size_t meant = is_alone ? next_content_line(own) : own;
    const std::size_t begin = line_begins_[meant];
    const std::size_t end = line_end(text_, begin);
    const YamlNode* const above = find_text_at(tree_, begin);
    const YamlNode* const below = find_text_at(tree_, end);
    return {.first = static_cast<std::uint32_t>(above != nullptr ? line_at(above->span.begin) : meant) + 1,
            .last = static_cast<std::uint32_t>(below != nullptr ? line_at(below->span.end) : meant) + 1};
  }

  /// The first line after `line` that is neither empty nor a comment; `line` itself if there is none.
  std::size_t next_content_line(std::size_t line) {
    if (next_content_ <= line) {
      const auto has_content = [&](std::size_t begin) {
        const std::size_t first = skip_spaces(begin);
        return first < text_.size() && text_[first] != '\n' && text_[first] != '#';
      };
      const auto next =
          std::find_if(line_begins_.begin() + static_cast<std::ptrdiff_t>(line) + 1, line_begins_.end(), has_content);
      next_content_ = static_cast<std::size_t>(next - line_begins_.begin());
    }
    return next_content_ < line_begins_.size() ? next_content_ : line;
  }

  std::string_view text_;
  const YamlTree& tree_;
  BoundedProblems problems_;
  Locator locator_;
  std::vector<std::size_t> line_begins_;  // empty until a line is needed
  std::size_t next_content_ = 0;          // for the last comment, because many may be above one line
  std::vector<Allowance> allowances_;
};

Allowance* find_allowance(AllowancesByPath& allowances, const Finding& finding) {
  const auto record = allowances.find(finding.place.path);
  if (record == allowances.end()) {
    return nullptr;
  }
  // A missing key has no line, so an allowance anywhere in the record applies to it.
  const bool is_about_nothing = finding.place.column == finding.place.end_column;
  const std::uint32_t line = is_about_nothing ? 0 : finding.place.line;
  const auto found = std::ranges::lower_bound(record->second, std::pair(finding.rule, line), {}, CommentReader::key_of);
  const bool hides =
      found != record->second.end() && found->rule == finding.rule && (is_about_nothing || found->first_line <= line);
  return hides ? &*found : nullptr;
}

void hide_allowed(AllowancesByPath& allowances, std::vector<Finding>& findings, std::vector<Finding>& allowed) {
  std::vector<Finding> kept;
  for (Finding& finding : findings) {
    Allowance* const allowance = find_allowance(allowances, finding);
    if (allowance != nullptr) {
      allowance->is_needed = true;
      finding.allowed = allowance->reason;
    }
    (allowance != nullptr ? allowed : kept).push_back(std::move(finding));
  }
  findings = std::move(kept);
}

constexpr auto rules = std::to_array<RuleDefinition>(
    {{.info = {.rule = Rule::unused_allow,
               .name = "unused-allow",
               .kind = RuleKind::meaning,
               .severity = Severity::warning,
               .summary = "each `# cme: allow RULE` comment allows a problem that exists",
               .why = "An allowance that is no longer needed would hide the next problem.",
               .source = "record format, docs/config.md",
               .bad = "title: Chest Imaging # cme: allow odd-space -- as printed",
               .good = "title: Chest\u00a0Imaging # cme: allow odd-space -- as printed"}}});

Finding unused(const Allowance& allowance, Severity severity) {
  const std::string lines = allowance.first_line == allowance.last_line
                                ? fmt::format("line {}", allowance.last_line)
                                : fmt::format("lines {} to {}", allowance.first_line, allowance.last_line);
  return {.rule = Rule::unused_allow,
          .severity = severity,
          .place = allowance.place,
          .message = fmt::format("there is no {} problem to allow in {}", rule_info(allowance.rule).name, lines),
          .help = "remove the comment",
          .field = {},
          .related = {}};
}

/// Appends a finding for each allowance of a record for a rule that is meant and on, if it was not needed.
void append_unused(const std::vector<Allowance>& of_record, const Severities& severities, bool (*is_meant)(Rule),
                   std::vector<Finding>& findings) {
  const Severity severity = severities.of(Rule::unused_allow).value_or(Severity::warning);
  std::size_t listed = 0;
  for (const Allowance& allowance : of_record) {
    if (allowance.is_needed || !severities.of(allowance.rule) || !is_meant(allowance.rule)) {
      continue;
    }
    listed += 1;
    if (listed > most_problems_of_a_rule + 1) {
      findings.back().count += 1;
      continue;
    }
    findings.push_back(unused(allowance, severity));
    if (listed > most_problems_of_a_rule) {
      findings.back().message = "other comments in this record are not needed either";
    }
  }
}

}  // namespace

std::span<const RuleDefinition> allow_rules() {
  return rules;
}

std::vector<Allowance> find_allowances(std::string path, std::string_view text, const YamlTree& tree,
                                       std::vector<Diagnostic>& problems) {
  const std::vector<Span> comments = find_comments(text, tree);
  if (comments.empty()) {  // as in nearly all records
    return {};
  }
  CommentReader reader(std::move(path), text, tree, problems);
  for (const Span comment : comments) {
    reader.read(comment);
  }
  return reader.take();
}

void settle_findings(AllowancesByPath& allowances, const Severities& severities, std::vector<Finding>& findings,
                     std::vector<Finding>& allowed) {
  severities.apply(findings);
  if (allowances.empty()) {
    return;
  }
  hide_allowed(allowances, findings, allowed);
  if (!severities.of(Rule::unused_allow)) {
    return;
  }
  const auto append_all_unused = [&](std::vector<Finding>& to, bool (*is_meant)(Rule)) {
    for (const auto& [path, of_record] : allowances) {
      append_unused(of_record, severities, is_meant, to);
    }
  };
  // An unused allowance can be allowed too, so whether those allowances are needed is decided last.
  std::vector<Finding> unneeded;
  append_all_unused(unneeded, [](Rule rule) { return rule != Rule::unused_allow; });
  hide_allowed(allowances, unneeded, allowed);
  std::ranges::move(unneeded, std::back_inserter(findings));
  append_all_unused(findings, [](Rule rule) { return rule == Rule::unused_allow; });
}

}  // namespace cme
