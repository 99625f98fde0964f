// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.hpp"
#include "base/display.hpp"
#include "base/safe_output.hpp"
#include "cli/commands/registry.hpp"
#include "cli/find_by_id.hpp"
#include "cli/names.hpp"
#include "cli/talk.hpp"
#include "cli/terminal.hpp"
#include "render/statement.hpp"

namespace cme {

namespace {

struct StatementOptions {
  std::vector<std::uint32_t> ids;
  std::string format = "text";
  bool force = false;
};

/// The default first.
std::vector<std::string_view> statement_format_names() {
  return {"text", "markdown", "html", "json"};
}

void print_gaps(const Activity& activity, const std::vector<StatementGap>& gaps, Io& io) {
  print_error(io, fmt::format("there is no statement for {}", activity.id.value_or(0)));
  for (const StatementGap& gap : gaps) {
    print_error(io, gap.message, gap.help);
  }
}

/// The statement of an activity. If it cannot be made, or must not be, prints the reasons and returns nothing.
std::optional<CreditStatement> find_statement(const Activity& activity, const StatementOptions& options,
                                              const Settings& settings, Io& io) {
  if (!options.force && status_on(activity, settings.today.value) == Status::expired) {
    print_error(io, fmt::format("{} expired on {}", activity.id.value_or(0), to_string(*activity.expires)),
                "its credit can no longer be claimed; --force prints the statement anyway");
    return std::nullopt;
  }
  auto statement = make_statement(activity);
  if (!statement) {
    print_gaps(activity, statement.error(), io);
    return std::nullopt;
  }
  for (const std::string& note : statement->notes) {
    print_note(io, settings.output.talk, fmt::format("{}: {}", activity.id.value_or(0), note));
  }
  return *std::move(statement);
}

std::string render(const std::vector<ActivityStatement>& statements, std::string_view format) {
  if (format == "json") {
    return statements_json(statements);
  }
  std::string (*const render_one)(const ActivityStatement&, StatementHeadings) = format == "html" ? statement_html
                                                                                 : format == "markdown"
                                                                                     ? statement_markdown
                                                                                     : statement_text;
  const StatementHeadings headings = statements.size() > 1 ? StatementHeadings::titles : StatementHeadings::none;
  std::string text;
  for (const ActivityStatement& one : statements) {
    text += text.empty() ? "" : "\n";
    text += render_one(one, headings);
  }
  return text;
}

/// The text with each of its lines broken at spaces.
std::string wrapped(std::string_view text, std::size_t width) {
  std::string result;
  for (const std::string_view line : split(trim(text), '\n')) {
    for (const std::string& part : wrap(line, width)) {
      result += part + '\n';
    }
    result += line.empty() ? "\n" : "";
  }
  return result;
}

ExitCode run(const CommandLine& line, Io& io) {
  const auto options = read_options<StatementOptions>(line);
  const Settings settings = resolve_settings(read_options<CommonOptions>(line), io);
  const Catalog catalog = open_catalog(settings, io);
  const FoundRecords found = find_records_by_id(catalog, options.ids, settings, io);
  ExitCode code = ExitCode::yes;
  std::vector<ActivityStatement> statements;
  for (const Activity* activity : activities_of(found)) {
    if (std::optional<CreditStatement> statement = find_statement(*activity, options, settings, io)) {
      statements.push_back({.activity = activity, .statement = *std::move(statement)});
    } else {
      code = ExitCode::no;
    }
  }
  std::string text = render(statements, options.format);
  if (io.out_is_terminal && options.format == "text") {
    text = wrapped(text, io.width);
  }
  write(io, prints_build_log(io) ? safe_text(text, Target::build_log) : text);
  return std::max(code, report_not_found(found, catalog, io));
}

constexpr OptionSpec table[] = {
    {.names = "-o,--output",
     .value = "FORMAT",
     .help = "text, markdown, html or json",
     .choices = statement_format_names,
     .take =
         [](StatementOptions& options, const std::string& text) {
           read_choice("output format", text, statement_format_names());
           options.format = text;
         }},
    {.names = "--force",
     .kind = OptionKind::flag,
     .help = "print the statement even if the activity has expired",
     .take = [](StatementOptions& options, const std::string&) { options.force = true; }},
};

constexpr OptionGroup own_options{"Options", table};
constexpr const OptionGroup* groups[] = {&own_options, &common_options};

constexpr std::string_view examples[] = {
    "cme statement 14389",
    "cme statement 14389 -o markdown",
    "cme statement 14389 90002 -o html",
};

}  // namespace

constinit const CommandSpec statement_command{
    .name = "statement",
    .summary = "Print the accreditation and credit statements of activities",
    .about =
        "This is the text that must be printed with an activity: the accreditation statement, the AMA credit "
        "designation, the dates of enduring material and the commercial support. If a record lacks something that the "
        "text needs, nothing is printed for that activity, and the message names the key.\n"
        "The exit code is 1 if an activity has no statement, or if there is no activity with one of the ids.",
    .operands = {.count = OperandCount::at_least_one,
                 .value = "ID",
                 .complaint = "requires an id",
                 .help = "for example: cme statement 14389; \"cme list\" shows the ids",
                 .take = [](StatementOptions& options,
                            const std::string& text) { options.ids.push_back(read_id(text, recorded_id_help)); }},
    .answer_no = "An activity has no statement, or there is no activity with one of the ids.",
    .groups = groups,
    .examples = examples,
    .run = run};

}  // namespace cme
