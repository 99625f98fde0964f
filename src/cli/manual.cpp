// SPDX-License-Identifier: MIT
#include "cli/manual.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

#include "base/ascii.hpp"
#include "cli/commands/registry.hpp"
#include "cli/common_options.hpp"
#include "cli/help.hpp"
#include "cli/manual_formats.hpp"
#include "cli/mdoc.hpp"
#include "settings/config.hpp"

namespace cme {

namespace {

constexpr std::string_view program_subject = "cme";
constexpr std::string_view record_subject = "record";

/// A name and what it means.
struct Meaning {
  std::string_view name;
  std::string_view meaning;
};

constexpr Meaning variables[] = {
    {"CME_RECORDS", "The records folder, unless the option --records names one."},
    {"CME_TODAY", "The date to use as today, unless the option --today names one."},
    {"CME_FAIL_ON", "What makes the exit status of cme validate 1: error or warning."},
    {"CME_NO_CACHE", "If set, cme search neither reads nor saves an index."},
    {"CME_PAGER, PAGER", "The program that shows long output on a terminal; cat for none. Otherwise, less."},
    {"CME_PLAIN_READER", "If 0, the fast reader of simple YAML is off. It changes no answer."},
    {"XDG_CACHE_HOME, HOME",
     "The folder in which search indexes are saved is cme in XDG_CACHE_HOME, or .cache/cme in HOME. Without either, no "
     "index is saved."},
    {"NO_COLOR", "If set, output has no color, unless the option --color asks for it."},
    {"CLICOLOR_FORCE", "If set and not 0, output has color, also in a pipe and on a terminal that is dumb."},
    {"TERM", "If dumb, output has no color, unless CLICOLOR_FORCE is set, and no pager, links or progress."},
    {"CI", "If set, no progress is shown."},
    {"GITHUB_ACTIONS",
     "If true, cme validate prints annotations unless -o is given, and no text of a record can be a workflow command."},
    {"GITHUB_STEP_SUMMARY", "In a GitHub workflow, the file to which cme validate appends its summary."},
    {"GITHUB_BASE_REF, CI_MERGE_REQUEST_DIFF_BASE_SHA",
     "In a pull or merge request, what cme validate --changed and cme diff compare with unless a revision is named."},
    {"PATH", "Where git and the pager are looked for, except in relative folders."},
    {"GIT_DIR, GIT_WORK_TREE", "The repository and its working files, as git reads them."},
};

constexpr std::string_view answer_no_of_any = "The answer is no, which the page of each command explains.";

void append_section(std::string& page, std::string_view heading) {
  page += fmt::format(".Sh {}\n", heading);
}

void append_meanings(std::string& page, std::string_view macro, std::span<const Meaning> meanings) {
  page += ".Bl -tag -width Ds\n";
  for (const Meaning& each : meanings) {
    page += fmt::format(".It {} {}\n", macro, mdoc_text(each.name));
    append_mdoc_sentences(page, each.meaning);
  }
  page += ".El\n";
}

/// `answer_no` is empty if the status is never 1.
void append_exit_status(std::string& page, std::string_view answer_no) {
  append_section(page, "EXIT STATUS");
  std::vector<Meaning> codes{{"0", "Success."}};
  if (!answer_no.empty()) {
    codes.push_back({"1", answer_no});
  }
  codes.push_back({"2", "An error stopped the command."});
  append_meanings(page, "", codes);
}

/// `Fl o , Fl -output Ar FORMAT`.
std::string option_macros(const OptionSpec& option) {
  std::string macros;
  for (const std::string_view name : split(option.names, ',')) {
    macros += fmt::format("{}Fl {}", macros.empty() ? "" : " , ", mdoc_text(name.substr(1)));
  }
  if (option.kind == OptionKind::value) {
    macros += fmt::format(" Ar {}", option.value);
  } else if (option.kind == OptionKind::optional_value) {
    macros += fmt::format(" Ns Oo = Ns Ar {} Oc", option.value);
  }
  return macros;
}

/// The help as a sentence. Names of choices are literal: set as such, and never with a capital that cme would refuse.
void append_option_help(std::string& page, const OptionSpec& option) {
  const std::vector<std::string_view> names =
      option.choices == nullptr ? std::vector<std::string_view>() : option.choices();
  const std::string_view first = option.help.substr(0, option.help.find_first_of(" ,"));
  const bool begins_with_name = std::ranges::find(names, first) != names.end();
  append_mdoc_literals(page, begins_with_name ? fmt::format("{}.", option.help) : mdoc_sentence(option.help), names);
}

void append_options(std::string& page, const CommandSpec& command) {
  append_section(page, "OPTIONS");
  std::string_view heading;
  for (const OptionGroup* group : command.groups) {
    if (group->heading != heading) {
      page += heading.empty() ? "" : ".El\n";
      page += fmt::format(".Ss {}\n.Bl -tag -width Ds\n", mdoc_text(group->heading));
    }
    heading = group->heading;
    for (const OptionSpec& option : group->options) {
      page += fmt::format(".It {}\n", option_macros(option));
      append_option_help(page, option);
    }
  }
  page += ".It Fl h , Fl \\-help\nShow the help of this command.\n.El\n";
}

void append_examples(std::string& page, std::span<const std::string_view> examples) {
  append_section(page, "EXAMPLES");
  append_mdoc_lines(page, fmt::format("{}", fmt::join(examples, "\n")));
}

std::string_view operand_macro(OperandCount count) {
  switch (count) {
    case OperandCount::none:
      return {};
    case OperandCount::at_most_one:
      return ".Op Ar {}\n";
    case OperandCount::exactly_one:
      return ".Ar {}\n";
    case OperandCount::any:
      return ".Op Ar {} ...\n";
    case OperandCount::at_least_one:
      break;
  }
  return ".Ar {} ...\n";
}

std::string page_name(const CommandSpec& command) {
  return fmt::format("cme-{}", command.name);
}

std::string command_manual(const CommandSpec& command) {
  std::string page = mdoc_head(page_name(command), 1, command.summary);
  append_section(page, "SYNOPSIS");
  page += fmt::format(".Nm cme\n.Cm {}\n", command.name);
  for (const OptionSpec* const option : required_options(command)) {
    page += fmt::format(".{}\n", option_macros(*option));
  }
  page += ".Op Ar OPTION ...\n";
  if (const std::string_view macro = operand_macro(command.operands.count); !macro.empty()) {
    page += fmt::format(fmt::runtime(macro), command.operands.value);
  }
  append_section(page, "DESCRIPTION");
  append_mdoc_sentences(page, mdoc_sentence(command.summary));
  if (!command.about.empty()) {
    for (const std::string_view paragraph : split(command.about, '\n')) {
      page += ".Pp\n";
      append_mdoc_sentences(page, paragraph);
    }
  }
  append_options(page, command);
  append_exit_status(page, command.answer_no);
  append_examples(page, command.examples);
  append_section(page, "SEE ALSO");
  return page + ".Xr cme 1 ,\n.Xr cme-record 5 ,\n.Xr cme.yaml 5\n";
}

std::string program_manual() {
  std::string page = mdoc_head(program_subject, 1, "keep continuing medical education activity records as YAML");
  append_section(page, "SYNOPSIS");
  page += ".Nm cme\n.Ar COMMAND\n.Op Ar OPTION ...\n.Op Ar ARGUMENT ...\n.Nm cme\n.Fl \\-version\n.Op Fl o Ar FORMAT\n";
  append_section(page, "DESCRIPTION");
  append_mdoc_sentences(page,
                        "A record is a YAML file that describes one activity of continuing medical education (CME). A "
                        "catalog is a folder of records.");
  page += ".Nm cme\nstarts catalogs, checks, searches, formats and publishes them.\n.Pp\nIts commands:\n";
  page += ".Bl -tag -width Ds\n";
  for (const CommandSpec* command : all_commands()) {
    page += fmt::format(".It Cm {}\n", command->name);
    append_mdoc_sentences(page, mdoc_sentence(command->summary));
    page += fmt::format("See\n.Xr {} 1 .\n", page_name(*command));
  }
  page += ".It Cm help Op Ar COMMAND\nShow the help of a command.\n.El\n";
  append_section(page, "ENVIRONMENT");
  append_meanings(page, "Ev", variables);
  append_section(page, "FILES");
  page += ".Bl -tag -width Ds\n.It Pa records/\n";
  append_mdoc_sentences(page,
                        "The records folder. It is searched for in the current folder and in the folders above, up to "
                        "the root of the repository.");
  page += ".It Pa cme.yaml\nThe settings of a catalog; see\n.Xr cme.yaml 5 .\n.El\n";
  append_exit_status(page, answer_no_of_any);
  append_examples(page, validate_command.examples);
  append_section(page, "SEE ALSO");
  return page + ".Xr cme-record 5 ,\n.Xr cme.yaml 5\n";
}

}  // namespace

std::vector<std::string_view> manual_subjects() {
  std::vector<std::string_view> subjects{program_subject};
  for (const CommandSpec* command : all_commands()) {
    subjects.push_back(command->name);
  }
  subjects.push_back(record_subject);
  subjects.push_back(config_file_name);
  return subjects;
}

ManualPage manual_page(std::string_view subject) {
  if (subject == program_subject) {
    return {.name = std::string(program_subject), .section = 1, .text = program_manual()};
  }
  if (subject == record_subject) {
    return {.name = "cme-record", .section = 5, .text = record_manual()};
  }
  if (subject == config_file_name) {
    return {.name = std::string(config_file_name), .section = 5, .text = settings_manual()};
  }
  const CommandSpec* const command = find_command(subject);
  assert(command != nullptr);
  return {.name = page_name(*command), .section = 1, .text = command_manual(*command)};
}

}  // namespace cme
