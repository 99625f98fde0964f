// SPDX-License-Identifier: MIT
#include "base/json_members.hpp"
#include "diag/report_parts.hpp"

namespace cme {
namespace {

void write_text_or_null(JsonMembers& json, std::string_view key, const std::string& text) {
  if (text.empty()) {
    json.write_null(key);
  } else {
    json.write_text(key, text);
  }
}

void write_place(JsonMembers& json, const Place& place) {
  json.write_text("path", place.path);
  json.write_number("line", place.line);
  json.write_number("column", place.column);
  json.write_number("endLine", place.line);
  json.write_number("endColumn", place.end_column);
}

void write_finding(JsonMembers& json, const Finding& finding) {
  json.write_text("rule", rule_info(finding.rule).name);
  json.write_text("severity", to_string(finding.severity));
  json.write_text("message", finding.message);
  write_text_or_null(json, "help", finding.help);
  write_place(json, finding.place);
  write_text_or_null(json, "field", to_string(finding.field));
  if (finding.record_id) {
    json.write_number("id", *finding.record_id);
  } else {
    json.write_null("id");
  }
  json.write_flag("fixable", !finding.fix.empty());
  json.write_array("related", [&] {
    for (const Related& related : finding.related) {
      json.write_object({}, [&] {
        json.write_text("message", related.message);
        write_place(json, related.place);
      });
    }
  });
}

void write_summary(JsonMembers& json, const Report& report) {
  const auto write_count = [&](std::string_view key, std::size_t count) {
    json.write_number(key, static_cast<std::int64_t>(count));
  };
  write_count("records", report.records);
  write_count("recordsWithFindings", count_files(report));
  write_count("errors", count_findings(report, Severity::error));
  write_count("warnings", count_findings(report, Severity::warning));
  write_count("notes", count_findings(report, Severity::note));
  json.write_flag("complete", report.is_complete);
}

}  // namespace

void print_json(std::ostream& out, const Report& report, const ReportStyle& /*style*/) {
  JsonMembers summary(JsonLayout::compact);
  summary.write_object({}, [&] { write_summary(summary, report); });
  out << "{\n\"summary\": " << summary.take() << ",\n\"findings\": [";
  std::string_view separator = "\n";
  for (const PackedFinding& packed : report.findings) {
    JsonMembers line(JsonLayout::compact);
    line.write_object({}, [&] { write_finding(line, unpack(packed)); });
    out << separator << line.take();
    separator = ",\n";
  }
  out << (report.findings.empty() ? "]\n}\n" : "\n]\n}\n");
}

}  // namespace cme
