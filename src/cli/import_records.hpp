// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/atomic_file.hpp"
#include "cli/cli.hpp"
#include "cli/import_target.hpp"
#include "cli/listed_cells.hpp"
#include "cli/progress.hpp"
#include "cli/settings.hpp"
#include "cme/model/activity.hpp"
#include "edit/merge.hpp"
#include "import/row_reader.hpp"

namespace cme {

/// One page or row: an activity with an id, or why there is none.
struct Candidate {
  std::string origin;  ///< `pages/1.txt`, `sheet.csv:2`
  std::optional<Activity> activity;
  std::optional<Activity> said = {};      ///< the activity without the map's constants, if the record exists
  std::vector<std::string> failures;      ///< lines that begin with the origin
  std::vector<std::string> warnings;      ///< one line each, as above
  std::vector<ListedCell> listed = {};    ///< of a sheet that may have come from `cme list`
  const SheetReading* reading = nullptr;  ///< of the sheet that the row is in; outlives the candidate
  Unsaid unsaid = {};
};

/// What to do with records that can be written.
enum class ImportMode : std::uint8_t {
  check,    ///< nothing; only problems are reported
  dry_run,  ///< report what would be done
  write,
};

/// What to do with a candidate whose id already has a record.
enum class ExistingRecords : std::uint8_t {
  refused,
  updated,   ///< with the values of the page or row; other values are kept
  replaced,  ///< the same, but parts that it contradicts may be lost
};

/// What happened to the candidates.
struct ImportTally {
  std::size_t written = 0;
  std::size_t updated = 0;
  std::size_t unchanged = 0;
  std::size_t refused = 0;
  std::size_t skipped = 0;
  std::size_t repeated = 0;          ///< of those refused: an earlier candidate has the id
  std::size_t overtaken = 0;         ///< of those refused: another program wrote the record in the meantime
  std::string first_overtaken = {};  ///< the origin of the first of these
  std::size_t doubtful = 0;          ///< of those that can be written: a cell was kept in the note
  std::size_t incomplete = 0;  ///< of those written, updated or unchanged: `cme validate` reports an error in them
};

/// What happened to some candidates.
struct TakenCandidates {
  std::vector<bool> are_taken;  ///< for each, whether its record is as it says, or would be: written or unchanged
  bool is_writable = true;      ///< false: a record could not be written, which was reported; do not continue
};

/// Writes activities as new records, or changes existing ones.
class RecordImporter {
 public:
  /// All of them must outlive the importer.
  RecordImporter(const ImportTarget& target, ImportMode mode, ExistingRecords existing, const Settings& settings,
                 Io& io, Progress& progress)
      : target_(target),
        mode_(mode),
        existing_(existing),
        settings_(settings),
        judging_(judging_options(settings)),
        severities_(severities_of(settings.project.config)),
        io_(io),
        progress_(progress) {}

  /// Takes candidates, in their order. A record cannot be written if the disk is full or the folder is not writable.
  [[nodiscard]] TakenCandidates take(const std::vector<Candidate>& candidates);

  /// The record with this id, if it would be updated and can be read. May be called from several threads.
  [[nodiscard]] std::optional<Activity> find_record_to_update(std::uint32_t id) const;

  /// Whether a record with this id would be updated.
  [[nodiscard]] bool may_update(std::uint32_t id) const {
    return existing_ != ExistingRecords::refused && target_.files.contains(id);
  }

  /// The id after all of the catalog and of this run.
  [[nodiscard]] std::uint32_t next_id() const;

  /// Ids of candidates that were refused: their records are others.
  [[nodiscard]] const std::set<std::uint32_t>& refused_ids() const { return refused_ids_; }

  [[nodiscard]] const ImportTally& tally() const { return tally_; }
  [[nodiscard]] ImportMode mode() const { return mode_; }

  /// Counts a record that can be written, though not all of its cells could be read.
  void count_doubtful() { ++tally_.doubtful; }

 private:
  /// What to do with one candidate.
  struct Plan {
    std::string path;     ///< of the record, absolute
    bool exists = false;  ///< whether it exists and will be changed
    std::string before;
    std::string after;
    std::vector<std::string> changed;
    std::string refusal;  ///< empty if it can be written
    bool is_incomplete = false;
    std::vector<std::string> removed;  ///< lines about what the record loses, or should lose
    Result<Saved> saved = Saved::yes;  ///< the result of writing it
  };

  [[nodiscard]] static bool changes_file(const Plan& plan) { return !plan.exists || !plan.changed.empty(); }

  Plan place(const Candidate& candidate);
  void compose(const Candidate& candidate, Plan& plan) const;
  Result<void> compose_update(const Candidate& candidate, Plan& plan) const;
  void append_stale_lines(const Candidate& candidate, std::string_view old_note, Plan& plan) const;
  [[nodiscard]] bool is_incomplete(const Plan& plan) const;
  /// What happened to one candidate.
  enum class Outcome : std::uint8_t { taken, refused, unwritable };

  Outcome settle(const Candidate& candidate, const Plan& plan);
  void refuse(const Candidate& candidate, const Plan& plan);
  void report_warnings(const Candidate& candidate, const Plan& plan);
  void report_done(const Plan& plan);
  [[nodiscard]] Result<Saved> save(const Plan& plan);
  void report(std::string_view line);
  [[nodiscard]] std::string shown(const std::string& path) const;

  const ImportTarget& target_;
  ImportMode mode_;
  ExistingRecords existing_;
  const Settings& settings_;
  LoadOptions judging_;
  Severities severities_;
  Io& io_;
  Progress& progress_;
  std::atomic<bool> has_folder_ = false;  ///< whether the folder of new records was made, or was there
  ImportTally tally_;
  std::map<std::uint32_t, std::string> origins_;  ///< of this run, by id
  std::set<std::uint32_t> refused_ids_;
};

/// Prints the summary, unless --quiet. `failed` is kept; otherwise `no` if anything was omitted.
ExitCode finish_import(const ImportTally& tally, ImportMode mode, bool has_failed, Talk talk, Io& io);

}  // namespace cme
