// SPDX-License-Identifier: MIT
//
// SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os.html
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include <unordered_map>

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "diag/report_parts.hpp"

namespace cme {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view base_id = "%SRCROOT%";

/// A message in which nothing of a record can be taken for a placeholder (3.11.5) or a link (3.11.6).
Json message_json(std::string_view text) {
  std::string plain;
  for (const char character : text) {
    if (character == '(' && plain.ends_with(']')) {
      plain += ' ';
    }
    plain.append(character == '{' || character == '}' ? 2 : 1, character);
  }
  return {{"text", plain}};
}

/// What stands in a path of an address as it is.
constexpr std::string_view path_characters = "/-._~";

Json artifact_json(std::string_view shown_path, const ReportStyle& style) {
  const std::string path = repository_path(shown_path, style);
  if (path.starts_with('/')) {
    return {{"uri", "file://" + percent_encode(path, path_characters)}};
  }
  return {{"uri", percent_encode(path, path_characters)}, {"uriBaseId", base_id}};
}

Json location_json(const Json& artifact, const Place& place) {
  return {{"physicalLocation",
           {{"artifactLocation", artifact},
            {"region",
             {{"startLine", place.line},
              {"startColumn", place.column},
              {"endLine", place.line},
              {"endColumn", place.end_column}}}}}};
}

/// How GitHub calls the severity of what is no matter of security.
std::string_view problem_severity(Severity severity) {
  return severity == Severity::note ? "recommendation" : to_string(severity);
}

Json rule_json(const RuleInfo& rule) {
  const std::string help =
      fmt::format("{}\n\nSource: {}.\n\n`cme explain {}` tells more.", rule.why, rule.source, rule.name);
  return {{"id", rule.name},
          {"shortDescription", message_json(fmt::format("{}.", rule.summary))},
          {"fullDescription", message_json(rule.why)},
          {"help", {{"text", help}, {"markdown", help}}},
          {"defaultConfiguration", {{"level", to_string(rule.severity)}}},
          {"properties",
           {{"tags", Json::array({rule.kind == RuleKind::reading ? "reading" : "meaning"})},
            {"precision", "very-high"},
            {"problem.severity", problem_severity(rule.severity)}}}};
}

Json tool_json(const ReportStyle& style) {
  Json rules = Json::array();
  for (const RuleInfo& rule : all_rules()) {
    rules.push_back(rule_json(rule));
  }
  return {{"driver",
           {{"name", "cme"},
            {"fullName", fmt::format("cme {}", style.version)},
            {"version", style.version},
            {"semanticVersion", style.version},
            {"rules", rules}}}};
}

/// FNV-1a in 64 bits: the same on every machine and in every version, which std::hash does not promise.
std::uint64_t stable_hash(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char byte : text) {
    hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3U;
  }
  return hash;
}

/// The text above the carets.
std::string_view marked_text(const Place& place) {
  const std::size_t begin = first_code_points(place.line_text, place.column - place.text_column).size();
  const std::size_t end = first_code_points(place.line_text, place.end_column - place.text_column).size();
  return std::string_view(place.line_text).substr(begin, end - begin);
}

/// Says that two runs speak of the same problem, wherever it has moved to. A record without an id goes by its path.
std::uint64_t fingerprint(const Finding& finding, std::string_view path) {
  const std::string record = finding.record_id ? std::to_string(*finding.record_id) : std::string(path);
  std::string facts;
  const std::string field = to_string(finding.field);
  for (const std::string_view fact :
       {rule_info(finding.rule).name, std::string_view(record), std::string_view(field), marked_text(finding.place)}) {
    facts.append(fact).append(1, '\0');
  }
  return stable_hash(facts);
}

/// The file whose findings are printed, and how often each fingerprint was met in it.
struct CurrentFile {
  std::string_view path;
  std::string path_in_repository;
  Json artifact;
  std::unordered_map<std::uint64_t, std::size_t> met;
};

/// The finding's fix, all of which is made at once.
Json fix_json(const Finding& finding, const Json& artifact) {
  Json replacements = Json::array();
  for (const PlacedEdit& edit : finding.fix) {
    Json replacement = {{"deletedRegion",
                         {{"startLine", edit.begin.line},
                          {"startColumn", edit.begin.column},
                          {"endLine", edit.end.line},
                          {"endColumn", edit.end.column}}}};
    if (!edit.edit.text.empty()) {
      replacement["insertedContent"] = {{"text", edit.edit.text}};
    }
    replacements.push_back(std::move(replacement));
  }
  return {{"description", message_json(fmt::format("as cme validate --fix does: {}", message_with_help(finding)))},
          {"artifactChanges", Json::array({{{"artifactLocation", artifact}, {"replacements", replacements}}})}};
}

Json result_json(const Finding& finding, CurrentFile& file, const ReportStyle& style) {
  Json location = location_json(file.artifact, finding.place);
  if (const std::string field = to_string(finding.field); !field.empty()) {
    location["logicalLocations"] = Json::array({{{"fullyQualifiedName", field}, {"kind", "value"}}});
  }
  const std::uint64_t print = fingerprint(finding, file.path_in_repository);
  Json result = {{"ruleId", rule_info(finding.rule).name},
                 {"ruleIndex", &rule_info(finding.rule) - all_rules().data()},
                 {"level", to_string(finding.severity)},
                 {"message", message_json(message_with_help(finding))},
                 {"locations", Json::array({std::move(location)})},
                 {"partialFingerprints", {{"cme/v1", fmt::format("{:016x}:{}", print, ++file.met[print])}}}};
  if (!finding.fix.empty()) {
    result["fixes"] = Json::array({fix_json(finding, file.artifact)});
  }
  for (const Related& related : finding.related) {
    Json place = location_json(artifact_json(related.place.path, style), related.place);
    place["message"] = message_json(related.message);
    result["relatedLocations"].push_back(std::move(place));
  }
  return result;
}

/// SARIF 2.1.0, 3.27.23: either all results of a run have suppressions, be they empty, or none has.
Json suppressions_json(const Finding& finding) {
  if (!finding.allowed) {
    return Json::array();
  }
  Json suppression = {{"kind", "inSource"}};
  if (!finding.allowed->empty()) {
    suppression["justification"] = *finding.allowed;
  }
  return Json::array({std::move(suppression)});
}

/// Prints results, one a line, and counts on in `file` what was met of theirs.
void print_results(std::ostream& out, std::span<const Finding> findings, bool with_suppressions, CurrentFile& file,
                   const ReportStyle& style, std::string_view& separator) {
  for (const Finding& finding : findings) {
    if (finding.place.path != file.path || file.artifact.is_null()) {
      file = {.path = finding.place.path,
              .path_in_repository = repository_path(finding.place.path, style),
              .artifact = artifact_json(finding.place.path, style),
              .met = {}};
    }
    Json result = result_json(finding, file, style);
    if (with_suppressions) {
      result["suppressions"] = suppressions_json(finding);
    }
    out << separator << json_line(result);
    separator = ",\n";
  }
}

}  // namespace

void print_sarif(std::ostream& out, const Report& report, const ReportStyle& style) {
  const Json bases = {{base_id, {{"description", {{"text", "The root of the repository."}}}}}};
  const Json invocations = Json::array({{{"executionSuccessful", report.is_complete}}});
  out << "{\n\"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\",\n\"version\": \"2.1.0\",\n\"runs\": [{\n";
  out << "\"tool\": " << json_line(tool_json(style)) << ",\n";
  out << "\"invocations\": " << json_line(invocations) << ",\n";
  out << "\"originalUriBaseIds\": " << json_line(bases) << ",\n";
  out << "\"columnKind\": \"unicodeCodePoints\",\n\"results\": [";
  CurrentFile file;
  std::string_view separator = "\n";
  const bool with_suppressions = !report.allowed.empty();
  print_results(out, report.findings, with_suppressions, file, style, separator);
  print_results(out, report.allowed, with_suppressions, file, style, separator);
  out << (separator == "\n" ? "]\n}]\n}\n" : "\n]\n}]\n}\n");
}

}  // namespace cme
