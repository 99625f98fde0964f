// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/scan.hpp"
#include "cli/cli.hpp"
#include "cli/locate.hpp"
#include "cli/progress.hpp"
#include "cli/selection_options.hpp"
#include "cme/record/load.hpp"

namespace cme {

/// What could not be read of a catalog.
struct LeftOut {
  std::size_t broken = 0;
  std::vector<UnreadableFile> unreadable;
};

/// `jobs` threads, or one a core, and progress over `total` records; `progress` outlives the run.
Pace pace_of(std::optional<std::size_t> jobs, Progress& progress, std::size_t total);

/// `scan` for who needs the activities that are whole.
LeftOut scan_activities(const RecordSource& source, YamlReader reader,
                        const Function<Turn(std::size_t file, const Activity&)>& look, const Pace& pace);

/// The id of a record; of a broken one whose own may be after the mistake, the number that its file is called by.
std::optional<std::uint32_t> find_id(const LoadedRecord& record);

/// The number that a file is called by, if its name looks like a record's: of `15.yaml`, `15.YML` and `15.yaml~`.
std::optional<std::uint32_t> id_in_file_name(std::string_view path);

/// What looks like ids in a text that need not be sound YAML.
std::vector<std::uint32_t> ids_in_text(std::string_view text);

/// The ids that a record has or, if it is broken, seems to have: none of them is free for another record. `bytes` are
/// those of its file.
std::vector<std::uint32_t> held_ids(const LoadedRecord& record, std::string_view bytes);

/// Says which files could not be read, one a line. `failed` if there is any.
ExitCode report_unreadable(const std::vector<UnreadableFile>& files, const Catalog& catalog, Io& io);

/// That records cannot be read, at least one, and where their mistakes are reported.
std::string broken_text(std::size_t broken);

/// Says what was omitted. `failed` if a file could not be read, or one is broken and `strict` asked for.
ExitCode report_left_out(const LeftOut& left_out, const Catalog& catalog, const Selection& selection, Talk talk,
                         Io& io);

/// The types of approval that are known, those of cme.yaml, and those that occur in the records, collected by several
/// threads.
class ApprovalTypes {
 public:
  explicit ApprovalTypes(const std::vector<std::string>& own) { types_.insert(own.begin(), own.end()); }

  void add(const Activity& activity);
  void add(const std::vector<std::string>& types);

  /// Throws Error if one of `asked` is none of them, with the nearest as its help.
  void check(const std::vector<std::string>& asked) const;

 private:
  std::mutex mutex_;
  std::set<std::string> types_{std::string(known_approval_type)};
};

}  // namespace cme
