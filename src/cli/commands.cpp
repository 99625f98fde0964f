// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include "base/safe_output.hpp"
#include "cli/arguments.hpp"
#include "cli/cli.hpp"
#include "cli/command_texts.hpp"
#include "cli/commands.hpp"
#include "cli/fix.hpp"
#include "cli/import_options.hpp"
#include "cli/locate.hpp"
#include "cli/names.hpp"
#include "cli/new_answers.hpp"
#include "cli/report_outputs.hpp"
#include "cli/selection_options.hpp"
#include "cli/show_formats.hpp"
#include "cme/base/result.hpp"
#include "settings/config.hpp"

namespace cme {

namespace {

using Operands = std::vector<std::string>;

std::optional<Operands> read(const CommandHelp& command, Arguments arguments, std::span<const Option> options) {
  return read_arguments(arguments, options, fmt::format("see \"cme {} --help\"", command.name));
}

Rule read_rule(std::string_view text) {
  if (const auto rule = find_rule(text)) {
    return *rule;
  }
  refuse_name("rule", text, rule_names(), "\"cme explain\" lists them");
}

Severity read_fail_on(std::string_view text) {
  if (const auto severity = find_fail_on(text)) {
    return *severity;
  }
  refuse_name("severity to fail on", text, fail_on_names());
}

std::string read_show_format(std::string_view text) {
  const auto names = show_format_names();
  if (std::find(names.begin(), names.end(), text) == names.end()) {
    refuse_name("output format", text, names);
  }
  return std::string(text);
}

constexpr std::string_view recorded_id_help = "\"cme search\" finds an activity by its words";

std::uint32_t read_id(const std::string& text, std::string_view help) {
  const Result<std::uint32_t> id = parse_id(text);
  if (!id) {
    throw Error(id.error(), std::string(help));
  }
  return *id;
}

std::vector<Option> validate_options(ValidateOptions& options) {
  constexpr std::string_view group = "Options";
  return {
      {"--fail-on", "SEVERITY", group, "what makes the exit code 1: error (unless told here or in cme.yaml) or warning",
       [&options](const std::string& text) { options.fail_on = read_fail_on(text); }},
      {"-o,--output", "FORMAT[:FILE]", group,
       "human, concise (one line a problem), json, sarif, github or junit; may stand several times",
       [&options](const std::string& text) { add_report_output(text, options.outputs); }},
      {"--rule", "RULE", group, "only the problems of this rule; may stand several times",
       [&options](const std::string& text) { options.rules.push_back(read_rule(text)); }},
      {"--max-snippets", "N", group, "show the line of no more than N problems (30), and only name the others",
       [&options](const std::string& text) {
         options.max_snippets = read_number("--max-snippets", text, 999'999'999);
       }},
      {"--changed", "[REF]", group,
       "only the problems of files changed since the branch, tag or commit REF, or not committed yet; without REF, "
       "since the main branch",
       [&options](const std::string& text) {
         options.changed = ChangedSince{text.empty() ? std::nullopt : std::optional(text)};
       }},
      {"--fix", "", group, "write what can be fixed into the records, then report what is left",
       [&options](const std::string&) { options.fix = true; }},
      {"--diff", "", group, "print what --fix would change, in place of the report; with --fix, what it changes",
       [&options](const std::string&) { options.diff = true; }},
      {"--stdin-filename", "FILE", group, "the file that the record from standard input belongs to",
       [&options](const std::string& text) { options.stdin_filename = text; }},
  };
}

Command read_validate(Arguments arguments, const Io& /*io*/) {
  ValidateOptions options;
  std::vector<Option> table = validate_options(options);
  append_common_options(table, options.common);
  std::optional<Operands> paths = read(validate_help, arguments, table);
  if (!paths) {
    return Answer{command_help(validate_help, table)};
  }
  options.paths = *std::move(paths);
  check_fix_options(options);
  return options;
}

/// The options of list and search.
std::vector<Option> selection_options(Selection& selection, PendingFilters& pending, bool& asks_fields,
                                      CommonOptions& common) {
  std::vector<Option> table;
  append_filters(table, selection, pending);
  append_output_options(table, selection, asks_fields);
  append_common_options(table, common);
  return table;
}

Command read_list(Arguments arguments, const Io& io) {
  ListOptions options;
  PendingFilters pending;
  bool asks_fields = false;
  const std::vector<Option> table = selection_options(options.selection, pending, asks_fields, options.common);
  const std::optional<Operands> operands = read(list_help, arguments, table);
  if (!operands) {
    return Answer{command_help(list_help, table)};
  }
  if (asks_fields) {
    return Answer{fields_help()};
  }
  if (!operands->empty()) {
    throw Error("cme list takes options only, not " + quote(operands->front()),
                "filters are options: cme list --board Radiology");
  }
  complete_filter(options.selection.filter, pending, today_of(options.common, io));
  return options;
}

Command read_search(Arguments arguments, const Io& io) {
  SearchOptions options;
  PendingFilters pending;
  bool asks_fields = false;
  std::vector<Option> table = selection_options(options.selection, pending, asks_fields, options.common);
  table.push_back({"--no-cache", "", table.back().group, "search without the index that is kept in the cache folder",
                   [&options](const std::string&) { options.no_cache = true; }});
  const std::optional<Operands> words =
      read_arguments(arguments, table, "words to leave out go behind \"--\": cme search -- lung -skin");
  if (!words) {
    return Answer{command_help(search_help, table)};
  }
  if (asks_fields) {
    return Answer{fields_help()};
  }
  if (words->empty()) {
    throw Error("cme search needs words to look for", "as in: cme search lung cancer");
  }
  complete_filter(options.selection.filter, pending, today_of(options.common, io));
  options.query = fmt::format("{}", fmt::join(*words, " "));
  return options;
}

Command read_show(Arguments arguments, const Io& /*io*/) {
  ShowOptions options;
  std::vector<Option> table{{"-o,--output", "FORMAT", "Options", "text, markdown, json or yaml",
                             [&options](const std::string& text) { options.format = read_show_format(text); }}};
  append_common_options(table, options.common);
  const std::optional<Operands> ids = read(show_help, arguments, table);
  if (!ids) {
    return Answer{command_help(show_help, table)};
  }
  if (ids->empty()) {
    throw Error("cme show needs an id", "as in: cme show 14389; \"cme list\" has the ids");
  }
  for (const std::string& id : *ids) {
    options.ids.push_back(read_id(id, recorded_id_help));
  }
  return options;
}

Command read_explain(Arguments arguments, const Io& /*io*/) {
  ExplainOptions options;
  std::vector<Option> table{{"--markdown", "", "Options", "as Markdown; without a RULE, the page docs/rules.md",
                             [&options](const std::string&) { options.markdown = true; }}};
  append_common_options(table, options.common);
  const std::optional<Operands> rules = read(explain_help, arguments, table);
  if (!rules) {
    return Answer{command_help(explain_help, table)};
  }
  for (const std::string& rule : *rules) {
    options.rules.push_back(read_rule(rule));
  }
  return options;
}

Command read_fmt(Arguments arguments, const Io& /*io*/) {
  FmtOptions options;
  std::vector<Option> table{{"--check", "", "Options", "write nothing; name the records that would change",
                             [&options](const std::string&) { options.check = true; }},
                            {"--diff", "", "Options", "write nothing; show how the records would change",
                             [&options](const std::string&) { options.diff = true; }}};
  append_common_options(table, options.common);
  std::optional<Operands> paths = read(fmt_help, arguments, table);
  if (!paths) {
    return Answer{command_help(fmt_help, table)};
  }
  options.paths = *std::move(paths);
  return options;
}

std::vector<Option> new_options(NewOptions& options) {
  constexpr std::string_view group = "Options";
  return {
      {"--like", "ID", group, "take over provider, format, credits, fee, approvals and the like from this record",
       [&options](const std::string& text) { options.like = read_id(text, recorded_id_help); }},
      {"--title", "TEXT", group, "its title",
       [&options](const std::string& text) { options.title = value_or_refuse("--title", parse_line(text)); }},
      {"--provider", "TEXT", group, "who offers it, as the directory names them",
       [&options](const std::string& text) { options.provider = value_or_refuse("--provider", parse_line(text)); }},
      {"--format", "FORMAT", group, "Journal-based, Enduring, Live, …",
       [&options](const std::string& text) { options.format = value_or_refuse("--format", parse_format(text)); }},
      {"--expires", "DATE", group, "the last day on which credit can be claimed: 2028-09-04",
       [&options](const std::string& text) { options.expires = value_or_refuse("--expires", Date::parse(text)); }},
      {"--url", "ADDRESS", group, "where one registers",
       [&options](const std::string& text) { options.url = value_or_refuse("--url", Url::parse(text)); }},
      {"--into", "FOLDER", group, "write into this folder, not the records folder itself",
       [&options](const std::string& text) { options.into = text; }},
  };
}

Command read_new(Arguments arguments, const Io& /*io*/) {
  NewOptions options;
  std::vector<Option> table = new_options(options);
  append_common_options(table, options.common);
  const std::optional<Operands> ids = read(new_help, arguments, table);
  if (!ids) {
    return Answer{command_help(new_help, table)};
  }
  if (ids->size() > 1) {
    throw Error("cme new begins one record, not " + quote(ids->at(1)) + " too", "as in: cme new 90100");
  }
  if (!ids->empty()) {
    options.id = read_id(ids->front(), "\"cme new\" without an id takes the next one that is free");
  }
  return options;
}

Command read_cache(Arguments arguments, const Io& /*io*/) {
  CacheOptions options;
  std::vector<Option> table{{"--clear", "", "Options", "remove the search indexes",
                             [&options](const std::string&) { options.clear = true; }}};
  append_common_options(table, options.common);
  const std::optional<Operands> operands = read(cache_help, arguments, table);
  if (!operands) {
    return Answer{command_help(cache_help, table)};
  }
  if (!operands->empty()) {
    throw Error("cme cache takes options only, not " + quote(operands->front()),
                "to remove the search indexes: cme cache --clear");
  }
  return options;
}

/// Reads a command that takes nothing but the options of every command.
template <class Options>
Command read_options_only(const CommandHelp& help, std::string_view hint, Arguments arguments) {
  Options options;
  std::vector<Option> table;
  append_common_options(table, options.common);
  const std::optional<Operands> operands = read(help, arguments, table);
  if (!operands) {
    return Answer{command_help(help, table)};
  }
  if (!operands->empty()) {
    throw Error(fmt::format("cme {} takes options only, not {}", help.name, quote(operands->front())),
                std::string(hint));
  }
  return options;
}

Command read_config(Arguments arguments, const Io& /*io*/) {
  return read_options_only<ConfigOptions>(config_help, "settings are changed in cme.yaml", arguments);
}

Command read_schema(Arguments arguments, const Io& /*io*/) {
  return read_options_only<SchemaOptions>(schema_help,
                                          "it prints to standard output: cme schema > activity.schema.json", arguments);
}

constexpr CommandReader commands[] = {
    {&validate_help, read_validate}, {&list_help, read_list},       {&search_help, read_search},
    {&show_help, read_show},         {&import_help, read_import},   {&new_help, read_new},
    {&fmt_help, read_fmt},           {&explain_help, read_explain}, {&schema_help, read_schema},
    {&config_help, read_config},     {&cache_help, read_cache},
};

}  // namespace

std::span<const CommandReader> all_commands() {
  return commands;
}

}  // namespace cme
