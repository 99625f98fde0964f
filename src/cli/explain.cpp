// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include "cli/cli.hpp"
#include "cli/talk.hpp"
#include "cme/base/text.hpp"

namespace cme {

namespace {

constexpr std::size_t page_width = 80;

std::string paragraph(std::string_view text, std::size_t width) {
  std::string lines;
  for (const std::string& line : wrap(text, width)) lines += line + '\n';
  return lines;
}

std::string explanation(const RuleInfo& rule, std::size_t width) {
  std::string text = fmt::format("{} ({})\n\n", rule.name, to_string(rule.severity));
  text += paragraph(fmt::format("Rule: {}", rule.summary), width);
  text += '\n' + paragraph(rule.why, width);
  if (!rule.source.empty()) text += '\n' + paragraph(fmt::format("Source: {}", rule.source), width);
  return text;
}

std::string overview(std::size_t width) {
  std::size_t column = 0;
  for (const RuleInfo& rule : all_rules()) column = std::max(column, rule.name.size());
  std::string text;
  for (const RuleInfo& rule : all_rules()) {
    std::string lead = fmt::format("{:<{}}  {:<7}  ", rule.name, column, to_string(rule.severity));
    const std::size_t room = std::max<std::size_t>(width, lead.size() + 20) - lead.size();
    for (const std::string& line : wrap(rule.summary, room)) {
      text += lead + line + '\n';
      lead.assign(lead.size(), ' ');
    }
  }
  return text;
}

}  // namespace

ExitCode run(const ExplainOptions& options, Io& io) {
  const std::size_t width = std::min(io.width, page_width);
  if (options.rules.empty()) write(io, overview(width));
  for (const Rule& rule : options.rules) {
    if (&rule != &options.rules.front()) write(io, "\n");
    write(io, explanation(rule_info(rule), width));
  }
  return ExitCode::yes;
}

}  // namespace cme
