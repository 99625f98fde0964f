// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <ostream>
#include <span>
#include <string>
#include <string_view>

#include "cme/diag/diagnostic.hpp"

namespace cme {

enum class Color : std::uint8_t { off, on };

/// What a run of the checks found.
struct Report {
  std::span<const Finding> findings;      ///< in the order of `reported_before`
  std::size_t records = 0;                ///< how many were read
  bool is_complete = true;                ///< whether all that was asked for could be read
  std::span<const Finding> allowed = {};  ///< what the records' own comments hide, in the same order
};

/// How a report is printed.
struct ReportStyle {
  Color color = Color::off;
  std::size_t max_snippets = 30;                 ///< findings shown with their line; the rest take one line each
  bool summary = true;                           ///< the last line, which counts
  Severity fail_on = Severity::error;            ///< from here on, a finding makes a test fail
  std::string_view version = {};                 ///< of this program
  std::filesystem::path working_directory = {};  ///< absolute; what the paths of findings start from
  std::filesystem::path repository = {};         ///< absolute; what paths for a forge start from; empty: the same
  std::size_t width = 0;                         ///< cells of the terminal; 0: no line is broken
  bool rules = true;                             ///< whether each problem is reported with its rule
};

/// Who reads a report.
enum class Audience : std::uint8_t { people, programs };

/// One way to print a report.
struct Reporter {
  std::string_view name;  ///< as `-o` takes it
  std::string_view help;
  Audience audience;
  void (*print)(std::ostream& out, const Report& report, const ReportStyle& style);
};

/// All reporters, the default first.
std::span<const Reporter> all_reporters();

/// The report as Markdown for the page of a GitHub Actions job: counts, and a table of the first findings.
void print_job_summary(std::ostream& out, const Report& report, const ReportStyle& style);

/// "2 errors, 1 warning in 2 of 24 records", or "24 records, no problems".
std::string summarize(const Report& report);

}  // namespace cme
