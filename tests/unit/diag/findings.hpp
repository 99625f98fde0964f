// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "diag/report.hpp"

namespace cme::test {

/// What the reporter of this name prints.
inline std::string print(std::string_view name, const std::vector<Finding>& findings, const ReportStyle& style = {},
                         std::size_t records = 24) {
  const auto reporters = all_reporters();
  std::ostringstream out;
  std::ranges::find(reporters, name, &Reporter::name)
      ->print(out, {.findings = pack_all(findings), .records = records}, style);
  return out.str();
}

/// The style of a run in the folder `sub` of a repository.
inline ReportStyle in_repository() {
  return {.version = "1.2.3", .working_directory = "/repo/sub", .repository = "/repo"};
}

/// A misspelled board in line 14 of a record.
inline Finding unknown_board() {
  return {.rule = Rule::unknown_board,
          .severity = Severity::error,
          .place = {.path = "records/a b.yaml",
                    .line = 14,
                    .column = 7,
                    .end_column = 15,
                    .line_text = "    - Radiolgy",
                    .text_column = 1,
                    .text_is_cut = false},
          .message = "\"Radiolgy\" is not an ABMS member board",
          .help = "did you mean \"Radiology\"?",
          .field = {.key = "approvals", .part = "X", .item = 0},
          .related = {},
          .record_id = 7};
}

/// The same with its fix, and an edit that takes the line below out.
inline Finding fixable_board() {
  Finding finding = unknown_board();
  finding.fix = {{.edit = {.span = {.begin = 200, .end = 208}, .text = "Radiology"},
                  .begin = {.line = 14, .column = 7},
                  .end = {.line = 14, .column = 15}},
                 {.edit = {.span = {.begin = 209, .end = 225}, .text = {}},
                  .begin = {.line = 15, .column = 1},
                  .end = {.line = 16, .column = 1}}};
  return finding;
}

/// A finding of the severity in a file, without help, field and id.
inline Finding finding_in(std::string path, Severity severity, std::string message) {
  return {.rule = Rule::syntax,
          .severity = severity,
          .place = {.path = std::move(path),
                    .line = 2,
                    .column = 3,
                    .end_column = 4,
                    .line_text = "a: b",
                    .text_column = 1,
                    .text_is_cut = false},
          .message = std::move(message),
          .help = {},
          .field = {},
          .related = {},
          .record_id = {}};
}

/// An id that another record has too.
inline Finding duplicate_id() {
  Finding finding = finding_in("records/b.yaml", Severity::warning, "the id 7 already belongs to another record");
  finding.rule = Rule::duplicate_id;
  finding.record_id = 7;
  finding.related.push_back({.place = unknown_board().place, .message = "it is used here first"});
  return finding;
}

}  // namespace cme::test
