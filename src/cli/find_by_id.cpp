// SPDX-License-Identifier: MIT
#include "cli/find_by_id.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include "base/nearest.hpp"
#include "cli/activities.hpp"
#include "cli/talk.hpp"
#include "diag/report.hpp"

namespace cme {
namespace {

/// The ids of a catalog, to suggest those that may have been meant by a missing one.
class NearIds {
 public:
  /// `recorded` may contain 0 for no id.
  explicit NearIds(const std::vector<std::uint32_t>& recorded) {
    for (const std::uint32_t id : recorded) {
      if (id != 0) {
        sorted_.push_back(id);
        texts_.push_back(std::to_string(id));
      }
    }
    std::sort(sorted_.begin(), sorted_.end());
    names_.assign(texts_.begin(), texts_.end());
  }

  /// The id that was probably meant, and the next lower and higher ones.
  std::string help_for(std::uint32_t id) {
    std::vector<std::string> near;
    // Each one is compared with all ids; many wrong ones are not typing mistakes.
    if (asked_ < most_asked) {
      ++asked_;
      if (const auto nearest = find_nearest(std::to_string(id), names_)) {
        near.emplace_back(*nearest);
      }
    }
    const auto above = std::lower_bound(sorted_.begin(), sorted_.end(), id);
    if (above != sorted_.begin()) {
      append_once(std::to_string(*std::prev(above)), near);
    }
    if (above != sorted_.end()) {
      append_once(std::to_string(*above), near);
    }
    return near.empty() ? std::string() : fmt::format("nearby ids: {}", fmt::join(near, ", "));
  }

 private:
  static constexpr int most_asked = 10;

  static void append_once(std::string id, std::vector<std::string>& near) {
    if (std::find(near.begin(), near.end(), id) == near.end()) {
      near.push_back(std::move(id));
    }
  }

  std::vector<std::uint32_t> sorted_;
  std::vector<std::string> texts_;       ///< in the order of the files
  std::vector<std::string_view> names_;  ///< the same
  int asked_ = 0;
};

void print_problems(Io& io, std::vector<Finding> findings, const Catalog& catalog) {
  for (Finding& finding : findings) {
    finding.place.path = catalog.shown(finding.place.path);
  }
  all_reporters().front().print(io.err, {.findings = pack_all(std::move(findings)), .records = 1}, {.summary = false});
}

/// What rules out most records without reading them as YAML: an id is plain digits, which are in the bytes of its
/// record, or in the path of one that is broken.
class IdsInSight {
 public:
  explicit IdsInSight(const std::vector<std::uint32_t>& ids) {
    if (ids.size() <= most_looked_for) {
      std::ranges::transform(ids, std::back_inserter(digits_), [](std::uint32_t id) { return std::to_string(id); });
    }
  }

  [[nodiscard]] bool may_be_of(std::string_view path, std::string_view bytes) const {
    return digits_.empty() || std::ranges::any_of(digits_, [&](const std::string& digits) {
             return bytes.find(digits) != std::string_view::npos || path.find(digits) != std::string_view::npos;
           });
  }

 private:
  // Each is looked for in all bytes; reading the records takes no longer than searching for many ids.
  static constexpr std::size_t most_looked_for = 8;

  std::vector<std::string> digits_;  ///< of each id; empty if all records are to be read
};

/// The id of each file; 0 where there is none.
std::vector<std::uint32_t> read_ids(const Catalog& catalog, const Settings& settings) {
  std::vector<std::uint32_t> ids(catalog.files.size());
  const LoadOptions loading = reading_options(settings);
  const auto look = [&](std::size_t file, std::string_view bytes) -> Turn {
    ids[file] = find_id(load_record(catalog.files[file], bytes, loading)).value_or(0);
    return {};
  };
  scan(catalog.files, look, {.jobs = settings.jobs});
  return ids;
}

}  // namespace

FoundRecords find_records_by_id(const Catalog& catalog, const std::vector<std::uint32_t>& ids, const Settings& settings,
                                Io& io) {
  FoundRecords found;
  found.asked = ids;
  for (const std::uint32_t id : ids) {
    found.records[id];
  }
  const LoadOptions loading = reading_options(settings);
  const IdsInSight in_sight(ids);
  const auto look = [&](std::size_t file, std::string_view bytes) -> Turn {
    if (!in_sight.may_be_of(catalog.files[file], bytes)) {
      return {};
    }
    LoadedRecord record = load_record(catalog.files[file], bytes, loading);
    const std::optional<std::uint32_t> id = find_id(record);
    const auto wanted = id ? found.records.find(*id) : found.records.end();
    if (wanted == found.records.end()) {
      return {};
    }
    return [&records = wanted->second, record = std::move(record)]() mutable { records.push_back(std::move(record)); };
  };
  Progress progress(io, settings.output);
  found.unreadable = scan(catalog.files, look, pace_of(settings.jobs, progress, catalog.files.size()));
  if (std::ranges::any_of(found.records, [](const auto& of_id) { return of_id.second.empty(); })) {
    found.recorded = read_ids(catalog, settings);
  }
  return found;
}

std::vector<const Activity*> activities_of(const FoundRecords& found) {
  std::vector<const Activity*> activities;
  for (const std::uint32_t id : found.asked) {
    for (const LoadedRecord& record : found.records.at(id)) {
      if (record.activity) {
        activities.push_back(&*record.activity);
      }
    }
  }
  return activities;
}

ExitCode report_not_found(const FoundRecords& found, const Catalog& catalog, Io& io) {
  ExitCode code = report_unreadable(found.unreadable, catalog, io);
  const std::string_view whose = found.unreadable.empty() ? "no activity has" : "no record that can be read has";
  NearIds near_ids(found.recorded);
  for (const std::uint32_t id : found.asked) {
    const std::vector<LoadedRecord>& records = found.records.at(id);
    if (records.empty()) {
      print_error(io, fmt::format("{} the id {}", whose, id), near_ids.help_for(id));
      code = std::max(code, ExitCode::no);
    }
    for (const LoadedRecord& record : records) {
      if (!record.activity) {
        print_problems(io, record.findings, catalog);
        code = ExitCode::failed;
      }
    }
  }
  return code;
}

}  // namespace cme
