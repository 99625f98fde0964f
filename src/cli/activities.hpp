// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
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

/// The parts of a catalog that could not be read.
struct SkippedRecords {
  std::size_t broken = 0;
  std::vector<UnreadableFile> unreadable;
};

/// `jobs` threads, or one per core, and progress over `total` records; `progress` outlives the run.
Pace pace_of(std::optional<std::size_t> jobs, Progress& progress, std::size_t total);

/// `scan` for callers that need only the activities that can be read.
SkippedRecords scan_activities(const RecordSource& source, YamlReader reader,
                               const Function<Turn(std::size_t file, const Activity&)>& look, const Pace& pace);

/// The id of a record. For a broken record, whose id may come after the mistake, the number in its file name.
std::optional<std::uint32_t> find_id(const LoadedRecord& record);

/// The number in a file name that looks like a record's: 15 for `15.yaml`, `15.YML` and `15.yaml~`.
std::optional<std::uint32_t> id_in_file_name(std::string_view path);

/// Everything that looks like an id in a text, which need not be valid YAML.
std::vector<std::uint32_t> ids_in_text(std::string_view text);

/// The ids that a record has or, if it is broken, seems to have: no other record may use them. `bytes` are the content
/// of its file.
std::vector<std::uint32_t> held_ids(const LoadedRecord& record, std::string_view bytes);

/// The ids of the records that a sparse checkout of a repository omits from the folder, each with its file, whose
/// path is absolute: no other record may use them. Throws Error if such a file has to be read and cannot be.
std::map<std::uint32_t, std::string> find_hidden_ids(const std::filesystem::path& folder, const LoadOptions& loading,
                                                     const Io& io);

/// Reports the files that could not be read, one per line. `failed` if there are any.
ExitCode report_unreadable(const std::vector<UnreadableFile>& files, const Catalog& catalog, Io& io);

/// A message that records cannot be read (at least one), and how to see why.
std::string broken_text(std::size_t broken);

/// Reports what was skipped. `failed` if a file could not be read, or if one is broken and `strict` is set.
ExitCode report_skipped(const SkippedRecords& skipped, const Catalog& catalog, const Selection& selection, Talk talk,
                        Io& io);

/// The known approval types, those in cme.yaml, and those in the records, collected by several threads.
class ApprovalTypes {
 public:
  explicit ApprovalTypes(const std::vector<std::string>& own) { types_.insert(own.begin(), own.end()); }

  void add(const Activity& activity);
  void add(const std::vector<std::string>& types);

  /// Throws Error if one of `asked` is not among them, with the nearest as its help.
  void check(const std::vector<std::string>& asked) const;

 private:
  std::mutex mutex_;
  std::set<std::string> types_{std::string(known_approval_type)};
};

}  // namespace cme
