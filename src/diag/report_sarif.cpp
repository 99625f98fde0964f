// SPDX-License-Identifier: MIT
//
// SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os.html
#include <fmt/format.h>

#include <optional>
#include <unordered_map>

#include "base/ascii.hpp"
#include "base/json_members.hpp"
#include "base/utf8.hpp"
#include "diag/report_parts.hpp"

namespace cme {
namespace {

constexpr std::string_view base_id = "%SRCROOT%";

/// A message in which no text from a record can be read as a placeholder (3.11.5) or a link (3.11.6).
void write_message(JsonMembers& json, std::string_view key, std::string_view text) {
  std::string plain;
  for (const char character : text) {
    if (character == '(' && plain.ends_with(']')) {
      plain += ' ';
    }
    plain.append(character == '{' || character == '}' ? 2 : 1, character);
  }
  json.write_object(key, [&] { json.write_text("text", plain); });
}

/// Characters that need no encoding in the path of an address.
constexpr std::string_view path_characters = "/-._~";

/// The address of a file whose path starts at the root of the repository, or of the system.
void write_artifact(JsonMembers& json, std::string_view path) {
  json.write_object("artifactLocation", [&] {
    if (path.starts_with('/')) {
      json.write_text("uri", "file://" + percent_encode(path, path_characters));
    } else {
      json.write_text("uri", percent_encode(path, path_characters));
      json.write_text("uriBaseId", base_id);
    }
  });
}

void write_region(JsonMembers& json, std::string_view key, const Position& begin, const Position& end) {
  json.write_object(key, [&] {
    json.write_number("startLine", begin.line);
    json.write_number("startColumn", begin.column);
    json.write_number("endLine", end.line);
    json.write_number("endColumn", end.column);
  });
}

void write_physical_location(JsonMembers& json, std::string_view path, const Place& place) {
  json.write_object("physicalLocation", [&] {
    write_artifact(json, path);
    write_region(json, "region", {.line = place.line, .column = place.column},
                 {.line = place.line, .column = place.end_column});
  });
}

/// GitHub's names for the severity of findings that are not about security.
std::string_view problem_severity(Severity severity) {
  return severity == Severity::note ? "recommendation" : to_string(severity);
}

void write_rule(JsonMembers& json, const RuleInfo& rule) {
  const std::string help =
      fmt::format("{}\n\nSource: {}.\n\nFor details, run `cme explain {}`.", rule.why, rule.source, rule.name);
  json.write_text("id", rule.name);
  write_message(json, "shortDescription", fmt::format("{}.", rule.summary));
  write_message(json, "fullDescription", rule.why);
  json.write_object("help", [&] {
    json.write_text("text", help);
    json.write_text("markdown", help);
  });
  json.write_object("defaultConfiguration", [&] { json.write_text("level", to_string(rule.severity)); });
  json.write_object("properties", [&] {
    json.write_array("tags", [&] { json.write_text({}, to_string(rule.kind)); });
    json.write_text("precision", "very-high");
    json.write_text("problem.severity", problem_severity(rule.severity));
  });
}

void write_driver(JsonMembers& json, const ReportStyle& style) {
  json.write_text("name", "cme");
  json.write_text("fullName", fmt::format("cme {}", style.version));
  json.write_text("version", style.version);
  json.write_text("semanticVersion", style.version);
  json.write_array("rules", [&] {
    for (const RuleInfo& rule : all_rules()) {
      json.write_object({}, [&] { write_rule(json, rule); });
    }
  });
}

/// FNV-1a in 64 bits: the same on every machine and in every version, which std::hash does not guarantee.
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

/// Identifies a problem across runs, even if it has moved. A record without an id is identified by its path.
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

/// The file whose findings are being printed, and how often each fingerprint has occurred in it.
struct CurrentFile {
  std::string_view path;
  std::string path_in_repository;
  std::unordered_map<std::uint64_t, std::size_t> met;
};

void write_replacement(JsonMembers& json, const PlacedEdit& edit) {
  write_region(json, "deletedRegion", edit.begin, edit.end);
  if (!edit.edit.text.empty()) {
    json.write_object("insertedContent", [&] { json.write_text("text", edit.edit.text); });
  }
}

void write_replacements(JsonMembers& json, const Finding& finding) {
  json.write_array("replacements", [&] {
    for (const PlacedEdit& edit : finding.fix) {
      json.write_object({}, [&] { write_replacement(json, edit); });
    }
  });
}

/// The finding's fix, whose edits are made together.
void write_fix(JsonMembers& json, const Finding& finding, std::string_view path) {
  write_message(json, "description",
                fmt::format("the fix that `cme validate --fix` makes: {}", message_with_help(finding)));
  json.write_array("artifactChanges", [&] {
    json.write_object({}, [&] {
      write_artifact(json, path);
      write_replacements(json, finding);
    });
  });
}

void write_related(JsonMembers& json, const Finding& finding, const ReportStyle& style) {
  json.write_array("relatedLocations", [&] {
    for (const Related& related : finding.related) {
      json.write_object({}, [&] {
        write_physical_location(json, repository_path(related.place.path, style), related.place);
        write_message(json, "message", related.message);
      });
    }
  });
}

/// SARIF 2.1.0, 3.27.23: either all results of a run have suppressions, possibly empty, or none has.
void write_suppressions(JsonMembers& json, const Finding& finding) {
  json.write_array("suppressions", [&] {
    if (!finding.allowed) {
      return;
    }
    json.write_object({}, [&] {
      json.write_text("kind", "inSource");
      if (!finding.allowed->empty()) {
        json.write_text("justification", *finding.allowed);
      }
    });
  });
}

void write_location(JsonMembers& json, const Finding& finding, std::string_view path) {
  write_physical_location(json, path, finding.place);
  if (const std::string field = to_string(finding.field); !field.empty()) {
    json.write_array("logicalLocations", [&] {
      json.write_object({}, [&] {
        json.write_text("fullyQualifiedName", field);
        json.write_text("kind", "value");
      });
    });
  }
}

void write_result(JsonMembers& json, const Finding& finding, CurrentFile& file, const ReportStyle& style) {
  const std::string_view path = file.path_in_repository;
  json.write_text("ruleId", rule_info(finding.rule).name);
  json.write_number("ruleIndex", &rule_info(finding.rule) - all_rules().data());
  json.write_text("level", to_string(finding.severity));
  write_message(json, "message", message_with_help(finding));
  json.write_array("locations", [&] { json.write_object({}, [&] { write_location(json, finding, path); }); });
  const std::uint64_t print = fingerprint(finding, path);
  json.write_object("partialFingerprints",
                    [&] { json.write_text("cme/v1", fmt::format("{:016x}:{}", print, ++file.met[print])); });
  if (!finding.fix.empty()) {
    json.write_array("fixes", [&] { json.write_object({}, [&] { write_fix(json, finding, path); }); });
  }
  if (!finding.related.empty()) {
    write_related(json, finding, style);
  }
}

/// Prints results, one per line, and keeps counting their fingerprints in `file`.
void print_results(std::ostream& out, std::span<const PackedFinding> findings, bool with_suppressions,
                   std::optional<CurrentFile>& file, const ReportStyle& style, std::string_view& separator) {
  for (const PackedFinding& packed : findings) {
    if (!file || packed.path() != file->path) {
      file = CurrentFile{.path = packed.path(), .path_in_repository = repository_path(packed.path(), style), .met = {}};
    }
    const Finding finding = unpack(packed);
    JsonMembers line(JsonLayout::compact);
    line.write_object({}, [&] {
      write_result(line, finding, *file, style);
      if (with_suppressions) {
        write_suppressions(line, finding);
      }
    });
    out << separator << line.take();
    separator = ",\n";
  }
}

}  // namespace

void print_sarif(std::ostream& out, const Report& report, const ReportStyle& style) {
  JsonMembers tool(JsonLayout::compact);
  tool.write_object({}, [&] { tool.write_object("driver", [&] { write_driver(tool, style); }); });
  const std::string_view is_complete = report.is_complete ? "true" : "false";
  out << "{\n\"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\",\n\"version\": \"2.1.0\",\n\"runs\": [{\n";
  out << "\"tool\": " << tool.take() << ",\n";
  out << "\"invocations\": [{\"executionSuccessful\":" << is_complete << "}],\n";
  out << "\"originalUriBaseIds\": {\"" << base_id
      << "\":{\"description\":{\"text\":\"The root of the repository.\"}}},\n";
  out << "\"columnKind\": \"unicodeCodePoints\",\n\"results\": [";
  std::optional<CurrentFile> file;
  std::string_view separator = "\n";
  const bool with_suppressions = !report.allowed.empty();
  print_results(out, report.findings, with_suppressions, file, style, separator);
  print_results(out, report.allowed, with_suppressions, file, style, separator);
  out << (separator == "\n" ? "]\n}]\n}\n" : "\n]\n}]\n}\n");
}

}  // namespace cme
