// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cme/diag/diagnostic.hpp"
#include "cme/diag/rule.hpp"
#include "cme/yaml/parse.hpp"
#include "settings/site_settings.hpp"

namespace cme {

/// The name of the settings file.
inline constexpr std::string_view config_file_name = "cme.yaml";

/// One value of cme.yaml, and the line that it is in.
template <class T>
struct Setting {
  T value;
  std::uint32_t line = 1;
};

/// One key of cme.yaml, as it is described to people.
struct SettingInfo {
  std::string_view name;
  std::string_view value;      ///< what it holds
  std::string_view summary;    ///< what it sets, in one line
  std::string_view otherwise;  ///< the default, in words
};

/// The keys of cme.yaml.
std::span<const SettingInfo> all_settings();

/// The keys of its mapping `site`.
std::span<const SettingInfo> site_settings();

/// What cme.yaml says about a rule.
struct RuleSetting {
  Rule rule = Rule::syntax;
  std::optional<Severity> severity;  ///< nothing: the rule is off
  std::uint32_t line = 1;
};

/// The content of cme.yaml.
struct Config {
  std::optional<Setting<std::string>> records;  ///< a folder, relative to the file's own folder
  std::optional<Setting<Severity>> fail_on;
  std::vector<RuleSetting> rules;           ///< in the order of the file
  std::vector<std::string> approval_types;  ///< your own, in addition to the known one
  std::uint32_t approval_types_line = 1;
  std::vector<Setting<std::string>> synonyms;    ///< lines as `parse_synonyms` reads them
  SiteSettings site;                             ///< what `render` needs to know
  std::vector<Setting<std::string>> site_lines;  ///< the keys of `site` that it has
};

/// cme.yaml, as it was read, without its invalid settings.
struct LoadedConfig {
  Config config;
  std::vector<Finding> findings;  ///< in the order of `reported_before`
};

/// Reads the bytes of cme.yaml.
LoadedConfig load_config(std::string path, std::string_view bytes, YamlReader reader = YamlReader::plain_first);

/// The severities of the rules according to `config`.
Severities severities_of(const Config& config);

/// The names of the severities that can make a run fail.
std::span<const std::string_view> fail_on_names();

/// The severity called `name`, if it is one of `fail_on_names`.
std::optional<Severity> find_fail_on(std::string_view name);

/// "error", "warning", "note", or "off" for none.
std::string_view severity_name(std::optional<Severity> severity);

}  // namespace cme
