// SPDX-License-Identifier: MIT
#include "settings/column_map.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <regex>
#include <utility>

#include "base/ascii.hpp"
#include "base/fold.hpp"
#include "base/nearest.hpp"
#include "base/safe_output.hpp"
#include "base/words.hpp"
#include "cme/record/parsed_record.hpp"
#include "record/check_text.hpp"
#include "record/find_node.hpp"
#include "record/value_reader.hpp"
#include "settings/map_lines.hpp"

namespace cme {
namespace {

constexpr std::string_view rule_keys[] = {"key", "words", "type", "dates", "separator", "currency", "for", "gather"};
constexpr std::string_view id_keys[] = {"from", "match"};

/// The library is very slow for longer expressions.
constexpr std::size_t longest_expression = 200;

class MapReader {
 public:
  MapReader(std::string_view text, std::vector<Diagnostic>& problems, const KeyNames& names)
      : reader_(problems, text), names_(names) {}

  LoadedColumnMap read(const Value& root) {
    reader_.for_each_entry(root, "a mapping of headings to keys",
                           [&](const Value& key, const Value& value) { read_line(key, value); });
    return std::move(map_);
  }

 private:
  void read_line(const Value& key, const Value& value) {
    const std::string_view heading = key.node.text;
    if (value.node.kind == YamlKind::mapping) {
      return read_mapping(key, value);
    }
    if (heading == "group-by") {
      map_.group_by = reader_.read_text(value);
    } else if (heading == "id" && value.node.text == "next") {
      map_.id = IdRule{.is_next = true};
    } else if (is_skip(value.node)) {
      map_.columns.push_back({.heading = std::string(heading), .span = key.node.span});
    } else if (is_empty(value.node)) {
      reader_.report(Rule::wrong_type, key, fmt::format("{} has no key", quote(heading)),
                     "write the key after the colon, for example `Price: fee`, or `skip` to ignore the column");
    } else if (auto name = read_name(value)) {
      map_.columns.push_back({.heading = std::string(heading), .name = *std::move(name), .span = key.node.span});
    }
  }

  /// Whether the column is omitted: `skip`, or `~`, which is YAML for nothing.
  static bool is_skip(const YamlNode& node) {
    return node.kind == YamlKind::scalar && (node.text == "skip" || node.text == "~" || node.text == "-");
  }

  void read_mapping(const Value& key, const Value& value) {
    if (find_key(value.node, "all") != nullptr) {
      return read_constant(key, value);
    }
    if (key.node.text == "id" && find_key(value.node, "from") != nullptr) {
      return read_id(key, value);
    }
    ColumnRule rule{.heading = std::string(key.node.text), .span = key.node.span};
    if (find_key(value.node, "credits") != nullptr && value.node.size == 3) {
      // `Nurses: {credits: ANCC contact hours}`, for short.
      rule.name = "credits";
      reader_.for_each_entry(value, "a mapping", [&](const Value& /*key*/, const Value& type) {
        rule.credit_type = reader_.read_term<CreditType>(type, Rule::unknown_credit_type);
      });
    } else if (!read_rule(key, value, rule)) {
      return;
    }
    map_.columns.push_back(std::move(rule));
  }

  bool read_rule(const Value& key, const Value& value, ColumnRule& rule) {
    std::vector<const YamlNode*> options;
    const bool is_sound =
        reader_.for_each_known_entry(value, "a mapping", rule_keys, [&](const Value& name, const Value& part) {
          read_part(name, part, rule);
          options.push_back(&name.node);
        });
    if (is_sound && find_key(value.node, "key") == nullptr) {
      reader_.report(Rule::wrong_type, key, fmt::format("{} has no \"key\"", quote(key.node.text)),
                     "write the key that the column is for, for example `{key: credits}`");
      return false;
    }
    for (const YamlNode* const option : options) {
      check_option({.node = *option, .path = value.path}, rule.name);
    }
    return is_sound && !rule.name.empty();
  }

  /// Reports an option that would have no effect.
  void check_option(const Value& option, const std::string& name) {
    constexpr std::pair<std::string_view, std::string_view> places[] = {
        {"type", "credits"}, {"dates", "dates"}, {"separator", "lists and your own keys"},
        {"currency", "fee"}, {"for", "fee"},     {"gather", "lists and your own keys"},
    };
    const auto* const place =
        std::ranges::find(places, option.node.text, &std::pair<std::string_view, std::string_view>::first);
    if (!name.empty() && place != std::end(places) && !names_.takes_option(name, place->first)) {
      reader_.report(Rule::wrong_type, option, fmt::format("{} has no effect on {}", quote(place->first), name),
                     fmt::format("it applies to {}", place->second));
    }
  }

  void read_part(const Value& name, const Value& part, ColumnRule& rule) {
    const std::string_view key = name.node.text;
    if (key == "key") {
      rule.name = read_name(part).value_or("");
    } else if (key == "words") {
      reader_.for_each_entry(part, "a mapping of words to their meanings", [&](const Value& word, const Value& meant) {
        if (const auto text = reader_.read_text(meant)) {
          rule.words[fold(word.node.text)] = *text;
        }
      });
    } else if (key == "type") {
      rule.credit_type = reader_.read_term<CreditType>(part, Rule::unknown_credit_type);
    } else if (key == "dates") {
      read_dates(part, rule);
    } else if (key == "separator") {
      rule.separator = reader_.read_text(part);
    } else if (key == "currency") {
      read_currency(part, rule);
    } else if (key == "for") {
      rule.audience = reader_.read_text(part);
    } else {
      rule.gather = reader_.read_boolean(part).value_or(false);
    }
  }

  void read_currency(const Value& value, ColumnRule& rule) {
    if (const auto text = reader_.read_text(value)) {
      if (const auto currency = Currency::parse(*text)) {
        rule.currency = *currency;
      } else {
        reader_.report(Rule::wrong_type, value, currency.error());
      }
    }
  }

  void read_dates(const Value& value, ColumnRule& rule) {
    const std::optional<std::string> text = reader_.read_text(value);
    if (!text) {
      return;
    }
    const auto* const order = std::ranges::find(date_orders, *text);
    if (order == std::end(date_orders)) {
      return reader_.report(Rule::wrong_type, value, fmt::format("{} is not a date order", quote(*text)),
                            fmt::format("write {}", either_of(date_orders)));
    }
    rule.dates = static_cast<DateOrder>(order - std::begin(date_orders));
  }

  std::optional<std::string> read_name(const Value& value) {
    std::optional<std::string> name = reader_.read_text(value);
    if (!name || names_.is_known(*name)) {
      return name;
    }
    const std::optional<std::string_view> near = find_nearest(*name, names_.usual);
    reader_.report(Rule::unknown_key, value, fmt::format("{} is not a key of a record", quote(*name)),
                   near ? fmt::format("did you mean \"{}\"?", *near) : "your own keys must start with x-");
    return std::nullopt;
  }

  /// `provider: {all: Example Society}`.
  void read_constant(const Value& key, const Value& value) {
    constexpr std::string_view keys[] = {"all"};
    if (!names_.is_known(key.node.text)) {
      const std::optional<std::string_view> near = find_nearest(key.node.text, names_.usual);
      return reader_.report(Rule::unknown_key, key, fmt::format("{} is not a key of a record", quote(key.node.text)),
                            near ? fmt::format("did you mean \"{}\"?", *near) : std::string());
    }
    reader_.for_each_known_entry(value, "a mapping", keys, [&](const Value& /*key*/, const Value& all) {
      std::string text;
      if (all.node.kind == YamlKind::sequence) {
        text = fmt::format("{}", fmt::join(reader_.read_texts(all), "\n"));
      } else {
        text = reader_.read_text(all).value_or("");
      }
      map_.constants.push_back({.name = std::string(key.node.text), .text = std::move(text)});
    });
  }

  /// `id: {from: Link, match: 'node/([0-9]+)'}`.
  void read_id(const Value& key, const Value& value) {
    IdRule rule;
    reader_.for_each_known_entry(value, "a mapping", id_keys, [&](const Value& name, const Value& part) {
      std::string& target = name.node.text == "from" ? rule.from : rule.match;
      target = reader_.read_text(part).value_or("");
      if (name.node.text == "match" && !is_expression(part, target)) {
        target.clear();
      }
    });
    if (rule.match.empty()) {
      rule.match = "([0-9]+)";
    }
    if (rule.from.empty()) {
      return reader_.report(Rule::wrong_type, key, "the id has no \"from\"",
                            "write the heading of the column that has the ids");
    }
    map_.id = std::move(rule);
  }

  /// Whether it is a regular expression with a group; reports what it is not.
  bool is_expression(const Value& value, const std::string& text) {
    try {
      if (text.size() <= longest_expression && std::regex(text).mark_count() >= 1) {
        return true;
      }
      reader_.report(Rule::wrong_type, value, fmt::format("{} has no parentheses around the id", quote(text)),
                     "for example 'node/([0-9]+)'");
    } catch (const std::regex_error&) {
      reader_.report(Rule::wrong_type, value, fmt::format("{} is not a regular expression", quote(text)),
                     "for example 'node/([0-9]+)'");
    }
    return false;
  }

  ValueReader reader_;
  const KeyNames& names_;
  LoadedColumnMap map_;
};

/// Replaces the problems of a text that is not a mapping with those of its lines, which say more; a problem that is
/// above them is another one.
void name_odd_lines(std::string_view text, const KeyNames& names, std::vector<Diagnostic>& problems) {
  // Other characters, or the marks of a merge, make any line odd.
  const bool is_text = !check_text(text);
  std::vector<Diagnostic> odd_lines = is_text ? find_odd_map_lines(text, names) : std::vector<Diagnostic>();
  if (odd_lines.empty()) {
    return;
  }
  const std::size_t first_line = text.substr(0, odd_lines.front().span.begin).rfind('\n') + 1;
  std::erase_if(problems, [&](const Diagnostic& problem) { return problem.span.begin >= first_line; });
  problems.insert(problems.end(), std::make_move_iterator(odd_lines.begin()), std::make_move_iterator(odd_lines.end()));
}

bool has_only_comments(std::string_view text) {
  return std::ranges::all_of(split(text, '\n'), [](std::string_view line) {
    return trim(line).empty() || trim(line).starts_with('#') || trim(line) == "---";
  });
}

}  // namespace

LoadedColumnMap load_column_map(std::string path, std::string_view bytes, const KeyNames& names,
                                YamlReader yaml_reader) {
  ParsedText parsed = parse_text(bytes, yaml_reader);
  std::vector<Diagnostic>& problems = parsed.problems;
  const bool has_nothing = problems.size() == 1 && problems.front().span.end == 0;
  if (has_nothing && has_only_comments(parsed.text)) {
    problems = {syntax_problem(0, 0, "the map has no columns",
                               "write a line for each column, such as `Course Title: title`; `cme import SHEET "
                               "--write-map FILE` creates a map")};
  }
  const bool is_mapping = problems.empty() && parsed.tree.root().kind == YamlKind::mapping;
  if (!is_mapping && !has_nothing) {
    name_odd_lines(parsed.text, names, problems);
  }
  LoadedColumnMap map;
  if (problems.empty()) {
    const ValuePath root;
    map = MapReader(parsed.text, problems, names).read({.node = parsed.tree.root(), .path = root});
  }
  Locator locator(std::move(path), parsed.text);
  std::ranges::stable_sort(problems, {}, [](const Diagnostic& diagnostic) { return diagnostic.span.begin; });
  for (const Diagnostic& diagnostic : problems) {
    map.findings.push_back(to_finding(diagnostic, locator));
  }
  std::ranges::stable_sort(map.findings, reported_before);
  return map;
}

}  // namespace cme
