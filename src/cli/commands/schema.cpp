// SPDX-License-Identifier: MIT
#include "render/schema.hpp"

#include "cli/commands/registry.hpp"
#include "cli/common_options.hpp"
#include "cli/talk.hpp"

namespace cme {

namespace {

ExitCode run(const CommandLine& line, Io& io) {
  (void)read_options<CommonOptions>(line);
  write(io, record_schema());
  return ExitCode::yes;
}

constexpr const OptionGroup* groups[] = {&common_options};

constexpr std::string_view examples[] = {
    "cme schema",
};

}  // namespace

constinit const CommandSpec schema_command{
    .name = "schema",
    .summary = "Print the record format as a JSON Schema, for editors",
    .about =
        "An editor with a YAML server offers keys and terms and marks mistakes while one types, in "
        "records whose first line names the file with the schema:\n"
        "# yaml-language-server: $schema=../schema/activity.schema.json",
    .operands = {.help = "it prints to standard output: cme schema > activity.schema.json"},
    .groups = groups,
    .examples = examples,
    .run = run};

}  // namespace cme
