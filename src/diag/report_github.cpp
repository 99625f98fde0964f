// SPDX-License-Identifier: MIT
//
// GitHub: "Workflow commands for GitHub Actions".
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/safe_output.hpp"
#include "base/utf8.hpp"
#include "diag/report_parts.hpp"

namespace cme {
namespace {

/// GitHub shows at most ten annotations of each kind per step.
constexpr std::size_t max_annotations = 10;

/// GitHub shows a summary of up to 1 MiB, and people read less.
constexpr std::size_t max_summary_rows = 50;
constexpr std::size_t max_summary_text = 500;

std::string_view command_of(Severity severity) {
  return severity == Severity::note ? "notice" : to_string(severity);
}

void print_annotation(std::ostream& out, const Finding& finding, const ReportStyle& style) {
  const Place& place = finding.place;
  out << fmt::format("::{} file={},line={},endLine={},col={},endColumn={},title={}::{}\n", command_of(finding.severity),
                     safe_text(repository_path(place.path, style), Target::annotation_property), place.line, place.line,
                     place.column, place.end_column,
                     safe_text(rule_info(finding.rule).name, Target::annotation_property),
                     safe_text(message_with_help(finding), Target::annotation));
}

/// A cell of the summary's table, in `<code>`, where GitHub does not turn names and numbers into links.
std::string cell(std::string_view text) {
  const std::string_view beginning = first_code_points(text, max_summary_text);
  const std::string_view cut = beginning.size() < text.size() ? "…" : "";
  return fmt::format("<td><code>{}{}</code></td>", safe_text(beginning, Target::markup), cut);
}

void print_summary_row(std::ostream& out, const Finding& finding, const ReportStyle& style) {
  const std::string place =
      fmt::format("{}:{}:{}", repository_path(finding.place.path, style), finding.place.line, finding.place.column);
  out << fmt::format("<tr><td>{}</td>{}{}{}</tr>\n", to_string(finding.severity), cell(place),
                     cell(message_with_help(finding)), cell(rule_info(finding.rule).name));
}

}  // namespace

void print_github(std::ostream& out, const Report& report, const ReportStyle& style) {
  std::array<std::size_t, 3> printed{};
  std::size_t skipped = 0;
  for (const PackedFinding& finding : report.findings) {
    std::size_t& count = printed.at(static_cast<std::size_t>(finding.severity));
    if (count < max_annotations) {
      print_annotation(out, unpack(finding), style);
      count += 1;
    } else {
      skipped += 1;
    }
  }
  if (skipped > 0) {
    out << fmt::format("{} more have no annotation, because GitHub shows only {} of each severity; in total: {}\n",
                       skipped, max_annotations, count_by_severity(report));
  }
}

void print_job_summary(std::ostream& out, const Report& report, const ReportStyle& style) {
  out << fmt::format("### cme validate: {}\n\n", summarize(report));
  if (!report.is_complete) {
    out << "Some files could not be read; see the log for this step.\n\n";
  }
  if (report.findings.empty()) {
    return;
  }
  out << "| errors | warnings | notes | records with problems | records |\n|---:|---:|---:|---:|---:|\n";
  out << fmt::format("| {} | {} | {} | {} | {} |\n\n", count_findings(report, Severity::error),
                     count_findings(report, Severity::warning), count_findings(report, Severity::note),
                     count_files(report), report.records);
  // A block of HTML, because in a Markdown table a record's text could still be read as Markdown.
  out << "<table>\n<tr><th>severity</th><th>place</th><th>problem</th><th>rule</th></tr>\n";
  const std::size_t rows = std::min(max_summary_rows, report.findings.size());
  for (const PackedFinding& finding : report.findings.first(rows)) {
    print_summary_row(out, unpack(finding), style);
  }
  out << "</table>\n\n";
  if (rows < report.findings.size()) {
    out << fmt::format("{} more in the log for this step.\n\n", report.findings.size() - rows);
  }
}

}  // namespace cme
