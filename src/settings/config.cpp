// SPDX-License-Identifier: MIT
#include "settings/config.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.hpp"
#include "base/nearest.hpp"
#include "base/safe_output.hpp"
#include "base/utf8.hpp"
#include "base/words.hpp"
#include "cme/model/url.hpp"
#include "cme/record/parsed_record.hpp"
#include "model/synonyms.hpp"
#include "record/value_reader.hpp"

namespace cme {
namespace {

constexpr SettingInfo settings[] = {
    {"records", "a folder, relative to this file", "the records folder",
     "the nearest folder named records, here or in a folder above"},
    {"fail-on", "error or warning", "the severity that makes cme validate exit with code 1", "error"},
    {"severity", "a mapping of rules to error, warning, note or off", "the severity of each rule",
     "the severity that cme explain lists"},
    {"approval-types", "a list of text", "approval types in addition to those of the ABMS", "none"},
    {"synonyms", "a list of text: \"A = B\" or \"A > B, C\"", "synonyms for cme search", "only the built-in list"},
    {"site", "a mapping", "the web site that cme render writes", "a site with the default title and no address"},
};

constexpr SettingInfo settings_of_site[] = {
    {"title", "text", "the name of the catalog", "CME Catalog"},
    {"organization", "text", "the organization that publishes the catalog", "none"},
    {"base-url", "a web address", "where the site will be published", "none, so there are no feeds and no sitemap"},
    {"language", "a language code such as en or en-US", "the language of the pages", "en"},
    {"contact", "an email address", "the address that readers can write to", "none"},
};

template <std::size_t count>
constexpr std::array<std::string_view, count> names_in(const SettingInfo (&table)[count]) {
  std::array<std::string_view, count> names;
  std::transform(std::begin(table), std::end(table), names.begin(), [](const SettingInfo& info) { return info.name; });
  return names;
}

constexpr auto keys = names_in(settings);
constexpr auto site_keys = names_in(settings_of_site);
constexpr auto names_to_fail_on = std::to_array<std::string_view>({"error", "warning"});
constexpr auto names_of_severities = std::to_array<std::string_view>({"error", "warning", "note", "off"});
constexpr std::array<std::optional<Severity>, names_of_severities.size()> severities = {
    Severity::error, Severity::warning, Severity::note, std::nullopt};

bool is_letter_or_digit_of_ascii(char byte) {
  return is_ascii_letter(byte) || is_digit(byte);
}

/// A language and, after hyphens, its script, region and variant, as in BCP 47. Browsers reject its other forms:
/// `x-own`, `zh-min-nan`.
bool is_language(std::string_view text) {
  const std::vector<std::string_view> parts = split(text, '-');
  std::size_t at = 0;
  const auto skip = [&](auto fits) { at += at < parts.size() && fits(parts[at]) ? 1U : 0U; };
  const auto letters = [](std::string_view part, std::size_t count) {
    return part.size() == count && std::ranges::all_of(part, is_ascii_letter);
  };
  const auto digits = [](std::string_view part) { return part.size() == 3 && std::ranges::all_of(part, is_digit); };
  skip([&](std::string_view part) { return letters(part, 2) || letters(part, 3); });
  if (at == 0) {
    return false;
  }
  skip([&](std::string_view part) { return letters(part, 4); });
  skip([&](std::string_view part) { return letters(part, 2) || digits(part); });
  skip([](std::string_view part) {
    const bool has_size = (part.size() >= 5 && part.size() <= 8) || (part.size() == 4 && is_digit(part.front()));
    return has_size && std::ranges::all_of(part, is_letter_or_digit_of_ascii);
  });
  return at == parts.size();
}

/// One "@" with text on both sides, and no character that has a meaning in the address of a link.
bool is_mailbox(std::string_view text) {
  const std::size_t at = text.find('@');
  return is_visible(text) && at != std::string_view::npos && at != 0 && at + 1 < text.size() && at == text.rfind('@') &&
         text.find_first_of("?&#/:,;<>\"") == std::string_view::npos;
}

bool is_ascii(char byte) {
  return !is_beyond_ascii(byte);
}

/// Characters other than letters and digits that need no encoding in the path of an address; existing escapes are kept.
/// Source: RFC 3986, section 3.3.
constexpr std::string_view path_characters = "-._~!$&'()*+,;=:@/%";

/// Whether a part of the path means its own folder or the one above, so that browsers show another path.
bool has_dot_part(std::string_view path) {
  std::string plain;
  while (!path.empty()) {
    const bool is_encoded = lower_ascii(path.substr(0, 3)) == "%2e";
    plain += is_encoded ? '.' : path.front();
    path.remove_prefix(is_encoded ? 3 : 1);
  }
  return std::ranges::any_of(split(plain, '/'), [](std::string_view part) { return part == "." || part == ".."; });
}

/// The index in `names` of the name that is written. Reports any other name.
std::optional<std::size_t> read_choice(ValueReader& reader, const Value& value, std::string_view noun,
                                       std::span<const std::string_view> names) {
  const std::optional<std::string_view> text = reader.read_scalar(value, fmt::format("a {}", noun));
  if (!text) {
    return std::nullopt;
  }
  const auto found = std::ranges::find(names, *text);
  if (found != names.end()) {
    return static_cast<std::size_t>(found - names.begin());
  }
  const std::optional<std::string_view> near = find_nearest(*text, names);
  reader.report(Rule::wrong_type, value, is_not_a(*text, noun),
                near ? fmt::format("did you mean \"{}\"?", *near) : fmt::format("write {}", either_of(names)));
  return std::nullopt;
}

/// The rule of meaning that a key of `severity` names. Reports any other key.
std::optional<Rule> read_rule(ValueReader& reader, const Value& key) {
  if (const std::optional<Rule> rule = find_rule(key.node.text)) {
    return rule;
  }
  const std::optional<std::string_view> near = find_nearest(key.node.text, rule_names());
  reader.report(Rule::unknown_key, key, is_not_a(key.node.text, "rule"),
                near ? fmt::format("did you mean \"{}\"?", *near) : "`cme explain` lists them");
  return std::nullopt;
}

/// Reads cme.yaml into the settings.
class ConfigReader {
 public:
  ConfigReader(std::string_view text, Locator& locator, Config& config, std::vector<Diagnostic>& problems)
      : locator_(locator), config_(config), reader_(problems, text) {}

  void read(const YamlNode& root) {
    const ValuePath path;
    reader_.for_each_known_entry({.node = root, .path = path}, "a mapping of settings to values", keys,
                                 [&](const Value& key, const Value& value) { read_setting(key, value); });
  }

 private:
  [[nodiscard]] std::uint32_t line_of(const Value& value) { return locator_.locate(value.node.span).line; }

  void read_setting(const Value& key, const Value& value) {
    const std::string_view name = key.node.text;
    if (name == "records") {
      if (std::optional<std::string> folder = reader_.read_text(value)) {
        config_.records = {*std::move(folder), line_of(key)};
      }
    } else if (name == "fail-on") {
      if (const auto number = read_choice(reader_, value, "severity for --fail-on", names_to_fail_on)) {
        config_.fail_on = {*severities.at(*number), line_of(key)};
      }
    } else if (name == "severity") {
      if (value.node.kind != YamlKind::mapping) {
        return reader_.report_wrong_type(value, "a mapping of rules to severities",
                                         "write one rule per line below it, for example `  expired: error`");
      }
      reader_.for_each_entry(value, "a mapping of rules to severities",
                             [&](const Value& rule, const Value& severity) { read_severity(rule, severity); });
    } else if (name == "synonyms") {
      reader_.for_each_item(value, [&](const Value& item) { read_synonyms(item); });
    } else if (name == "site") {
      if (value.node.kind != YamlKind::mapping) {
        return reader_.report_wrong_type(value, "a mapping of settings of the site to values",
                                         "write one setting per line below it, for example `  title: Our Activities`");
      }
      reader_.for_each_known_entry(value, "a mapping of settings of the site to values", site_keys,
                                   [&](const Value& site_key, const Value& text) { read_site(site_key, text); });
    } else {
      config_.approval_types = reader_.read_texts(value);
      config_.approval_types_line = line_of(key);
    }
  }

  void read_site(const Value& key, const Value& value) {
    const std::string_view name = key.node.text;
    const std::optional<std::string> text = reader_.read_text(value);
    if (!text) {
      return;
    }
    config_.site_lines.push_back({std::string(name), line_of(key)});
    SiteSettings& site = config_.site;
    if (name == "title") {
      site.title = *text;
    } else if (name == "organization") {
      site.organization = *text;
    } else if (name == "base-url") {
      read_base_url(value, *text);
    } else if (name == "language") {
      if (is_language(*text)) {
        site.language = *text;
      } else {
        reader_.report(Rule::wrong_type, value, fmt::format("{} is not a language code", quote(*text)),
                       "write a code such as en, en-US, es or zh-Hant-TW");
      }
    } else if (is_mailbox(*text)) {
      site.contact = *text;
    } else {
      reader_.report(Rule::wrong_type, value, fmt::format("{} is not an email address", quote(*text)),
                     "write an address such as cme@example.org");
    }
  }

  void read_base_url(const Value& value, const std::string& text) {
    const Result<Url> url = Url::parse(text);
    if (!url) {
      reader_.report(Rule::wrong_type, value, url.error());
    } else if (text.find_first_of("?#") != std::string::npos) {
      reader_.report(Rule::wrong_type, value, "a base-url cannot contain \"?\" or \"#\"",
                     "write the address of the folder: https://cme.example.org/catalog/");
    } else {
      read_folder_address(value, text.ends_with('/') ? text : text + '/');
    }
  }

  /// An address with a path. Feeds, sitemaps and event names can hold only ASCII.
  void read_folder_address(const Value& value, const std::string& address) {
    const std::size_t host_begin = address.find("://") + std::string_view("://").size();
    const std::size_t path_begin = address.find('/', host_begin);
    const std::string host = address.substr(host_begin, path_begin - host_begin);
    if (host.find('@') != std::string::npos) {
      reader_.report(Rule::wrong_type, value, "a base-url cannot contain a user name or a password",
                     fmt::format("everyone could read them; write {}",
                                 quote(address.substr(0, host_begin) + host.substr(host.rfind('@') + 1) +
                                       address.substr(path_begin))));
    } else if (host.starts_with('[')) {
      reader_.report(Rule::wrong_type, value, fmt::format("{} is not a host name", quote(host)),
                     "write the address that readers will use: https://cme.example.org/catalog/");
    } else if (!std::ranges::all_of(host, is_ascii)) {
      reader_.report(Rule::wrong_type, value,
                     fmt::format("{} has letters that are not allowed in feeds and sitemaps", quote(host)),
                     "write the host in its ASCII form, which begins with \"xn--\"; to get it, copy the address from a "
                     "browser's address bar");
    } else if (const std::string path = address.substr(path_begin);
               has_dot_part(path) || path.find("//") != std::string::npos) {
      reader_.report(Rule::wrong_type, value, "the path of a base-url cannot contain \".\", \"..\" or \"//\"",
                     "write the address that browsers show: https://cme.example.org/catalog/");
    } else {
      config_.site.base_url =
          address.substr(0, path_begin) + percent_encode(address.substr(path_begin), path_characters);
    }
  }

  void read_severity(const Value& key, const Value& value) {
    const std::optional<Rule> rule = read_rule(reader_, key);
    const std::optional<std::size_t> number = read_choice(reader_, value, "severity", names_of_severities);
    if (!rule || !number) {
      return;
    }
    const std::optional<Severity> severity = severities.at(*number);
    if (rule_info(*rule).kind == RuleKind::reading && severity != Severity::error) {
      reader_.report(Rule::wrong_type, value,
                     fmt::format("{} is a reading error, and its severity cannot be changed", key.node.text),
                     "only the severity of meaning rules can be changed");
      return;
    }
    config_.rules.push_back({.rule = *rule, .severity = severity, .line = line_of(key)});
  }

  void read_synonyms(const Value& item) {
    std::optional<std::string> text = reader_.read_text(item);
    if (!text) {
      return;
    }
    if (const auto synonyms = parse_synonyms(*text); !synonyms) {
      reader_.report(
          Rule::wrong_type, item, synonyms.error(),
          "write \"COPD = chronic obstructive pulmonary disease\" or \"heart attack > myocardial infarction\"");
      return;
    }
    config_.synonyms.push_back({*std::move(text), line_of(item)});
  }

  Locator& locator_;
  Config& config_;
  ValueReader reader_;
};

/// Whether the text has no content: it is then not a YAML document, but still a valid file.
bool has_only_comments(std::string_view text) {
  return std::ranges::all_of(split(text, '\n'), [](std::string_view line) {
    const std::string_view words = trim(line);
    return words.empty() || words.starts_with('#');
  });
}

}  // namespace

LoadedConfig load_config(std::string path, std::string_view bytes, YamlReader reader) {
  LoadedConfig loaded;
  if (has_only_comments(without_byte_order_mark(bytes))) {
    return loaded;
  }
  ParsedText parsed = parse_text(bytes, reader);
  Locator locator(std::move(path), parsed.text);
  std::vector<Diagnostic>& problems = parsed.problems;
  if (problems.empty()) {
    ConfigReader(parsed.text, locator, loaded.config, problems).read(parsed.tree.root());
  }
  std::ranges::stable_sort(problems, {}, [](const Diagnostic& diagnostic) { return diagnostic.span.begin; });
  for (const Diagnostic& diagnostic : problems) {
    loaded.findings.push_back(to_finding(diagnostic, locator));
  }
  std::ranges::stable_sort(loaded.findings, reported_before);
  return loaded;
}

Severities severities_of(const Config& config) {
  Severities by_rule;
  for (const RuleSetting& setting : config.rules) {
    by_rule.set(setting.rule, setting.severity);
  }
  return by_rule;
}

std::span<const SettingInfo> all_settings() {
  return settings;
}

std::span<const SettingInfo> site_settings() {
  return settings_of_site;
}

std::span<const std::string_view> fail_on_names() {
  return names_to_fail_on;
}

std::optional<Severity> find_fail_on(std::string_view name) {
  const auto* const found = std::ranges::find(names_to_fail_on, name);
  return found == names_to_fail_on.end() ? std::nullopt
                                         : severities.at(static_cast<std::size_t>(found - names_to_fail_on.begin()));
}

std::string_view severity_name(std::optional<Severity> severity) {
  return severity ? to_string(*severity) : names_of_severities.back();
}

}  // namespace cme
