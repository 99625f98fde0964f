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
        "With the YAML language server, an editor completes keys and terms and underlines mistakes as you type. Save "
        "the schema in a file, and name that file in the first line of each record:\n# yaml-language-server: "
        "$schema=../schema/activity.schema.json",
    .operands = {.help = "the schema goes to standard output: cme schema > activity.schema.json"},
    .groups = groups,
    .examples = examples,
    .run = run};

}  // namespace cme
