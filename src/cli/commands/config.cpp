// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/display.hpp"
#include "base/paths.hpp"
#include "base/safe_output.hpp"
#include "cli/commands/registry.hpp"
#include "cli/settings.hpp"
#include "cli/talk.hpp"
#include "cme/model/terms.hpp"

namespace cme {

namespace {

/// One line of the answer.
struct SettingLine {
  std::string setting;
  std::string value;
  std::string origin;
};

std::string folder_in_words(const std::optional<std::filesystem::path>& folder, const Io& io) {
  return folder ? relative_to(*folder, io.working_directory) : "none";
}

void append_approval_types(const Project& project, std::vector<SettingLine>& lines) {
  lines.push_back({"approval-types", std::string(known_approval_type), "default"});
  for (const std::string& type : project.config.approval_types) {
    lines.push_back({"approval-types", type, origin_in(project, project.config.approval_types_line)});
  }
}

void append_site(const Project& project, std::vector<SettingLine>& lines) {
  const SiteSettings& site = project.config.site;
  const auto append = [&](std::string_view name, const std::string& value) {
    const auto& keys = project.config.site_lines;
    const auto key = std::ranges::find(keys, name, &Setting<std::string>::value);
    lines.push_back({fmt::format("site.{}", name), value.empty() ? "none" : value,
                     key == keys.end() ? "default" : origin_in(project, key->line)});
  };
  append("title", site.title);
  append("organization", site.organization);
  append("base-url", site.base_url);
  append("language", site.language);
  append("contact", site.contact);
}

void append_synonyms(const Project& project, std::vector<SettingLine>& lines) {
  for (const Setting<std::string>& synonyms : project.config.synonyms) {
    lines.push_back({"synonyms", synonyms.value, origin_in(project, synonyms.line)});
  }
}

void append_severities(const Project& project, std::vector<SettingLine>& lines) {
  for (const RuleInfo& rule : all_rules()) {
    const auto& settings = project.config.rules;
    const auto setting = std::ranges::find(settings, rule.rule, &RuleSetting::rule);
    const bool is_set = setting != settings.end();
    lines.push_back({fmt::format("severity.{}", rule.name),
                     std::string(severity_name(is_set ? setting->severity : rule.severity)),
                     is_set ? origin_in(project, setting->line) : "default"});
  }
}

/// A longer value moves only its own origin to the right, not those of all lines.
constexpr std::size_t widest_value_column = 100;

/// For a narrow terminal: below each setting, its value and where it comes from.
void print_below_each_other(Io& io, const std::vector<SettingLine>& lines) {
  constexpr std::size_t indent = 2;
  for (const SettingLine& line : lines) {
    write_line(io, line.setting);
    const std::string facts = fmt::format("{} ({})", safe_text(line.value, Target::terminal), line.origin);
    for (const std::string& part : wrap(facts, io.width - std::min(io.width, indent))) {
      write_line(io, std::string(indent, ' ') + part);
    }
  }
}

void print_in_columns(Io& io, const std::vector<SettingLine>& lines) {
  std::size_t setting_width = 0;
  std::size_t value_width = 0;
  std::size_t origin_width = 0;
  for (const SettingLine& line : lines) {
    setting_width = std::max(setting_width, display_width(line.setting));
    value_width = std::max(value_width, display_width(safe_text(line.value, Target::terminal)));
    origin_width = std::max(origin_width, display_width(line.origin));
  }
  if (io.out_is_terminal && setting_width + 2 + value_width + 2 + origin_width > io.width) {
    return print_below_each_other(io, lines);
  }
  value_width = std::min(value_width, widest_value_column);
  for (const SettingLine& line : lines) {
    write_line(io, fmt::format("{}  {}  {}", pad_to_width(line.setting, setting_width),
                               pad_to_width(safe_text(line.value, Target::terminal), value_width), line.origin));
  }
}

ExitCode run(const CommandLine& command_line, Io& io) {
  const Settings settings = resolve_settings(read_options<CommonOptions>(command_line), io);
  const Project& project = settings.project;
  const auto fail_on = fail_on_in_force(std::nullopt, project, io);
  std::vector<SettingLine> lines{
      {"records", folder_in_words(settings.records.value, io), settings.records.origin_text},
      {"today", to_string(settings.today.value), settings.today.origin_text},
      {"fail-on", std::string(to_string(fail_on.value)), fail_on.origin_text},
  };
  append_approval_types(project, lines);
  append_synonyms(project, lines);
  append_site(project, lines);
  append_severities(project, lines);
  write_line(io, fmt::format("# cme {}, {}", CME_VERSION, project.shown.empty() ? "no cme.yaml" : project.shown));
  print_in_columns(io, lines);
  return ExitCode::yes;
}

constexpr const OptionGroup* groups[] = {&common_options};

constexpr std::string_view examples[] = {
    "cme config",
    "cme config --records records/series",
};

}  // namespace

constinit const CommandSpec config_command{
    .name = "config",
    .summary = "Show the settings in effect and where each one comes from",
    .about =
        "A command-line option overrides an environment variable (CME_RECORDS, CME_TODAY, CME_FAIL_ON), which "
        "overrides cme.yaml, which overrides the default. cme searches for cme.yaml in the current folder and its "
        "parents, up to the root of the repository. The file can set:\nrecords: the records folder, relative to "
        "cme.yaml\n"
        "fail-on: error or warning\n"
        "severity: for each rule: error, warning, note or off\n"
        "approval-types: a list of approval types of your own\n"
        "synonyms: words with the same meaning, for cme search, such as \"TAVR = transcatheter aortic valve "
        "replacement\"\n"
        "site: title, organization, base-url, language and contact of the web site, for cme render",
    .operands = {.help = "to change a setting, edit cme.yaml"},
    .groups = groups,
    .examples = examples,
    .run = run};

}  // namespace cme
