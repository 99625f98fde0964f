// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/cli.hpp"
#include "cli/common_options.hpp"
#include "cme/record/load.hpp"
#include "cme/yaml/parse.hpp"
#include "diag/report.hpp"
#include "model/synonyms.hpp"
#include "settings/config.hpp"

namespace cme {

/// The settings file, cme.yaml.
struct Project {
  std::filesystem::path file;  ///< absolute; empty if there is none
  std::string shown;           ///< the file, relative to the working directory
  Config config;
};

/// cme.yaml or the map of an import has errors. Thrown where it is read, caught only in `run`, which shows all of them.
class BadProject : public std::runtime_error {
 public:
  explicit BadProject(std::vector<Finding> findings)
      : std::runtime_error("cme.yaml has errors"), findings_(std::move(findings)) {}

  [[nodiscard]] const std::vector<Finding>& findings() const { return findings_; }

 private:
  std::vector<Finding> findings_;
};

/// Where a value comes from, highest precedence first.
enum class Origin : std::uint8_t { flag, environment, project, nobody };

/// A value in effect, and where it comes from.
template <class T>
struct InForce {
  T value;
  Origin origin = Origin::nobody;
  std::string origin_text = "default";  ///< as people read it: "--records", "CME_RECORDS", "cme.yaml:2", "default"
};

/// How much is printed in addition to the results.
struct Talk {
  bool quiet = false;    ///< no summaries, notes or warnings
  bool verbose = false;  ///< details too
};

/// How output appears on the terminal.
struct OutputSettings {
  Talk talk;
  Color color = Color::off;       ///< of results
  bool shows_hyperlinks = false;  ///< whether addresses in results are links
  bool shows_progress = false;    ///< whether a long run shows its progress
};

/// All settings of a command, resolved once from its options, the environment and cme.yaml.
struct Settings {
  Project project;
  InForce<std::optional<std::filesystem::path>> records;  ///< the records folder, absolute; nothing if there is none
  InForce<Date> today;
  YamlReader reader = YamlReader::plain_first;
  std::optional<std::size_t> jobs;  ///< threads that read records; one per core if not given
  OutputSettings output;
};

/// The synonyms that the project adds to the built-in ones.
std::vector<Synonym> own_synonyms(const Settings& settings);

/// Only the output settings, for commands that also work if cme.yaml is broken.
OutputSettings output_settings(const CommonOptions& common, const Io& io);

/// Reads a cme.yaml. Throws Error if it cannot be read, BadProject if it is invalid.
Project load_project(const std::filesystem::path& file, YamlReader reader, const Io& io);

/// Resolves the settings: an option overrides the environment, which overrides cme.yaml, which overrides the default.
/// cme.yaml is in the working directory or the nearest folder above it, up to the root of the repository. Throws Error
/// on an invalid variable or an unreadable file, BadProject on an invalid file.
Settings resolve_settings(const CommonOptions& common, const Io& io);

/// The severity that makes `validate` exit with 1: `flag`, otherwise CME_FAIL_ON, otherwise the value in cme.yaml,
/// otherwise error. Throws Error on an invalid CME_FAIL_ON.
InForce<Severity> fail_on_in_force(std::optional<Severity> flag, const Project& project, const Io& io);

/// The origin of a value on this line of cme.yaml.
std::string origin_in(const Project& project, std::uint32_t line);

/// A variable's value; nothing if it is not set or empty, which means the same.
std::optional<std::string> find_variable(const Io& io, std::string_view name);

/// How records are read for their content, without checking meaning rules.
LoadOptions reading_options(const Settings& settings);

/// How records are read and checked. The settings must outlive it.
LoadOptions judging_options(const Settings& settings);

}  // namespace cme
