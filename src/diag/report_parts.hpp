// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>

#include "diag/report.hpp"

namespace cme {

void print_json(std::ostream& out, const Report& report, const ReportStyle& style);
void print_sarif(std::ostream& out, const Report& report, const ReportStyle& style);
void print_github(std::ostream& out, const Report& report, const ReportStyle& style);
void print_junit(std::ostream& out, const Report& report, const ReportStyle& style);

/// What is wrong and, after a semicolon, what to write instead.
std::string message_with_help(const Finding& finding);

/// How many of the findings are of this severity.
std::size_t count_findings(const Report& report, Severity severity);

/// "2 errors, 1 warning"; empty if there is no finding.
std::string count_by_severity(const Report& report);

/// How many files have findings.
std::size_t count_files(const Report& report);

/// The path of a finding from the root of the repository; absolute if the file is outside it.
std::string repository_path(std::string_view path, const ReportStyle& style);

}  // namespace cme
