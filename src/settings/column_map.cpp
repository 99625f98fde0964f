// SPDX-License-Identifier: MIT
#include "settings/column_map.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "base/nearest.hpp"
#include "base/safe_output.hpp"
#include "cme/record/parsed_record.hpp"
#include "record/value_reader.hpp"

namespace cme {

LoadedColumnMap load_column_map(std::string path, std::string_view bytes, std::span<const std::string_view> names,
                                const std::function<bool(std::string_view)>& is_known, YamlReader yaml_reader) {
  ParsedText parsed = parse_text(bytes, yaml_reader);
  LoadedColumnMap map;
  std::vector<Diagnostic>& problems = parsed.problems;
  const auto read_column = [&](ValueReader& reader, const Value& key, const Value& value) {
    if (is_empty(value.node)) {
      reader.report(Rule::wrong_type, key, fmt::format("{} has no key of a record", quote(key.node.text)),
                    "write it behind the colon, as in `Price: fee`");
      return;
    }
    std::optional<std::string> name = reader.read_text(value);
    if (!name) {
      return;
    }
    if (is_known(*name)) {
      map.columns.push_back({.heading = std::string(key.node.text), .name = *std::move(name)});
    } else {
      const std::optional<std::string_view> near = find_nearest(*name, names);
      reader.report(Rule::unknown_key, value, fmt::format("a record has no key {}", quote(*name)),
                    near ? fmt::format("did you mean \"{}\"?", *near) : "a key of your own starts with x-");
    }
  };
  if (problems.empty()) {
    ValueReader reader(problems);
    const ValuePath root;
    reader.for_each_entry({.node = parsed.tree.root(), .path = root}, "a mapping of headings to keys",
                          [&](const Value& key, const Value& value) { read_column(reader, key, value); });
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
