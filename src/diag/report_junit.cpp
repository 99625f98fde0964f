// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include "base/safe_output.hpp"
#include "base/words.hpp"
#include "diag/report_parts.hpp"

namespace cme {
namespace {

using Findings = std::span<const PackedFinding>;

/// Removes the findings of one file from the front, and returns them.
Findings take_file(Findings& findings) {
  const auto end = std::ranges::find_if(
      findings, [&](const PackedFinding& finding) { return finding.path() != findings.front().path(); });
  const auto count = static_cast<std::size_t>(end - findings.begin());
  const Findings file = findings.first(count);
  findings = findings.subspan(count);
  return file;
}

std::string xml_text(std::string_view text) {
  return safe_text(text, Target::markup);
}

/// Readers expect at most one failure per test, so the findings of a file are the lines of one text.
void print_lines(std::ostream& out, Findings file, bool (*wanted)(Severity, Severity), Severity fail_on) {
  for (const PackedFinding& packed : file) {
    if (wanted(packed.severity, fail_on)) {
      const Finding finding = unpack(packed);
      out << xml_text(fmt::format("{}:{}:{}: {}: {} [{}]", finding.place.path, finding.place.line, finding.place.column,
                                  to_string(finding.severity), message_with_help(finding),
                                  rule_info(finding.rule).name))
          << '\n';
    }
  }
}

bool fails(Severity severity, Severity fail_on) {
  return severity >= fail_on;
}

bool passes(Severity severity, Severity fail_on) {
  return severity < fail_on;
}

void print_test(std::ostream& out, Findings file, Severity fail_on) {
  const std::string path = xml_text(file.front().path());
  const auto is_failure = [&](const PackedFinding& finding) { return fails(finding.severity, fail_on); };
  const auto first = std::ranges::find_if(file, is_failure);
  const auto failures = static_cast<std::size_t>(std::ranges::count_if(file, is_failure));
  out << fmt::format("    <testcase classname=\"cme\" name=\"{}\" file=\"{}\">\n", path, path);
  if (failures > 0) {
    const std::string others = failures == 1 ? "" : fmt::format(" (and {} more)", failures - 1);
    out << fmt::format("      <failure type=\"{}\" message=\"{}{}\">", rule_info(first->rule).name,
                       xml_text(unpack(*first).message), others);
    print_lines(out, file, fails, fail_on);
    out << "</failure>\n";
  }
  if (failures < file.size()) {
    out << "      <system-out>";
    print_lines(out, file, passes, fail_on);
    out << "</system-out>\n";
  }
  out << "    </testcase>\n";
}

std::size_t count_failing_files(Findings findings, Severity fail_on) {
  std::size_t count = 0;
  while (!findings.empty()) {
    const Findings file = take_file(findings);
    if (std::ranges::any_of(file, [&](const PackedFinding& finding) { return fails(finding.severity, fail_on); })) {
      count += 1;
    }
  }
  return count;
}

void print_counts(std::ostream& out, const Report& report) {
  out << "    <properties>\n";
  out << fmt::format("      <property name=\"records\" value=\"{}\"/>\n", report.records);
  for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
    out << fmt::format("      <property name=\"{}s\" value=\"{}\"/>\n", to_string(severity),
                       count_findings(report, severity));
  }
  out << "    </properties>\n";
}

}  // namespace

void print_junit(std::ostream& out, const Report& report, const ReportStyle& style) {
  const std::size_t files = count_files(report);
  const std::size_t sound = report.records > files ? report.records - files : 0;
  // A suite without tests is taken for a failed run, so the records without problems are one test.
  const std::size_t tests = files + (sound > 0 ? 1 : 0) + (report.is_complete ? 0 : 1);
  const std::string counts =
      fmt::format("tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"0\"", tests,
                  count_failing_files(report.findings, style.fail_on), report.is_complete ? 0 : 1);
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  out << fmt::format("<testsuites name=\"cme\" {}>\n  <testsuite name=\"cme validate\" {}>\n", counts, counts);
  print_counts(out, report);
  for (Findings rest = report.findings; !rest.empty();) {
    print_test(out, take_file(rest), style.fail_on);
  }
  if (sound > 0) {
    out << fmt::format("    <testcase classname=\"cme\" name=\"{} without problems\"/>\n", counted(sound, "record"));
  }
  if (!report.is_complete) {
    out << "    <testcase classname=\"cme\" name=\"reading\">\n"
           "      <error type=\"unreadable\" message=\"some files could not be read\"/>\n"
           "    </testcase>\n";
  }
  out << "  </testsuite>\n</testsuites>\n";
}

}  // namespace cme
