// SPDX-License-Identifier: MIT
#include "cme/diag/diagnostic.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <tuple>
#include <utility>

namespace cme {

std::string to_string(const FieldPath& path) {
  const auto brackets = [](std::optional<std::size_t> number) {
    return number ? fmt::format("[{}]", *number) : std::string();
  };
  const std::string_view dot = !path.key.empty() && !path.part.empty() ? "." : "";
  return fmt::format("{}{}{}{}{}", path.key, brackets(path.index), dot, path.part, brackets(path.item));
}

Diagnostic syntax_problem(std::size_t begin, std::size_t end, std::string message, std::string help) {
  return {.rule = Rule::syntax,
          .span = {.begin = static_cast<std::uint32_t>(begin), .end = static_cast<std::uint32_t>(end)},
          .message = std::move(message),
          .help = std::move(help),
          .field = {}};
}

Finding to_finding(Diagnostic diagnostic, Locator& locator) {
  Finding finding{.rule = diagnostic.rule,
                  .severity = rule_info(diagnostic.rule).severity,
                  .place = locator.locate(diagnostic.span),
                  .message = std::move(diagnostic.message),
                  .help = std::move(diagnostic.help),
                  .field = std::move(diagnostic.field),
                  .related = {},
                  .count = diagnostic.count};
  for (Edit& edit : diagnostic.fix) {
    const Position begin = locator.position(edit.span.begin);
    const Position end = locator.position(edit.span.end);
    finding.fix.push_back({.edit = std::move(edit), .begin = begin, .end = end});
  }
  return finding;
}

bool reported_before(const Finding& left, const Finding& right) {
  const auto key = [](const Finding& finding) {
    return std::tuple<const std::string&, std::uint32_t, std::uint32_t, std::string_view>(
        finding.place.path, finding.place.line, finding.place.column, rule_info(finding.rule).name);
  };
  return key(left) < key(right);
}

}  // namespace cme
