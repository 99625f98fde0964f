// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "cli/cli.hpp"
#include "tests/test_io.hpp"

namespace cme {
namespace {

namespace fs = std::filesystem;

struct Played {
  int code = 0;
  std::string out;
  std::string err;
};

constexpr std::string_view broken_record =
    "id: 1\ntitle: \"::error::x\"\nprovider: P\nformat: Lvie\nexpires: 2027-01-01\n"
    "credits:\n  - amount: 1\n    type: AMA PRA Category 1 Credit\ncommercial_support: false\n";

/// A repository with one record, whose format is misspelled, in `sub/records/`; commands run in `sub`.
class ReportOptions : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "cme-report-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    root_ = fs::canonical(name);
    fs::create_directories(root_ / ".git");
    fs::create_directories(root_ / "sub/records");
    std::ofstream(root_ / "sub/records/1.yaml") << broken_record;
  }
  void TearDown() override { fs::remove_all(root_); }

  [[nodiscard]] Played play(const std::vector<std::string>& options) const {
    test::TestIo world(root_ / "sub", environment_);
    std::vector<std::string> arguments{"validate", "--rule", "unknown-format"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    const ExitCode code = run(arguments, world.io);
    return {static_cast<int>(code), world.out.str(), world.err.str()};
  }

  void set(const std::string& variable, const std::string& value) { environment_[variable] = value; }

  [[nodiscard]] std::string read(std::string_view name) const {
    std::ifstream stream(root_ / "sub" / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }

  [[nodiscard]] const fs::path& root() const { return root_; }

 private:
  fs::path root_;
  std::map<std::string, std::string, std::less<>> environment_;
};

constexpr std::string_view concise_report =
    "records/1.yaml:4:9: error: \"Lvie\" is not a format [unknown-format]\n1 error in 1 of 1 record\n"
    "to fix it, run `cme validate --fix`\n";
constexpr std::string_view annotation =
    "::error file=sub/records/1.yaml,line=4,endLine=4,col=9,endColumn=13,title=unknown-format::"
    "\"Lvie\" is not a format; did you mean \"Live\"?\n";

TEST_F(ReportOptions, WriteSeveralReportsAtOnce) {
  const Played played = play({"-o", "concise", "-o", "sarif:a.sarif", "--output=junit:a:b.xml", "-o", "json:a.json"});
  EXPECT_EQ(played.code, 1);
  EXPECT_EQ(played.out, concise_report);
  EXPECT_EQ(played.err, "");
  const auto sarif = nlohmann::json::parse(read("a.sarif"));
  EXPECT_EQ(sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
            "sub/records/1.yaml");
  EXPECT_EQ(nlohmann::json::parse(read("a.json"))["findings"][0]["path"], "records/1.yaml");
  EXPECT_TRUE(read("a:b.xml").starts_with("<?xml "));
}

TEST_F(ReportOptions, PrintNothingWhenAllGoesToFiles) {
  EXPECT_EQ(play({"-o", "human:report.txt"}).out, "");
  EXPECT_TRUE(read("report.txt").starts_with("error[unknown-format]"));
}

TEST_F(ReportOptions, TakeADashForStandardOutput) {
  EXPECT_EQ(play({"-o", "concise:-"}).out, concise_report);
  EXPECT_FALSE(fs::exists(root() / "sub/-"));
}

TEST_F(ReportOptions, ColorOnlyWhatGoesToTheTerminal) {
  EXPECT_NE(play({"-o", "human", "-o", "concise:a.txt", "--color=always"}).out.find('\x1b'), std::string::npos);
  EXPECT_EQ(read("a.txt"), concise_report);
}

TEST_F(ReportOptions, AreRefusedWhenTheyCannotBeMeant) {
  const std::vector<std::pair<std::vector<std::string>, std::string>> cases = {
      {{"-o", "sraif"}, "error: \"sraif\" is not an output format\nhelp: did you mean \"sarif\"?\n"},
      {{"-o", "jsno:x"}, "error: \"jsno\" is not an output format\nhelp: did you mean \"json\"?\n"},
      {{"-o", "sarif:"},
       "error: \"sarif:\" has no file name\nhelp: use -o sarif:FILE, or -o sarif for standard output\n"},
      {{"-o", "json", "-o", "sarif"},
       "error: \"json\" and \"sarif\" cannot both go to standard output\n"
       "help: to write one of them to a file: -o sarif:FILE\n"},
      {{"-o", "json:x", "-o", "sarif:x"},
       "error: two reports cannot be written to one file, \"x\"\nhelp: use a different file for each\n"},
      {{"-o", "json:../sub/x", "-o", "sarif:./x"},
       "error: two reports cannot be written to one file, \"./x\"\nhelp: use a different file for each\n"},
      {{"-o", "json:-", "-o", "sarif:/dev/stdout"},
       "error: \"json\" and \"sarif\" cannot both go to standard output\n"
       "help: to write one of them to a file: -o sarif:FILE\n"},
  };
  for (const auto& [options, message] : cases) {
    SCOPED_TRACE(message);
    const Played played = play(options);
    EXPECT_EQ(played.code, 2);
    EXPECT_EQ(played.out, "");
    EXPECT_EQ(played.err, message);
  }
  EXPECT_FALSE(fs::exists(root() / "sub/x"));
}

TEST_F(ReportOptions, CompleteTheOtherReportsWhenOneCannotBeWritten) {
  const Played played = play({"-o", "json:none/a.json", "-o", "sarif:a.sarif", "-o", "concise"});
  EXPECT_EQ(played.code, 2);
  EXPECT_EQ(played.out, concise_report);
  EXPECT_EQ(played.err, "error: cannot write none/a.json: its folder does not exist\n");
  EXPECT_TRUE(nlohmann::json::accept(read("a.sarif")));
}

TEST_F(ReportOptions, AreWrittenForProgramsThoughNothingCouldBeRead) {
  const Played played = play({"-o", "concise", "-o", "json:a.json", "none.yaml"});
  EXPECT_EQ(played.code, 2);
  EXPECT_EQ(played.out, "");
  EXPECT_EQ(nlohmann::json::parse(read("a.json"))["summary"]["complete"], false);
}

TEST_F(ReportOptions, AddAnnotationsInGithubActions) {
  set("GITHUB_ACTIONS", "true");
  const Played played = play({});
  EXPECT_EQ(played.code, 1);
  EXPECT_TRUE(played.out.starts_with("error[unknown-format]"));
  EXPECT_TRUE(played.out.ends_with("\nto fix it, run `cme validate --fix`\n" + std::string(annotation))) << played.out;
  EXPECT_EQ(play({"-o", "concise"}).out, concise_report);
  set("GITHUB_ACTIONS", "false");
  EXPECT_EQ(play({}).out.find("::error file"), std::string::npos);
}

TEST_F(ReportOptions, AppendTheSummaryOfAGithubJob) {
  set("GITHUB_STEP_SUMMARY", (root() / "summary.md").string());
  std::ofstream(root() / "summary.md") << "before\n";
  EXPECT_EQ(play({"-o", "concise"}).out, concise_report);
  EXPECT_EQ(read("../summary.md"), "before\n");
  EXPECT_EQ(play({"-o", "github"}).out, annotation);
  EXPECT_TRUE(read("../summary.md").starts_with("before\n### cme validate: 1 error in 1 of 1 record\n"));
}

TEST_F(ReportOptions, TellWhenTheSummaryCannotBeWritten) {
  set("GITHUB_STEP_SUMMARY", "/dev/full");
  const Played played = play({"-o", "github"});
  EXPECT_EQ(played.code, 2);
  EXPECT_EQ(played.out, annotation);
  EXPECT_EQ(played.err, "error: cannot write /dev/full: no space left on device\n");
}

}  // namespace
}  // namespace cme
