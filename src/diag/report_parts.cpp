// SPDX-License-Identifier: MIT
#include "diag/report_parts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/paths.hpp"
#include "base/words.hpp"

namespace cme {

std::string message_with_help(const Finding& finding) {
  return finding.help.empty() ? finding.message : finding.message + "; " + finding.help;
}

std::size_t count_findings(const Report& report, Severity severity) {
  std::size_t count = 0;
  for (const PackedFinding& finding : report.findings) {
    count += finding.severity == severity ? finding.count : 0;
  }
  return count;
}

std::string count_by_severity(const Report& report) {
  std::string counts;
  for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
    const std::size_t count = count_findings(report, severity);
    if (count > 0) {
      counts += fmt::format("{}{}", counts.empty() ? "" : ", ", counted(count, to_string(severity)));
    }
  }
  return counts;
}

std::size_t count_files(const Report& report) {
  std::size_t count = 0;
  std::string_view last;
  for (const PackedFinding& finding : report.findings) {
    if (count == 0 || finding.path() != last) {
      count += 1;
      last = finding.path();
    }
  }
  return count;
}

std::string repository_path(std::string_view path, const ReportStyle& style) {
  if (style.repository.empty()) {
    return std::string(path);
  }
  const std::filesystem::path absolute = path_from(style.working_directory, path);
  std::string relative = absolute.lexically_relative(style.repository).generic_string();
  const bool is_outside = relative.empty() || relative == ".." || relative.starts_with("../");
  return is_outside ? absolute.generic_string() : relative;
}

}  // namespace cme
