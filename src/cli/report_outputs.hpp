// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/cli.hpp"
#include "cli/settings.hpp"
#include "diag/report.hpp"

namespace cme {

/// One `-o FORMAT[:FILE]`.
struct ReportOutput {
  const Reporter* reporter = nullptr;
  std::optional<std::string> file;  ///< absent for standard output
};

/// Where reports go, and how.
struct ReportRequest {
  std::vector<ReportOutput> outputs;  ///< if empty, one for people, and annotations in GitHub Actions
  std::size_t max_snippets = 30;
  bool only_files = false;  ///< whether nothing goes to standard output
  Severity fail_on = Severity::error;
};

/// The names of the formats of reports.
std::vector<std::string_view> report_format_names();

/// Reads `FORMAT[:FILE]` and adds it; `-` is standard output. Throws Error on an unknown format or a missing file name.
void add_report_output(const std::string& text, std::vector<ReportOutput>& outputs);

/// Throws Error if a file must not be written, if two outputs are one file, under whatever names, or if two reports for
/// programs are on standard output.
void check_outputs(const std::vector<ReportOutput>& outputs, const Settings& settings, const Io& io);

/// Writes the report to each requested output; by default for people and, in GitHub Actions, also as annotations. If a
/// file cannot be written, reports why and continues. Returns whether all could be written. Throws Error if standard
/// output cannot be written.
bool write_reports(const ReportRequest& request, const Report& report, const OutputSettings& settings, Io& io);

}  // namespace cme
