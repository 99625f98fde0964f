// SPDX-License-Identifier: MIT
#include "cli/validate_group.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "base/files.hpp"
#include "catalog/scan.hpp"
#include "catalog/shared_marks.hpp"
#include "cli/activities.hpp"
#include "cli/talk.hpp"

namespace cme {

namespace {

template <typename Item>
void move_to(std::vector<Item>& items, std::vector<Item> more) {
  if (items.capacity() == 0) {
    items = std::move(more);
    return;
  }
  items.insert(items.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

enum class Reported : std::uint8_t { no, yes };

/// Whether everything that is read is reported, as it is without a PATH; then no path needs to be looked up.
bool reports_all(const Group& group) {
  return std::ranges::find(group.is_reported, false) == group.is_reported.end();
}

/// Whether only the changed files are reported. A change may then concern the allowances in any other.
bool reports_changes(const Group& group) {
  return group.named.empty() && !reports_all(group);
}

/// A record's allowances, with the path `shown`. They count as needed if that is not checked.
std::vector<Allowance> as_shown(std::vector<Allowance> allowances, const std::string& shown, const Group& group,
                                Reported reported) {
  for (Allowance& allowance : allowances) {
    allowance.place.path = shown;
    const bool is_across = looks_across_records(allowance.rule);
    const bool is_checked = is_across ? group.is_catalog && (reported == Reported::yes || reports_changes(group))
                                      : reported == Reported::yes;
    allowance.is_needed = allowance.is_needed || !is_checked;
  }
  return allowances;
}

/// Reports the files of a group that could not be read, one per line.
void report_unread(const std::vector<UnreadableFile>& files, const Group& group, Io& io, ValidateOutcome& outcome) {
  for (const UnreadableFile& file : files) {
    print_error(io, fmt::format("cannot read {}: {}", group.shown(file.path), file.reason));
    outcome.records -= group.is_reported[file.file] ? 1U : 0U;
    outcome.is_complete = false;
  }
}

std::vector<PlacedMark> read_marks(const Group& group, std::size_t number, YamlReader reader) {
  RecordReader reader_of_group(group.files);
  const Result<std::string_view> bytes = reader_of_group.read(number);
  return bytes ? find_marks(group.shown(group.files[number]), read_record(*bytes, reader)) : std::vector<PlacedMark>();
}

/// A group whose files are being checked.
struct Check {
  const Group& group;
  const LoadOptions& loading;
  const FixChoice& choice;  ///< the rules that are not off, and the requested ones
  bool reports_all;
  std::vector<PackedFinding> settled = {};  ///< of records without allowances, in the order of a report
  std::vector<Finding> findings = {};       ///< the others, which an allowance may concern
  AllowancesByPath allowances = {};
  SharedMarks marks{group.files.size()};
  std::set<std::string> shown_paths = {};  ///< of the records that are reported, unless all are
};

/// Checks one record in any thread; the function that it returns adds the relevant results to the check.
Turn check_record(Check& check, std::size_t file, std::string_view bytes) {
  const std::string& path = check.group.files[file];
  std::string shown = check.group.shown(path);
  JudgedRecord judged{.record = read_record(bytes, check.loading.reader), .judgment = {}};
  check.marks.add(file, shown, judged.record);
  judged.judgment = judge_record(path, judged.record, check.loading.rules);
  const bool is_reported = check.group.is_reported[file];
  if (is_reported) {
    drop_fixes_not_made(path, judged, check.loading, check.choice);
  }
  auto& [findings, allowances] = judged.judgment;
  allowances = as_shown(std::move(allowances), shown, check.group, is_reported ? Reported::yes : Reported::no);
  if (!is_reported) {
    findings.clear();
  }
  if (findings.empty() && allowances.empty()) {
    return {};
  }
  check.choice.severities.apply(findings);
  for (Finding& finding : findings) {
    finding.place.path = shown;
  }
  if (allowances.empty()) {
    return [&check, settled = pack_all(std::move(findings))]() mutable { move_to(check.settled, std::move(settled)); };
  }
  return
      [&check, shown = std::move(shown), allowances = std::move(allowances), findings = std::move(findings)]() mutable {
        check.allowances.emplace(std::move(shown), std::move(allowances));
        move_to(check.findings, std::move(findings));
      };
}

/// Reads and checks the files of the group. Returns those that cannot be read.
std::vector<UnreadableFile> check_files(Check& check, const Settings& settings, Io& io) {
  const auto look = [&](std::size_t file, std::string_view bytes) { return check_record(check, file, bytes); };
  // About as many as there are. Growing would move all of them several times; memory that is reserved but not used
  // takes no space.
  check.settled.reserve(check.group.files.size());
  Progress progress(io, settings.output);
  std::vector<UnreadableFile> unreadable =
      scan(check.group.files, look, pace_of(settings.jobs, progress, check.group.files.size()));
  if (!check.reports_all) {
    for (const std::string& file : reported_files(check.group)) {
      check.shown_paths.insert(check.group.shown(file));
    }
  }
  return unreadable;
}

/// Whether the record of a finding, or a related one, was requested.
bool concerns(const Finding& finding, const std::set<std::string>& shown_paths) {
  return shown_paths.contains(finding.place.path) || std::ranges::any_of(finding.related, [&](const Related& related) {
           return shown_paths.contains(related.place.path);
         });
}

/// Adds the findings across records; if files were named, only those that involve one of them.
void add_clashes(Check& check, const Settings& settings) {
  const auto read_again = [&](std::size_t number) { return read_marks(check.group, number, settings.reader); };
  std::vector<Finding> clashes = check.marks.find(read_again, {.jobs = settings.jobs});
  if (!check.reports_all && !check.group.named.empty()) {
    std::erase_if(clashes, [&](const Finding& finding) { return !concerns(finding, check.shown_paths); });
  }
  move_to(check.findings, std::move(clashes));
}

/// Keeps the findings that involve a changed record; removes and collects the allowances in others that nothing needs.
void keep_changed_findings(Check& check, const Settings& settings, ValidateOutcome& outcome,
                           std::vector<Finding>& allowed) {
  std::map<std::string, std::size_t> numbers;  // by the path as printed
  const auto is_elsewhere = [&](const Finding& finding) { return !concerns(finding, check.shown_paths); };
  const auto elsewhere = std::stable_partition(check.findings.begin(), check.findings.end(), std::not_fn(is_elsewhere));
  for (auto finding = elsewhere; finding != check.findings.end(); ++finding) {
    if (finding->rule != Rule::unused_allow) {
      continue;
    }
    if (numbers.empty()) {
      for (std::size_t number = 0; number < check.group.files.size(); ++number) {
        numbers.emplace(check.group.shown(check.group.files[number]), number);
      }
    }
    std::vector<RecordMark> marks;
    for (PlacedMark& placed : read_marks(check.group, numbers.at(finding->place.path), settings.reader)) {
      marks.push_back(std::move(placed.mark));
    }
    outcome.needless.push_back({.finding = std::move(*finding), .marks = std::move(marks)});
  }
  check.findings.erase(elsewhere, check.findings.end());
  std::erase_if(allowed, is_elsewhere);
  for (const Finding& finding : check.findings) {
    check.shown_paths.insert(finding.place.path);
  }
}

/// A clash is found in the later record, where a comment may allow it. If only the earlier one was named, it is
/// reported there.
void turn_to_named(Check& check) {
  const auto is_shown = [&](const Related& related) { return check.shown_paths.contains(related.place.path); };
  std::set<std::pair<Rule, std::string>> turned;
  std::erase_if(check.findings, [&](Finding& finding) {
    if (check.shown_paths.contains(finding.place.path)) {
      return false;
    }
    const auto named = std::ranges::find_if(finding.related, is_shown);
    if (named == finding.related.end()) {
      return true;
    }
    std::swap(finding.place, named->place);
    std::swap(finding.record_id, named->record_id);
    named->message = "here too";
    return !turned.emplace(finding.rule, finding.place.path).second;
  });
  std::ranges::stable_sort(check.findings, reported_before);
}

}  // namespace

void check_group(const Group& group, const LoadOptions& loading, const FixChoice& choice, const Settings& settings,
                 Io& io, ValidateOutcome& outcome) {
  Check check{.group = group, .loading = loading, .choice = choice, .reports_all = reports_all(group)};
  const std::vector<UnreadableFile> unreadable = check_files(check, settings, io);
  add_clashes(check, settings);
  std::vector<Finding> allowed;
  settle_findings(check.allowances, choice.severities, check.findings, allowed);
  if (reports_changes(group)) {
    keep_changed_findings(check, settings, outcome, allowed);
  } else if (!check.reports_all) {
    turn_to_named(check);
  }
  move_to(outcome.allowed, pack_all(std::move(allowed)));
  move_to(outcome.findings, std::move(check.settled));
  move_to(outcome.findings, pack_all(std::move(check.findings)));
  outcome.records += check.reports_all ? group.files.size() : check.shown_paths.size();
  report_unread(unreadable, group, io, outcome);
}

}  // namespace cme
