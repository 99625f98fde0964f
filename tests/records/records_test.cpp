// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>
#include <stdio.h>  // popen is POSIX

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "base/files.hpp"
#include "cme/record/encode.hpp"
#include "cme/record/load.hpp"
#include "diag/report.hpp"
#include "tests/checkout_copy.hpp"

namespace cme {
namespace {

const std::filesystem::path folder = std::filesystem::path(CME_SOURCE_DIR) / "tests/records";
const LoadOptions options{.rules = RuleContext{.today = Date(std::chrono::January / 15 / 2026)}};

LoadedRecord load(const std::filesystem::path& path) {
  return load_record(path.filename().string(), test::read_text(path), options);
}

/// What `cme validate` says about one file, without the last line.
std::string report_on(const LoadedRecord& record) {
  std::ostringstream out;
  all_reporters().front().print(out, {.findings = pack_all(record.findings), .records = 1}, {.summary = false});
  return out.str();
}

// CME_UPDATE_EXPECTED=1 writes the *.expected files again; read them before you commit them.
bool is_update() {
  return std::getenv("CME_UPDATE_EXPECTED") != nullptr;
}

TEST(Records, OfOkSayNothing) {
  const std::vector<std::string> paths = find_record_files(folder / "ok");
  ASSERT_FALSE(paths.empty());
  for (const std::string& path : paths) {
    SCOPED_TRACE(path);
    EXPECT_EQ(report_on(load(path)), "");
  }
}

TEST(Records, OfErrSayExactlyWhatIsExpected) {
  const std::vector<std::string> paths = find_record_files(folder / "err");
  ASSERT_FALSE(paths.empty());
  for (const std::string& path : paths) {
    SCOPED_TRACE(path);
    const std::filesystem::path expected = std::filesystem::path(path).replace_extension(".expected");
    const std::string report = report_on(load(path));
    if (is_update()) {
      std::ofstream(expected, std::ios::binary) << report;
    }
    EXPECT_EQ(report, test::read_text(expected));
    EXPECT_FALSE(report.empty());
  }
}

/// What the shell's command prints; nothing if it fails.
std::string output_of(const std::string& command) {
  std::FILE* const pipe = ::popen(command.c_str(), "r");
  std::string output;
  for (int byte = std::fgetc(pipe); byte != EOF; byte = std::fgetc(pipe)) output += static_cast<char>(byte);
  return ::pclose(pipe) == 0 ? output : std::string();
}

TEST(Records, ThatShipAreListed) {
  const std::filesystem::path checkout(CME_SOURCE_DIR);
  const std::string committed = output_of("git -C " + test::shell_quoted(checkout) +
                                          " -c core.quotePath=false ls-tree -r --name-only HEAD records/ 2>/dev/null");
  if (committed.empty()) GTEST_SKIP() << "git does not say which records are committed here";
  std::string listed;
  for (const std::filesystem::path& path : test::shipped_records()) {
    listed += path.lexically_relative(checkout).generic_string() + "\n";
  }
  EXPECT_EQ(listed, committed) << "the list is paths_of_records() of tests/checkout_copy.cpp";
}

TEST(Records, ThatShipAreWrittenAsTheyAre) {
  for (const std::filesystem::path& path : test::shipped_records()) {
    SCOPED_TRACE(path);
    const LoadedRecord record = load(path);
    ASSERT_TRUE(record.activity);
    const LoadedRecord again = load_record(record.path, encode_activity(*record.activity), options);
    EXPECT_EQ(again.activity, record.activity);
  }
}

// Examples that teach: what has expired or will, support without a name, a house's own approval, other systems.
TEST(Records, ThatShipSayOnlyWhatTheyAreToShow) {
  std::string said;
  for (const std::filesystem::path& path : test::shipped_records()) {
    const LoadedRecord record = load(path);
    for (const Finding& finding : record.findings) {
      said += record.path + " " + std::string(rule_info(finding.rule).name) + "\n";
    }
  }
  EXPECT_EQ(said,
            "14389.yaml boilerplate-objective\n"
            "90008.yaml expired\n"
            "90013.yaml support-unnamed\n"
            "90015.yaml expired\n"
            "90019.yaml expiring\n"
            "90021.yaml unknown-approval-type\n"
            "90022.yaml expired\n"
            "90023.yaml expired\n"
            "90024.yaml expiring\n"
            "90025.yaml expiring\n"
            "90027.yaml other-credit-system\n"
            "90027.yaml other-credit-system\n"
            "90027.yaml other-credit-system\n"
            "90027.yaml other-credit-system\n"
            "90027.yaml other-credit-system\n");
}

}  // namespace
}  // namespace cme
