// SPDX-License-Identifier: MIT
#include "diag/report_parts.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include <algorithm>

#include "base/files.hpp"
#include "base/safe_output.hpp"
#include "base/words.hpp"

namespace cme {

std::string message_with_help(const Finding& finding) {
  return finding.help.empty() ? finding.message : fmt::format("{}; {}", finding.message, finding.help);
}

std::size_t count_findings(const Report& report, Severity severity) {
  std::size_t count = 0;
  for (const Finding& finding : report.findings) {
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
  for (const Finding& finding : report.findings) {
    if (count == 0 || finding.place.path != last) {
      count += 1;
      last = finding.place.path;
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

std::string json_line(const nlohmann::ordered_json& value) {
  // Without a handler, a path that is no UTF-8 would throw.
  constexpr auto replace = nlohmann::ordered_json::error_handler_t::replace;
  std::string line = value.dump(-1, ' ', false, replace);
  // JSON lets DEL, C1 controls and bidirectional controls stand as they are: where there are any, all that is not ASCII
  // is written as `\u….`.
  if (!is_one_visible_line(line)) {
    line = value.dump(-1, ' ', true, replace);
  }
  // Only a text can hold it, and GitHub Actions and Azure Pipelines take `##[command]` in any line of a log.
  std::string harmless;
  harmless.reserve(line.size());
  for (const char byte : line) {
    if (byte == '#' && harmless.ends_with('#')) {
      harmless += "\\u0023";
    } else {
      harmless += byte;
    }
  }
  return harmless;
}

}  // namespace cme
