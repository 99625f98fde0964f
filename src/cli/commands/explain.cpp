// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.hpp"
#include "base/display.hpp"
#include "cli/commands/registry.hpp"
#include "cli/common_options.hpp"
#include "cli/names.hpp"
#include "cli/talk.hpp"
#include "cme/model/terms.hpp"

namespace cme {

namespace {

struct ExplainOptions {
  std::vector<Rule> rules;  ///< if empty, all of them
  bool markdown = false;    ///< as in docs/rules.md
};

constexpr std::size_t page_width = 80;

std::string paragraph(std::string_view text, std::size_t width) {
  std::string lines;
  for (const std::string& line : wrap(text, width)) {
    lines += line + '\n';
  }
  return lines;
}

/// A rule's example, four spaces in.
std::string indented(std::string_view example) {
  std::string lines;
  for (const std::string_view line : split(example, '\n')) {
    lines += fmt::format("    {}\n", line);
  }
  return lines;
}

/// The names that a rule about a closed list allows, one per line; empty for other rules.
std::string allowed_names(Rule rule) {
  std::string names;
  if (rule == Rule::unknown_board) {
    for (std::size_t number = 0; number < vocabulary<Board>().names.size(); ++number) {
      const auto board = static_cast<Board>(number);
      names += fmt::format("    {} ({})\n", to_string(board), abbreviation(board));
    }
    return names;
  }
  const Vocabulary* const known = rule == Rule::unknown_format             ? &vocabulary<Format>()
                                  : rule == Rule::unknown_competency       ? &vocabulary<Competency>()
                                  : rule == Rule::unknown_credit_type      ? &vocabulary<CreditType>()
                                  : rule == Rule::unknown_practice_setting ? &vocabulary<PracticeSetting>()
                                  : rule == Rule::unknown_well_being       ? &vocabulary<WellBeing>()
                                                                           : nullptr;
  for (std::size_t number = 0; known != nullptr && number < known->names.size(); ++number) {
    names += fmt::format("    {}\n", known->names[number]);
  }
  return names;
}

std::string explanation(const RuleInfo& rule, std::size_t width) {
  std::string text = fmt::format("{} ({})\n\n", rule.name, to_string(rule.severity));
  text += paragraph(fmt::format("Rule: {}", rule.summary), width) + '\n';
  text += paragraph(rule.why, width) + '\n';
  text += paragraph(fmt::format("Source: {}", rule.source), width) + '\n';
  if (const std::string names = allowed_names(rule.rule); !names.empty()) {
    text += "Names:\n\n" + names + '\n';
  }
  text += "Bad:\n\n" + indented(rule.bad) + '\n';
  text += "Good:\n\n" + indented(rule.good);
  return text;
}

/// Cells for the summary below which it goes below the name, indented by so many.
constexpr std::size_t least_summary = 24;
constexpr std::size_t narrow_indent = 6;

std::string overview(std::size_t width) {
  std::size_t column = 0;
  for (const RuleInfo& rule : all_rules()) {
    column = std::max(column, rule.name.size());
  }
  std::string text;
  for (const RuleInfo& rule : all_rules()) {
    std::string lead = fmt::format("{:<{}}  {:<7}  ", rule.name, column, to_string(rule.severity));
    if (lead.size() + least_summary > width) {
      text += fmt::format("{}  {}\n", rule.name, to_string(rule.severity));
      lead.assign(narrow_indent, ' ');
    }
    const std::size_t room = std::max(width, lead.size() + least_summary) - lead.size();
    for (const std::string& line : wrap(rule.summary, room)) {
      text += lead + line + '\n';
      lead.assign(lead.size(), ' ');
    }
  }
  return text;
}

constexpr std::string_view page_head =
    "# The rules\n\n"
    "What `cme validate` checks, and why. `cme explain RULE` shows the same for one rule. This page is the output of\n"
    "`cme explain --markdown`.\n\n"
    "An **error** must be corrected, a **warning** should be looked at, a **note** is for information. *Reading*\n"
    "rules ask whether the file is a record at all; *meaning* rules check whether its values make sense; *change*\n"
    "rules check whether a record may change this way (`cme diff --check`, `cme validate --changed`).\n\n"
    "Each example shows only the keys that matter; the rest of the record has no problems, and today is 2026-01-15.\n"
    "A `---` line separates two records or, for change rules, the two states of one record.\n";

/// Text that Markdown cannot read as markup, except between backticks.
std::string escaped(std::string_view text) {
  std::string result;
  for (const char character : text) {
    result += std::string_view("*_<>\\").find(character) != std::string_view::npos ? "\\" : "";
    result += character;
  }
  return result;
}

std::string markdown_section(const RuleInfo& rule) {
  std::string text = fmt::format("## {}\n\n", rule.name);
  text += fmt::format("**{}**, {}: {}.\n\n", to_string(rule.severity), to_string(rule.kind), escaped(rule.summary));
  text += fmt::format("{}\n\nSource: {}.\n", escaped(rule.why), escaped(rule.source));
  text += fmt::format("\nBad:\n\n```yaml\n{}\n```\n", rule.bad);
  text += fmt::format("\nGood:\n\n```yaml\n{}\n```\n", rule.good);
  return text;
}

std::string markdown_page() {
  std::string page(page_head);
  page += "\n| rule | severity | requirement |\n|---|---|---|\n";
  for (const RuleInfo& rule : all_rules()) {
    page += fmt::format("| [{0}](#{0}) | {1} | {2} |\n", rule.name, to_string(rule.severity), escaped(rule.summary));
  }
  for (const RuleInfo& rule : all_rules()) {
    page += '\n' + markdown_section(rule);
  }
  return page;
}

ExitCode run(const CommandLine& line, Io& io) {
  const auto options = read_options<ExplainOptions>(line);
  (void)read_options<CommonOptions>(line);
  const std::size_t width = std::min(io.width, page_width);
  if (options.rules.empty()) {
    write(io, options.markdown ? markdown_page() : overview(width));
  }
  for (const Rule& rule : options.rules) {
    if (&rule != &options.rules.front()) {
      write(io, "\n");
    }
    const RuleInfo& info = rule_info(rule);
    write(io, options.markdown ? markdown_section(info) : explanation(info, width));
  }
  return ExitCode::yes;
}

constexpr OptionSpec table[] = {
    {.names = "--markdown",
     .kind = OptionKind::flag,
     .help = "print Markdown; without a RULE, the page docs/rules.md",
     .take = [](ExplainOptions& options, const std::string&) { options.markdown = true; }},
};

constexpr OptionGroup own_options{"Options", table};
constexpr const OptionGroup* groups[] = {&own_options, &common_options};

constexpr std::string_view examples[] = {
    "cme explain",
    "cme explain unknown-board",
};

}  // namespace

constinit const CommandSpec explain_command{
    .name = "explain",
    .summary = "Explain a validation rule, or list all rules",
    .operands = {.count = OperandCount::any,
                 .value = "RULE",
                 .choices = rule_choices,
                 .take = [](ExplainOptions& options,
                            const std::string& text) { options.rules.push_back(read_rule(text)); }},
    .groups = groups,
    .examples = examples,
    .run = run};

}  // namespace cme
