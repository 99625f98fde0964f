// SPDX-License-Identifier: MIT
#include "cli/settings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <system_error>

#include "base/files.hpp"
#include "base/paths.hpp"
#include "base/safe_output.hpp"
#include "cli/links.hpp"
#include "cli/locate.hpp"
#include "cli/names.hpp"
#include "cli/talk.hpp"
#include "cli/terminal.hpp"
#include "cme/base/result.hpp"
#include "cme/record/load.hpp"

namespace cme {

namespace {

namespace fs = std::filesystem;

bool is_there(const fs::path& path) {
  std::error_code unreadable;
  return fs::exists(fs::symlink_status(path, unreadable));
}

/// Reports a file that is not read although it seems to be meant as the settings file.
void report_misnamed(const std::optional<fs::path>& project, Talk talk, const Io& io) {
  constexpr std::string_view names[] = {"cme.yml", "CME.yaml", "CME.YAML", "CME.yml", "CME.YML", "Cme.yaml", "Cme.yml"};
  for (const std::string_view name : names) {
    const std::optional<fs::path> file = find_above(absolute_path(io, "."), name, is_there);
    // On a case-insensitive file system, it is the settings file itself.
    std::error_code unreadable;
    if (file &&
        (!project || (is_within(*file, project->parent_path()) && !fs::equivalent(*file, *project, unreadable)))) {
      print_warning(io, talk,
                    fmt::format("{} is not read: the settings file must be named {}",
                                relative_to(*file, io.working_directory), config_file_name));
    }
  }
}

Project read_project(const Io& io, YamlReader reader, Talk talk) {
  if (io.working_directory.empty()) {
    return {};
  }
  const std::optional<fs::path> file = find_above(absolute_path(io, "."), config_file_name, is_there);
  report_misnamed(file, talk, io);
  return file ? load_project(*file, reader, io) : Project();
}

InForce<Date> today_in_force(const CommonOptions& common, const Io& io) {
  if (common.today) {
    return {*common.today, Origin::flag, "--today"};
  }
  const std::optional<std::string> variable = find_variable(io, "CME_TODAY");
  if (!variable) {
    return {.value = io.local_date};
  }
  const Result<Date> day = Date::parse(*variable);
  if (!day) {
    throw Error("CME_TODAY: " + day.error());
  }
  return {*day, Origin::environment, "CME_TODAY"};
}

YamlReader yaml_reader_of(const Io& io) {
  const std::optional<std::string> variable = find_variable(io, "CME_PLAIN_READER");
  if (variable && *variable != "0" && *variable != "1") {
    throw Error(fmt::format("CME_PLAIN_READER is {}; it must be 0 or 1", quote(*variable)),
                "unset it; 0 makes yaml-cpp read all records, which is slow");
  }
  return variable == "0" ? YamlReader::yaml_cpp : YamlReader::plain_first;
}

InForce<std::optional<fs::path>> records_in_force(const CommonOptions& common, const Project& project, const Io& io) {
  if (common.records) {
    return {absolute_path(io, *common.records), Origin::flag, "--records"};
  }
  if (const std::optional<std::string> variable = find_variable(io, "CME_RECORDS")) {
    return {absolute_path(io, *variable), Origin::environment, "CME_RECORDS"};
  }
  if (const auto& setting = project.config.records) {
    const fs::path records = absolute_path(io, project.file.parent_path() / setting->value);
    std::string origin = origin_in(project, setting->line);
    check_home(records, project.file.parent_path(), fmt::format("the records folder in {}", origin));
    return {records, Origin::project, std::move(origin)};
  }
  if (io.working_directory.empty()) {
    return {.value = std::nullopt};
  }
  std::optional<fs::path> records = find_records_folder(absolute_path(io, "."));
  if (records) {
    check_home(*records, records->parent_path(),
               fmt::format("the folder {}", quote(relative_to(*records, io.working_directory))));
  }
  return {.value = std::move(records)};
}

}  // namespace

Project load_project(const fs::path& file, YamlReader reader, const Io& io) {
  std::string shown = relative_to(file, io.working_directory);
  const Result<std::string> bytes = read_file(file, max_record_bytes, home_of(file.parent_path()));
  if (!bytes) {
    throw Error(fmt::format("cannot read {}: {}", shown, bytes.error()));
  }
  if (bytes->size() > max_record_bytes) {
    throw Error(fmt::format("{} is larger than 1 MiB, the limit for the settings file", quote(shown)));
  }
  LoadedConfig loaded = load_config(shown, *bytes, reader);
  if (!loaded.findings.empty()) {
    throw BadProject(std::move(loaded.findings));
  }
  return {.file = file, .shown = std::move(shown), .config = std::move(loaded.config)};
}

std::optional<std::string> find_variable(const Io& io, std::string_view name) {
  const std::string_view value = io.variable(name);
  return value.empty() ? std::nullopt : std::optional(std::string(value));
}

std::string origin_in(const Project& project, std::uint32_t line) {
  return fmt::format("{}:{}", project.shown, line);
}

std::vector<Synonym> own_synonyms(const Settings& settings) {
  std::vector<Synonym> synonyms;
  for (const Setting<std::string>& line : settings.project.config.synonyms) {
    std::ranges::move(parse_synonyms(line.value).value(), std::back_inserter(synonyms));
  }
  return synonyms;
}

OutputSettings output_settings(const CommonOptions& common, const Io& io) {
  const Color color = out_color(common.color, io);
  return {.talk = {.quiet = common.quiet, .verbose = common.verbose},
          .color = color,
          .shows_hyperlinks = color == Color::on && takes_hyperlinks(io),
          .shows_progress = !common.quiet && takes_progress(io)};
}

Settings resolve_settings(const CommonOptions& common, const Io& io) {
  const YamlReader reader = yaml_reader_of(io);
  Project project = read_project(io, reader, {.quiet = common.quiet, .verbose = common.verbose});
  auto records = records_in_force(common, project, io);
  return {.project = std::move(project),
          .records = std::move(records),
          .today = today_in_force(common, io),
          .reader = reader,
          .jobs = common.jobs,
          .output = output_settings(common, io)};
}

InForce<Severity> fail_on_in_force(std::optional<Severity> flag, const Project& project, const Io& io) {
  if (flag) {
    return {*flag, Origin::flag, "--fail-on"};
  }
  if (const std::optional<std::string> variable = find_variable(io, "CME_FAIL_ON")) {
    const std::optional<Severity> severity = find_fail_on(*variable);
    if (!severity) {
      refuse_name("severity for --fail-on (CME_FAIL_ON)", *variable, fail_on_names());
    }
    return {*severity, Origin::environment, "CME_FAIL_ON"};
  }
  if (const auto& setting = project.config.fail_on) {
    return {setting->value, Origin::project, origin_in(project, setting->line)};
  }
  return {.value = Severity::error};
}

LoadOptions reading_options(const Settings& settings) {
  return {.reader = settings.reader};
}

LoadOptions judging_options(const Settings& settings) {
  return {.rules = RuleContext{.today = settings.today.value, .approval_types = settings.project.config.approval_types},
          .reader = settings.reader};
}

}  // namespace cme
