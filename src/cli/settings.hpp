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

/// The project's file, cme.yaml.
struct Project {
  std::filesystem::path file;  ///< absolute; empty if there is none
  std::string shown;           ///< the file as seen from the working directory
  Config config;
};

/// cme.yaml or the map of an import has errors: thrown where it is read, caught only in `run`, which shows all
/// that is.
class BadProject : public std::runtime_error {
 public:
  explicit BadProject(std::vector<Finding> findings)
      : std::runtime_error("cme.yaml has errors"), findings_(std::move(findings)) {}

  [[nodiscard]] const std::vector<Finding>& findings() const { return findings_; }

 private:
  std::vector<Finding> findings_;
};

/// What a value comes from, the strongest first.
enum class Origin : std::uint8_t { flag, environment, project, nobody };

/// A value in effect, and where it comes from.
template <class T>
struct InForce {
  T value;
  Origin origin = Origin::nobody;
  std::string origin_text = "default";  ///< as people read it: "--records", "CME_RECORDS", "cme.yaml:2", "default"
};

/// How much is said besides the results.
struct Talk {
  bool quiet = false;    ///< neither summaries nor notes nor warnings
  bool verbose = false;  ///< details too
};

/// What goes to the terminal, and how.
struct OutputSettings {
  Talk talk;
  Color color = Color::off;       ///< of results
  bool shows_hyperlinks = false;  ///< whether addresses in results are links
  bool shows_progress = false;    ///< whether a long run says how far it is
};

/// All that options, environment and project say to a command, resolved once when it begins.
struct Settings {
  Project project;
  InForce<std::optional<std::filesystem::path>> records;  ///< the records folder, absolute; nothing if there is none
  InForce<Date> today;
  YamlReader reader = YamlReader::plain_first;
  std::optional<std::size_t> jobs;  ///< threads that read records; one a core if not given
  OutputSettings output;
};

/// The synonyms that the project adds to the built-in ones.
std::vector<Synonym> own_synonyms(const Settings& settings);

/// The output settings alone, for commands that work in a broken project too.
OutputSettings output_settings(const CommonOptions& common, const Io& io);

/// Resolves the settings: an option counts more than the environment, that more than the project's file, and that more
/// than the default. The project's file is that of the working directory or of the nearest folder above, as far as the
/// root of the repository. Throws Error on a variable that cannot be read or a file that cannot, BadProject on a file
/// that is wrong.
Settings resolve_settings(const CommonOptions& common, const Io& io);

/// What makes the exit code of `validate` 1: `flag`, else CME_FAIL_ON, else what the project's file says, else an
/// error. Throws Error on a CME_FAIL_ON that is no such severity.
InForce<Severity> fail_on_in_force(std::optional<Severity> flag, const Project& project, const Io& io);

/// The origin of a value in this line of the project's file.
std::string origin_in(const Project& project, std::uint32_t line);

/// A variable's value; nothing if it is not set or empty, which is the same.
std::optional<std::string> find_variable(const Io& io, std::string_view name);

/// How records are read for what they say: no rule of meaning is asked.
LoadOptions reading_options(const Settings& settings);

/// How records are read and judged. The settings must outlive it.
LoadOptions judging_options(const Settings& settings);

}  // namespace cme
