// SPDX-License-Identifier: MIT
#include "cli/progress.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace cme {
namespace {

using std::chrono::milliseconds;

/// A terminal, and a clock that the test sets.
struct Watched {
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  std::chrono::steady_clock::time_point time;
  Io io{.in = in,
        .out = out,
        .err = err,
        .environment = {{"TERM", "xterm"}},
        .working_directory = "/",
        .err_is_terminal = true,
        .local_date = Date::parse("2026-01-15").value(),
        .now = [this] { return time; }};

  /// What a run of two seconds prints.
  std::string run(const CommonOptions& common) {
    {
      Progress progress(io, output_settings(common, io));
      for (std::size_t done = 1; done <= 100; ++done) {
        time += milliseconds(20);
        progress.show("records", done, 100);
      }
    }
    return err.str();
  }
};

TEST(ProgressLine, TellsWhatIsDoneAndHowFast) {
  EXPECT_EQ(progress_line("records", 500, 2000, milliseconds(250)), "500 of 2000 records, 2000 per second");
  EXPECT_EQ(progress_line("pages", 0, 1, milliseconds(0)), "0 of 1 pages, 0 per second");
}

TEST(Progress, SaysNothingInTheFirstSecond) {
  Watched watched;
  {
    Progress progress(watched.io, output_settings({}, watched.io));
    watched.time += milliseconds(999);
    progress.show("9 rows");
  }
  EXPECT_EQ(watched.err.str(), "");
}

TEST(Progress, RewritesOneLineTenTimesASecondAndWipesIt) {
  Watched watched;
  const std::string printed = watched.run({});
  EXPECT_TRUE(printed.starts_with("\r\x1b[K50 of 100 records, 50 per second\r\x1b[K55 of 100")) << printed;
  EXPECT_TRUE(printed.ends_with("\r\x1b[K100 of 100 records, 50 per second\r\x1b[K")) << printed;
  EXPECT_EQ(printed.find('\n'), std::string::npos);
}

TEST(Progress, TakesTheLineAwayForOtherTalk) {
  Watched watched;
  Progress progress(watched.io, output_settings({}, watched.io));
  watched.time += milliseconds(1'000);
  progress.show("1 row");
  progress.clear();
  watched.io.err << "error: no\n";
  progress.show("2 rows");
  EXPECT_EQ(watched.err.str(), "\r\x1b[K1 row\r\x1b[Kerror: no\n");
}

TEST(Progress, StaysOnOneLineOfANarrowTerminal) {
  Watched watched;
  watched.io.width = 10;
  EXPECT_TRUE(watched.run({}).starts_with("\r\x1b[K50 of 10…\r")) << watched.err.str();
}

TEST(Progress, IsSilentWhereNobodyWatches) {
  CommonOptions quiet;
  quiet.quiet = true;
  EXPECT_EQ(Watched().run(quiet), "");
  Watched pipe;
  pipe.io.err_is_terminal = false;
  EXPECT_EQ(pipe.run({}), "");
  Watched dumb;
  dumb.io.environment["TERM"] = "dumb";
  EXPECT_EQ(dumb.run({}), "");
  Watched service;
  service.io.environment["CI"] = "true";
  EXPECT_EQ(service.run({}), "");
}

}  // namespace
}  // namespace cme
