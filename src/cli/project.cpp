// SPDX-License-Identifier: MIT
#include "cli/project.hpp"

#include <fmt/format.h>

#include <system_error>

#include "base/files.hpp"
#include "base/safe_output.hpp"
#include "cli/locate.hpp"
#include "cli/names.hpp"
#include "cme/base/result.hpp"
#include "cme/record/load.hpp"

namespace cme {

namespace {

namespace fs = std::filesystem;

bool is_there(const fs::path& path) {
  std::error_code unreadable;
  return fs::exists(fs::symlink_status(path, unreadable));
}

}  // namespace

std::optional<std::string> find_variable(const Io& io, std::string_view name) {
  const auto variable = io.environment.find(name);
  if (variable == io.environment.end() || variable->second.empty()) {
    return std::nullopt;
  }
  return variable->second;
}

Project read_project(const Io& io) {
  if (io.working_directory.empty()) {
    return {};
  }
  const std::optional<fs::path> file = find_above(absolute_path(io, "."), config_file_name, is_there);
  if (!file) {
    return {};
  }
  std::string shown = relative_to(*file, io.working_directory);
  const Result<std::string> bytes = read_file(*file, max_record_bytes);
  if (!bytes) {
    throw Error(fmt::format("cannot read {}: {}", shown, bytes.error()));
  }
  LoadedConfig loaded = load_config(shown, *bytes, yaml_reader_of(io));
  if (!loaded.findings.empty()) {
    throw BadProject(std::move(loaded.findings));
  }
  return {.file = *file, .shown = std::move(shown), .config = std::move(loaded.config)};
}

std::string origin_in(const Project& project, std::uint32_t line) {
  return fmt::format("{}:{}", project.shown, line);
}

InForce<Date> today_in_force(const CommonOptions& common, const Io& io) {
  if (common.today) {
    return {*common.today, Source::flag, "--today"};
  }
  const std::optional<std::string> variable = find_variable(io, "CME_TODAY");
  if (!variable) {
    return {.value = io.local_date};
  }
  const Result<Date> day = Date::parse(*variable);
  if (!day) {
    throw Error("CME_TODAY: " + day.error());
  }
  return {*day, Source::environment, "CME_TODAY"};
}

YamlReader yaml_reader_of(const Io& io) {
  const std::optional<std::string> variable = find_variable(io, "CME_PLAIN_READER");
  if (variable && *variable != "0" && *variable != "1") {
    throw Error(fmt::format("CME_PLAIN_READER is {}, which is neither 0 nor 1", quote(*variable)),
                "leave it out; 0 has all records read by yaml-cpp, which is slow");
  }
  return variable == "0" ? YamlReader::yaml_cpp : YamlReader::plain_first;
}

InForce<std::optional<fs::path>> records_in_force(const CommonOptions& common, const Project& project, const Io& io) {
  if (common.records) {
    return {absolute_path(io, *common.records), Source::flag, "--records"};
  }
  if (const std::optional<std::string> variable = find_variable(io, "CME_RECORDS")) {
    return {absolute_path(io, *variable), Source::environment, "CME_RECORDS"};
  }
  if (const auto& setting = project.config.records) {
    return {absolute_path(io, project.file.parent_path() / setting->value), Source::project,
            origin_in(project, setting->line)};
  }
  if (io.working_directory.empty()) {
    return {.value = std::nullopt};
  }
  return {.value = find_records_folder(absolute_path(io, "."))};
}

InForce<Severity> fail_on_in_force(std::optional<Severity> flag, const Project& project, const Io& io) {
  if (flag) {
    return {*flag, Source::flag, "--fail-on"};
  }
  if (const std::optional<std::string> variable = find_variable(io, "CME_FAIL_ON")) {
    const std::optional<Severity> severity = find_fail_on(*variable);
    if (!severity) {
      refuse_name("severity to fail on (CME_FAIL_ON)", *variable, fail_on_names());
    }
    return {*severity, Source::environment, "CME_FAIL_ON"};
  }
  if (const auto& setting = project.config.fail_on) {
    return {setting->value, Source::project, origin_in(project, setting->line)};
  }
  return {.value = Severity::error};
}

}  // namespace cme
