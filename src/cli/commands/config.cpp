// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/display.hpp"
#include "base/files.hpp"
#include "base/safe_output.hpp"
#include "cli/cli.hpp"
#include "cli/project.hpp"
#include "cli/talk.hpp"
#include "cme/model/vocabulary.hpp"

namespace cme {

namespace {

/// One line of the answer.
struct Line {
  std::string setting;
  std::string value;
  std::string origin;
};

std::string folder_in_words(const std::optional<std::filesystem::path>& folder, const Io& io) {
  return folder ? relative_to(*folder, io.working_directory) : "none";
}

void append_approval_types(const Project& project, std::vector<Line>& lines) {
  lines.push_back({"approval-types", std::string(known_approval_type), "default"});
  for (const std::string& type : project.config.approval_types) {
    lines.push_back({"approval-types", type, origin_in(project, project.config.approval_types_line)});
  }
}

void append_severities(const Project& project, std::vector<Line>& lines) {
  for (const RuleInfo& rule : all_rules()) {
    const auto& settings = project.config.rules;
    const auto setting = std::ranges::find(settings, rule.rule, &RuleSetting::rule);
    const bool is_set = setting != settings.end();
    lines.push_back({fmt::format("severity.{}", rule.name),
                     std::string(severity_name(is_set ? setting->severity : rule.severity)),
                     is_set ? origin_in(project, setting->line) : "default"});
  }
}

std::string in_columns(const std::vector<Line>& lines) {
  std::size_t setting_width = 0;
  std::size_t value_width = 0;
  for (const Line& line : lines) {
    setting_width = std::max(setting_width, display_width(line.setting));
    value_width = std::max(value_width, display_width(printable(line.value)));
  }
  std::string text;
  for (const Line& line : lines) {
    text += fmt::format("{}  {}  {}\n", pad_to_width(line.setting, setting_width),
                        pad_to_width(printable(line.value), value_width), printable(line.origin));
  }
  return text;
}

}  // namespace

ExitCode run(const ConfigOptions& options, Io& io) {
  const Project project = read_project(io);
  const auto records = records_in_force(options.common, project, io);
  const auto today = today_in_force(options.common, io);
  const auto fail_on = fail_on_in_force(std::nullopt, project, io);
  std::vector<Line> lines{
      {"records", folder_in_words(records.value, io), records.origin},
      {"today", to_string(today.value), today.origin},
      {"fail-on", std::string(to_string(fail_on.value)), fail_on.origin},
  };
  append_approval_types(project, lines);
  append_severities(project, lines);
  write(io,
        fmt::format("# cme {}, {}\n", CME_VERSION, project.shown.empty() ? "no cme.yaml" : printable(project.shown)));
  write(io, in_columns(lines));
  return ExitCode::yes;
}

}  // namespace cme
