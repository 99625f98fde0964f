// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "cli/cli.hpp"
#include "cme/rules/rules.hpp"
#include "cme/yaml/node.hpp"
#include "settings/config.hpp"

namespace cme {

/// The project's file, cme.yaml.
struct Project {
  std::filesystem::path file;  ///< absolute; empty if there is none
  std::string shown;           ///< the file as seen from the working directory
  Config config;
};

/// The project's file is wrong: thrown by whoever reads it, caught only in `run`, which shows all that is.
class BadProject : public std::runtime_error {
 public:
  explicit BadProject(std::vector<Finding> findings)
      : std::runtime_error("the project's file is wrong"), findings_(std::move(findings)) {}

  [[nodiscard]] const std::vector<Finding>& findings() const { return findings_; }

 private:
  std::vector<Finding> findings_;
};

/// Reads the `cme.yaml` of the working directory or of the nearest folder above, as far as the root of the repository.
/// Throws Error if it cannot be read, BadProject if it is wrong.
Project read_project(const Io& io);

/// A variable's value; nothing if it is not set or empty, which is the same.
std::optional<std::string> find_variable(const Io& io, std::string_view name);

/// What a value comes from, the strongest first.
enum class Source : std::uint8_t { flag, environment, project, nobody };

/// A value in force, and where it comes from.
template <class T>
struct InForce {
  T value;
  Source source = Source::nobody;
  std::string origin = "default";  ///< as people read it: "--records", "CME_RECORDS", "cme.yaml:2", "default"
};

/// The origin of a value in this line of the project's file.
std::string origin_in(const Project& project, std::uint32_t line);

/// The day that counts as today: `--today`, else CME_TODAY, else the local date. Throws Error on a CME_TODAY that is no
/// date.
InForce<Date> today_in_force(const CommonOptions& common, const Io& io);

/// Who reads YAML: yaml-cpp alone where CME_PLAIN_READER is 0. Throws Error if it is neither 0 nor 1.
YamlReader yaml_reader_of(const Io& io);

/// The records folder, absolute: `--records`, else CME_RECORDS, else that of the project's file, else the one called
/// `records` in the working directory or a folder above; nothing if there is none.
InForce<std::optional<std::filesystem::path>> records_in_force(const CommonOptions& common, const Project& project,
                                                               const Io& io);

/// What makes the exit code of `validate` 1: `flag`, else CME_FAIL_ON, else what the project's file says, else an
/// error. Throws Error on a CME_FAIL_ON that is no such severity.
InForce<Severity> fail_on_in_force(std::optional<Severity> flag, const Project& project, const Io& io);

}  // namespace cme
