// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <ostream>
#include <span>
#include <string>
#include <string_view>

#include "diag/packed_finding.hpp"

namespace cme {

enum class Color : std::uint8_t { off, on };

/// The findings of a run.
struct Report {
  std::span<const PackedFinding> findings;      ///< in the order of `reported_before`
  std::size_t records = 0;                      ///< how many were read
  bool is_complete = true;                      ///< whether every requested file could be read
  std::span<const PackedFinding> allowed = {};  ///< the findings that comments in the records allow, in the same order
  std::string_view fix_command = "cme validate --fix";  ///< what to run for those that can be fixed; may be empty
  bool fix_is_shown = false;  ///< whether that command only shows the fixes: standard input cannot be changed
};

/// How a report is printed.
struct ReportStyle {
  Color color = Color::off;
  std::size_t max_snippets = 30;       ///< findings shown with their source line; the others take one line each
  bool summary = true;                 ///< the last line, with the counts
  Severity fail_on = Severity::error;  ///< the least severity that makes a test fail
  std::string_view version = {};       ///< of cme
  std::filesystem::path working_directory = {};  ///< absolute; what the paths of findings start from
  std::filesystem::path repository = {};         ///< absolute; what paths for a forge start from; empty: the same
  std::size_t width = 0;                         ///< cells of the terminal; 0: no line is broken
  bool rules = true;                             ///< whether to print the rule of each problem
};

/// Who reads a report.
enum class Audience : std::uint8_t { people, programs };

/// One way to print a report.
struct Reporter {
  std::string_view name;  ///< the name for `-o`
  std::string_view help;
  Audience audience;
  void (*print)(std::ostream& out, const Report& report, const ReportStyle& style);
};

/// All reporters, the default first.
std::span<const Reporter> all_reporters();

/// Prints the report as Markdown for the page of a GitHub Actions job: counts, and a table of the first findings.
void print_job_summary(std::ostream& out, const Report& report, const ReportStyle& style);

/// "2 errors, 1 warning in 2 of 24 records", or "24 records, no problems".
std::string summarize(const Report& report);

}  // namespace cme
