// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "catalog/scan.hpp"
#include "cli/cli.hpp"
#include "cli/locate.hpp"
#include "cli/settings.hpp"
#include "cme/record/load.hpp"

namespace cme {

/// The records of a catalog for the requested ids.
struct FoundRecords {
  std::vector<std::uint32_t> asked;
  std::map<std::uint32_t, std::vector<LoadedRecord>>
      records;                          ///< by id; records with the same id in the order of their files
  std::vector<std::uint32_t> recorded;  ///< if an id has no record, the id in each file; 0 if there is none
  std::vector<UnreadableFile> unreadable;
};

FoundRecords find_records_by_id(const Catalog& catalog, const std::vector<std::uint32_t>& ids, const Settings& settings,
                                Io& io);

/// The activities that could be read, in the requested order. Views into `found`.
std::vector<const Activity*> activities_of(const FoundRecords& found);

/// Prints the problems of broken records, the ids that no record has, with the ids near them, and the files that could
/// not be read. `no` if there is no record for an id, `failed` if one could not be read.
ExitCode report_not_found(const FoundRecords& found, const Catalog& catalog, Io& io);

}  // namespace cme
