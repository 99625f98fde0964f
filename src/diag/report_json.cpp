// SPDX-License-Identifier: MIT
#include <nlohmann/json.hpp>

#include "diag/report_parts.hpp"

namespace cme {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

Json place_json(const Place& place) {
  return {{"path", place.path},
          {"line", place.line},
          {"column", place.column},
          {"endLine", place.line},
          {"endColumn", place.end_column}};
}

Json finding_json(const Finding& finding) {
  Json json = {{"rule", rule_info(finding.rule).name},
               {"severity", to_string(finding.severity)},
               {"message", finding.message},
               {"help", text_or_null(finding.help)}};
  json.update(place_json(finding.place));
  json["field"] = text_or_null(to_string(finding.field));
  json["id"] = finding.record_id ? Json(*finding.record_id) : Json(nullptr);
  json["fixable"] = !finding.fix.empty();
  json["related"] = Json::array();
  for (const Related& related : finding.related) {
    Json& place = json["related"].emplace_back(Json{{"message", related.message}});
    place.update(place_json(related.place));
  }
  return json;
}

}  // namespace

void print_json(std::ostream& out, const Report& report, const ReportStyle& /*style*/) {
  const Json summary = {{"records", report.records},
                        {"recordsWithFindings", count_files(report)},
                        {"errors", count_findings(report, Severity::error)},
                        {"warnings", count_findings(report, Severity::warning)},
                        {"notes", count_findings(report, Severity::note)},
                        {"complete", report.is_complete}};
  out << "{\n\"summary\": " << json_line(summary) << ",\n\"findings\": [";
  // One after the other, each let go at once: a tree of all of them would take many times the memory of the text.
  std::string_view separator = "\n";
  for (const Finding& finding : report.findings) {
    out << separator << json_line(finding_json(finding));
    separator = ",\n";
  }
  out << (report.findings.empty() ? "]\n}\n" : "\n]\n}\n");
}

}  // namespace cme
