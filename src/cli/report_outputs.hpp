// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "cli/cli.hpp"

namespace cme {

/// Reads `FORMAT[:FILE]` and adds it. Throws Error on an unknown format, on a file without a name, on a file that has a
/// report already, and on a second report for programs on standard output.
void add_report_output(const std::string& text, std::vector<ReportOutput>& outputs);

/// Writes the report to each of the outputs that are asked for; if none is, for people, and in GitHub Actions
/// as annotations too; with `--diff`, only files. Says of a file why it cannot be written, and goes on: whether all of
/// them could be. Throws Error if standard output cannot be written.
bool write_reports(const ValidateOptions& options, Severity fail_on, const Report& report, Io& io);

}  // namespace cme
