// SPDX-License-Identifier: MIT
#include <algorithm>
#include <regex>
#include <vector>

#include "import/column.hpp"
#include "promises.hpp"
#include "settings/column_map.hpp"
#include "settings/config.hpp"

namespace cme::test {
namespace {

std::string broken_promise_of(const std::vector<Finding>& findings) {
  if (!std::ranges::is_sorted(findings, reported_before)) {
    return "the findings are out of order";
  }
  for (const Finding& finding : findings) {
    if (auto broken = find_broken_finding_promise(finding); !broken.empty()) {
      return broken;
    }
  }
  return {};
}

/// Both readers must come to the same result.
std::string find_difference(const std::vector<Finding>& plain, const std::vector<Finding>& theirs) {
  const auto are_same = [](const Finding& left, const Finding& right) {
    return left.rule == right.rule && left.message == right.message && left.place.line == right.place.line &&
           left.place.column == right.place.column;
  };
  return std::ranges::equal(plain, theirs, are_same) ? std::string() : "the readers of YAML find different problems";
}

LoadedColumnMap load_map(std::string_view bytes, YamlReader reader) {
  const KeyNames names{
      .usual = column_names(),
      .is_known = [](std::string_view name) { return make_column("Heading", name).kind != ColumnKind::unknown; },
      .takes_option = [](std::string_view name,
                         std::string_view option) { return takes_option(make_column("Heading", name), option); }};
  return load_column_map("map.yaml", bytes, names, reader);
}

}  // namespace

std::string find_broken_map_promise(std::string_view bytes) {
  const LoadedColumnMap map = load_map(bytes, YamlReader::plain_first);
  if (auto broken = broken_promise_of(map.findings); !broken.empty()) {
    return broken;
  }
  if (map.id && !map.id->is_next && map.id->match.empty() != map.id->from.empty()) {
    return "an id comes from a heading without an expression, or from none";
  }
  if (map.id && !map.id->match.empty() && std::regex(map.id->match).mark_count() == 0) {
    return "the expression of the id has no group";
  }
  return find_difference(map.findings, load_map(bytes, YamlReader::yaml_cpp).findings);
}

std::string find_broken_config_promise(std::string_view bytes) {
  const LoadedConfig plain = load_config("cme.yaml", bytes);
  if (auto broken = broken_promise_of(plain.findings); !broken.empty()) {
    return broken;
  }
  const LoadedConfig theirs = load_config("cme.yaml", bytes, YamlReader::yaml_cpp);
  if (!(plain.config.site == theirs.config.site) || plain.config.approval_types != theirs.config.approval_types) {
    return "the readers of YAML find different settings";
  }
  return find_difference(plain.findings, theirs.findings);
}

}  // namespace cme::test
