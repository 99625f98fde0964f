// SPDX-License-Identifier: MIT
#include "cli/import_records.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "base/atomic_file.hpp"
#include "base/files.hpp"
#include "base/parallel.hpp"
#include "base/paths.hpp"
#include "base/safe_output.hpp"
#include "base/words.hpp"
#include "cli/talk.hpp"
#include "cme/record/encode.hpp"
#include "cme/record/load.hpp"
#include "cme/record/parsed_record.hpp"
#include "cme/rules/allow.hpp"
#include "edit/merge.hpp"
#include "edit/update.hpp"
#include "import/stale_note.hpp"

namespace cme {

namespace {

namespace fs = std::filesystem;

/// `12 records written, 1 refused`: the parts that are not zero.
std::string summary(const ImportTally& tally, bool is_dry_run) {
  const std::pair<std::size_t, std::string_view> parts[] = {
      {tally.written, is_dry_run ? "to write" : "written"},
      {tally.updated, is_dry_run ? "to update" : "updated"},
      {tally.unchanged, "unchanged"},
      {tally.refused, "refused"},
      {tally.skipped, "skipped"},
  };
  std::string text;
  for (const auto& [count, verb] : parts) {
    if (count != 0) {
      text += text.empty() ? fmt::format("{} {}", counted(count, "record"), verb) : fmt::format(", {} {}", count, verb);
    }
  }
  if (tally.incomplete > 0) {
    text += fmt::format("; {} incomplete: run \"cme validate\" to see what is missing", tally.incomplete);
  }
  return text.empty() ? "no records written" : text;
}

}  // namespace

std::string RecordImporter::shown(const std::string& path) const {
  return relative_to(path, io_.working_directory);
}

/// One line of talk that begins with a path.
void RecordImporter::report(std::string_view line) {
  progress_.clear();
  print_talk(io_, line);
}

/// Decides by id which record is meant.
RecordImporter::Plan RecordImporter::place(const Candidate& candidate) {
  Plan plan;
  if (!candidate.activity) {
    return plan;
  }
  const std::uint32_t id = candidate.activity->id.value_or(0);
  if (const auto [first, is_new] = origins_.emplace(id, candidate.origin); !is_new) {
    plan.refusal = fmt::format("the id {} was already imported from {}", id, first->second);
    ++tally_.repeated;
    return plan;
  }
  plan.path = (target_.folder / fmt::format("{}.yaml", id)).string();
  const auto found = target_.files.find(id);
  if (found == target_.files.end()) {
    return plan;
  }
  plan.exists = true;
  plan.path = found->second.front();
  if (existing_ == ExistingRecords::refused) {
    plan.refusal = fmt::format("the id {} is already in {}; use --update to change that record", id, shown(plan.path));
  } else if (found->second.size() > 1) {
    plan.refusal = fmt::format("the id {} is in two records, {} and {}", id, shown(plan.path), shown(found->second[1]));
  }
  return plan;
}

std::optional<Activity> RecordImporter::find_record_to_update(std::uint32_t id) const {
  const auto found = target_.files.find(id);
  if (existing_ == ExistingRecords::refused || found == target_.files.end() || found->second.size() != 1) {
    return std::nullopt;
  }
  const Result<std::string> bytes = read_file(found->second.front(), max_record_bytes, target_.home);
  return bytes ? std::optional(read_record(*bytes, settings_.reader).activity) : std::nullopt;
}

std::uint32_t RecordImporter::next_id() const {
  const std::uint32_t last = std::max(target_.files.empty() ? 0 : target_.files.rbegin()->first,
                                      origins_.empty() ? 0 : origins_.rbegin()->first);
  return std::min(last + 1, max_activity_id);
}

/// Creates the text of the record. Called from several threads.
void RecordImporter::compose(const Candidate& candidate, Plan& plan) const {
  if (!plan.exists) {
    if (target_.names.contains(fs::path(plan.path).filename().native())) {
      plan.refusal = fmt::format("{} already exists and is another record", shown(plan.path));
      return;
    }
    plan.after = target_.modeline + encode_activity(*candidate.activity);
  } else if (Result<void> composed = compose_update(candidate, plan); !composed) {
    plan.refusal = std::move(composed).error();
    return;
  }
  if (plan.after.size() > max_record_bytes) {
    plan.refusal = "the record would be larger than 1 MiB";
    return;
  }
  plan.is_incomplete = is_incomplete(plan);
}

/// Creates the new text of a record that exists, or says why it is refused.
Result<void> RecordImporter::compose_update(const Candidate& candidate, Plan& plan) const {
  Result<std::string> bytes = read_file(plan.path, max_record_bytes, target_.home);
  if (!bytes) {
    return failure(fmt::format("cannot read {}: {}", shown(plan.path), bytes.error()));
  }
  plan.before = *std::move(bytes);
  const ParsedRecord old = read_record(plan.before, settings_.reader);
  Activity news =
      candidate.said ? completed_news(old.activity, *candidate.said, *candidate.activity) : *candidate.activity;
  drop_listed(candidate.listed, old.activity, candidate.unsaid.has_leftovers, news);
  const MergedNews merged = merge_news(old.activity, std::move(news), candidate.unsaid);
  if (!merged.removed.empty() && existing_ != ExistingRecords::replaced) {
    return failure(fmt::format("{} would lose {}; use --replace to allow this", shown(plan.path),
                               fmt::join(merged.removed, ", ")));
  }
  for (const std::string& lost : merged.removed) {
    plan.removed.push_back(fmt::format("{}: {} loses {}", candidate.origin, shown(plan.path), lost));
  }
  Result<UpdatedRecord> updated = update_record(plan.before, merged.news, settings_.reader);
  if (!updated) {
    return failure(fmt::format("{}: {}", shown(plan.path), updated.error()));
  }
  plan.after = std::move(updated->text);
  plan.changed = std::move(updated->changed);
  if (candidate.reading != nullptr && old.activity.note && !plan.changed.empty()) {
    append_stale_lines(candidate, old.activity.note->text, plan);
  }
  return {};
}

/// Lines of the old note that import wrote, and that a new value answers.
void RecordImporter::append_stale_lines(const Candidate& candidate, std::string_view old_note, Plan& plan) const {
  const std::string_view new_note = candidate.activity->note ? candidate.activity->note->text : std::string_view();
  for (const std::string& line : stale_lines(*candidate.reading, old_note, plan.changed)) {
    const bool is_still_unread = new_note.find(line) != std::string_view::npos;
    if (!is_still_unread) {
      plan.removed.push_back(
          fmt::format("{}: the note of {} still has the line {}; remove it if the new value answers it",
                      candidate.origin, shown(plan.path), quote(line)));
    }
  }
}

/// Whether `cme validate` will report an error in the record.
bool RecordImporter::is_incomplete(const Plan& plan) const {
  Judgment judgment = judge_record(plan.path, read_record(plan.after, settings_.reader), judging_.rules);
  for (Allowance& allowance : judgment.allowances) {
    allowance.is_needed = allowance.is_needed || looks_across_records(allowance.rule);  // not compared here
  }
  AllowancesByPath allowances{{plan.path, std::move(judgment.allowances)}};
  std::vector<Finding> allowed;
  settle_findings(allowances, severities_, judgment.findings, allowed);
  return std::ranges::any_of(judgment.findings,
                             [](const Finding& finding) { return finding.severity == Severity::error; });
}

/// Creates the record or changes it, unless another program has done so since it was looked at.
Result<Saved> RecordImporter::save(const Plan& plan) {
  if (plan.exists) {
    return save_if_unchanged(plan.path, plan.before, plan.after);
  }
  if (!has_folder_) {
    if (const Result<void> made = make_folders(target_.folder); !made) {
      return failure(made.error());
    }
    has_folder_ = true;
  }
  return create_file(plan.path, plan.after);
}

void RecordImporter::refuse(const Candidate& candidate, const Plan& plan) {
  for (const std::string& failure : candidate.failures) {
    report(failure + "; skipped");
  }
  if (candidate.activity) {
    report(fmt::format("{}: refused: {}", candidate.origin, plan.refusal));
    refused_ids_.insert(candidate.activity->id.value_or(0));
  }
  ++(candidate.activity ? tally_.refused : tally_.skipped);
}

void RecordImporter::report_warnings(const Candidate& candidate, const Plan& plan) {
  if (mode_ == ImportMode::check || settings_.output.talk.quiet) {
    return;
  }
  for (const std::string& warning : candidate.warnings) {
    report(warning);
  }
  for (const std::string& lost : plan.removed) {
    report(lost);
  }
}

/// Reports what was done, or would be. New records are only counted.
void RecordImporter::report_done(const Plan& plan) {
  if (mode_ == ImportMode::check || (mode_ == ImportMode::write && !plan.exists)) {
    return;
  }
  progress_.clear();
  const std::string_view verb = mode_ == ImportMode::write ? "updated" : plan.exists ? "would update" : "would write";
  const std::string keys = fmt::format("{}", fmt::join(plan.changed, ", "));
  write_line(io_, fmt::format("{} {}{}{}", verb, shown(plan.path), keys.empty() ? "" : ": ", keys));
}

RecordImporter::Outcome RecordImporter::settle(const Candidate& candidate, const Plan& plan) {
  if (!candidate.activity || !plan.refusal.empty()) {
    refuse(candidate, plan);
    return Outcome::refused;
  }
  const bool is_changed = changes_file(plan);
  if (is_changed && mode_ == ImportMode::write) {
    if (!plan.saved) {
      progress_.clear();
      print_error(io_, fmt::format("cannot write {}: {}", shown(plan.path), plan.saved.error()));
      return Outcome::unwritable;
    }
    if (*plan.saved == Saved::too_late) {
      if (tally_.overtaken++ == 0) {
        tally_.first_overtaken = candidate.origin;
      }
      ++tally_.refused;
      refused_ids_.insert(candidate.activity->id.value_or(0));
      return Outcome::refused;
    }
  }
  report_warnings(candidate, plan);
  ++(!is_changed ? tally_.unchanged : plan.exists ? tally_.updated : tally_.written);
  tally_.incomplete += plan.is_incomplete ? 1 : 0;
  if (is_changed) {
    report_done(plan);
  }
  return Outcome::taken;
}

TakenCandidates RecordImporter::take(const std::vector<Candidate>& candidates) {
  std::vector<Plan> plans;
  plans.reserve(candidates.size());
  for (const Candidate& candidate : candidates) {
    plans.push_back(place(candidate));
  }
  const auto carry_out = [&](std::size_t index) {
    Plan& plan = plans[index];
    if (candidates[index].activity && plan.refusal.empty()) {
      compose(candidates[index], plan);
    }
    if (mode_ == ImportMode::write && candidates[index].activity && plan.refusal.empty() && changes_file(plan)) {
      plan.saved = save(plan);
    }
  };
  for_each_index(plans.size(), carry_out, {.jobs = settings_.jobs});
  // Records that were written before one failed are counted; further failures need no report.
  TakenCandidates taken{.are_taken = std::vector<bool>(plans.size())};
  for (std::size_t index = 0; index < plans.size(); ++index) {
    if (taken.is_writable || plans[index].saved) {
      const Outcome outcome = settle(candidates[index], plans[index]);
      taken.are_taken[index] = outcome == Outcome::taken;
      taken.is_writable = taken.is_writable && outcome != Outcome::unwritable;
    }
  }
  return taken;
}

ExitCode finish_import(const ImportTally& tally, ImportMode mode, bool has_failed, Talk talk, Io& io) {
  const bool is_dry_run = mode == ImportMode::dry_run;
  if (tally.overtaken > 0) {
    print_talk(io, fmt::format("{} refused, because another program wrote {} in the meantime: the first is {}; import "
                               "again, with --update if the activities are the same",
                               counted(tally.overtaken, "record was", "records were"),
                               tally.overtaken == 1 ? "it" : "them", tally.first_overtaken));
  }
  if (!talk.quiet) {
    write_wrapped(io, summary(tally, is_dry_run) + (is_dry_run ? "; --dry-run: nothing was written" : ""));
  }
  if (has_failed) {
    return ExitCode::failed;
  }
  return tally.refused + tally.skipped + tally.incomplete == 0 ? ExitCode::yes : ExitCode::no;
}

}  // namespace cme
