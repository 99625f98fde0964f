// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.hpp"
#include "base/safe_output.hpp"
#include "base/words.hpp"
#include "diag/reporters.hpp"

namespace cme {
namespace {

void replace_all(std::string& text, std::string_view found, std::string_view replacement) {
  for (std::size_t at = text.find(found); at != std::string::npos; at = text.find(found, at + replacement.size())) {
    text.replace(at, found.size(), replacement);
  }
}

}  // namespace

std::string loggable(std::string_view text) {
  std::string safe = printable(text);
  // The runner of GitHub Actions takes `##[command]` anywhere in a line, Azure Pipelines `##vso[command]`.
  if (safe.find("##") != std::string::npos) {
    replace_all(safe, "##[", "#\uFFFD[");
    replace_all(safe, "##vso[", "#\uFFFDvso[");
  }
  return safe;
}

std::string loggable_path(std::string_view path) {
  // A line that starts with `::`, behind any blanks, is a command to GitHub Actions.
  return (trim(path).starts_with("::") ? "./" : "") + loggable(path);
}

std::string message_with_help(const Finding& finding) {
  return finding.help.empty() ? finding.message : fmt::format("{}; {}", finding.message, finding.help);
}

std::size_t count_findings(const Report& report, Severity severity) {
  return static_cast<std::size_t>(std::ranges::count(report.findings, severity, &Finding::severity));
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
  const std::filesystem::path absolute = (style.working_directory / path).lexically_normal();
  std::string relative = absolute.lexically_relative(style.repository).generic_string();
  const bool is_outside = relative.empty() || relative == ".." || relative.starts_with("../");
  return is_outside ? absolute.generic_string() : relative;
}

std::string escape_markup(std::string_view text) {
  constexpr auto entities = std::to_array<std::pair<char, std::string_view>>(
      {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&#39;"}});
  std::string escaped;
  for (const char character : text) {
    const auto* const entity = std::ranges::find(entities, character, &std::pair<char, std::string_view>::first);
    if (entity == entities.end()) {
      escaped += character;
    } else {
      escaped += entity->second;
    }
  }
  return escaped;
}

}  // namespace cme
