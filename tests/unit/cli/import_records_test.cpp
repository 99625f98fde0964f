// SPDX-License-Identifier: MIT
#include "cli/import_records.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "tests/checkout_copy.hpp"
#include "tests/test_io.hpp"

namespace cme {
namespace {

namespace fs = std::filesystem;

Candidate candidate(std::uint32_t id) {
  Activity activity;
  activity.id = id;
  return {.origin = "a.csv:" + std::to_string(id + 1), .activity = activity, .failures = {}, .warnings = {}};
}

TEST(RecordImporter, GroupsWhatAnotherProgramWroteInTheMeantime) {
  const test::TemporaryFolder folder;
  fs::create_directory(folder.path() / "records");
  test::TestIo world(folder.path());
  const Settings settings{.project = {},
                          .records = {.value = folder.path() / "records"},
                          .today = {.value = world.io.local_date},
                          .jobs = std::nullopt,
                          .output = {}};
  const ImportTarget target = open_import_target(std::nullopt, settings, world.io);
  for (const std::string id : {"2", "3"}) {
    std::ofstream(folder.path() / "records" / (id + ".yaml")) << "id: " << id << '\n';
  }
  Progress progress(world.io, settings.output);
  RecordImporter importer(target, ImportMode::write, ExistingRecords::refused, settings, world.io, progress);
  EXPECT_EQ(importer.take({candidate(1), candidate(2), candidate(3)}).are_taken,
            (std::vector<bool>{true, false, false}));
  EXPECT_EQ(importer.refused_ids(), (std::set<std::uint32_t>{2, 3}));
  EXPECT_EQ(finish_import(importer.tally(), importer.mode(), false, {}, world.io), ExitCode::no);
  EXPECT_EQ(world.err.str(),
            "2 records were refused, because another program wrote them in the meantime: the first is a.csv:3; import "
            "again, with --update if the activities are the same\n");
}

}  // namespace
}  // namespace cme
