// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/safe_output.hpp"
#include "base/words.hpp"
#include "cli/commands/registry.hpp"
#include "cli/common_options.hpp"
#include "cli/talk.hpp"
#include "cme/base/result.hpp"

namespace cme {

// The files of src/cli/completion/.
extern const std::string_view bash_completion;
extern const std::string_view zsh_completion;
extern const std::string_view fish_completion;

namespace {

struct CompletionOptions {
  std::size_t shell = 0;  ///< index in `shell_names`
};

std::vector<std::string_view> shell_names() {
  return {"bash", "zsh", "fish"};
}

ExitCode run(const CommandLine& line, Io& io) {
  (void)read_options<CommonOptions>(line);
  const auto options = read_options<CompletionOptions>(line);
  const std::array scripts = {bash_completion, zsh_completion, fish_completion};
  write(io, scripts.at(options.shell));
  return ExitCode::yes;
}

constexpr const OptionGroup* groups[] = {&common_options};

constexpr std::string_view examples[] = {
    "cme completion bash > cme.bash",
    "cme completion zsh > _cme",
    "cme completion fish > cme.fish",
};

}  // namespace

constinit const CommandSpec completion_command{
    .name = "completion",
    .summary = "Print a script that lets a shell complete commands with Tab",
    .about =
        "With it, Tab completes commands, options, boards, formats, rules, fields and the ids in the catalog. Packages "
        "of cme install these scripts; docs/installing.md shows how to install them by hand.",
    .operands = {.count = OperandCount::exactly_one,
                 .value = "SHELL",
                 .choices = shell_names,
                 .complaint = "requires the name of a shell: bash, zsh or fish",
                 .help = "for example: cme completion bash",
                 .take =
                     [](CompletionOptions& options, const std::string& text) {
                       // Another shell is no misspelling of one of these: dash is not bash.
                       const std::vector<std::string_view> names = shell_names();
                       const auto found = std::ranges::find(names, text);
                       if (found == names.end()) {
                         throw Error(fmt::format("there is no completion for the shell {}", quote(text)),
                                     "write " + either_of(names));
                       }
                       options.shell = static_cast<std::size_t>(found - names.begin());
                     }},
    .groups = groups,
    .examples = examples,
    .run = run};

}  // namespace cme
