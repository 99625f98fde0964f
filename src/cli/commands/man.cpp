// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "base/atomic_file.hpp"
#include "base/files.hpp"
#include "base/paths.hpp"
#include "base/safe_output.hpp"
#include "cli/commands/registry.hpp"
#include "cli/common_options.hpp"
#include "cli/links.hpp"
#include "cli/locate.hpp"
#include "cli/manual.hpp"
#include "cli/names.hpp"
#include "cli/talk.hpp"

namespace cme {

namespace {

namespace fs = std::filesystem;

struct ManOptions {
  std::optional<std::string_view> subject;
  std::optional<std::string> folder;
};

/// The subject of a page that may have the name under which it is installed: `cme-validate`.
std::string_view subject_of(std::string_view page) {
  constexpr std::string_view prefix = "cme-";
  return page.starts_with(prefix) ? page.substr(prefix.size()) : page;
}

void save_page(const ManualPage& page, const fs::path& folder, const Io& io) {
  const fs::path path = folder / fmt::format("man{}", page.section) / fmt::format("{}.{}", page.name, page.section);
  check_links(path, relative_to(path, io.working_directory), io);
  const Result<void> made = make_folders(path.parent_path());
  const Result<void> saved = made ? save_file(path, [&](std::ostream& file) { file << page.text; }) : made;
  if (!saved) {
    throw Error(fmt::format("cannot write {}: {}", relative_to(path, io.working_directory), saved.error()));
  }
}

ExitCode run(const CommandLine& line, Io& io) {
  const auto options = read_options<ManOptions>(line);
  (void)read_options<CommonOptions>(line);
  if (!options.folder) {
    write(io, manual_page(options.subject.value_or(manual_subjects().front())).text);
    return ExitCode::yes;
  }
  if (options.subject) {
    throw Error(fmt::format("--into writes all pages, not only {}", quote(*options.subject)),
                fmt::format("for one page: cme man {0} > {0}.1", *options.subject));
  }
  for (const std::string_view subject : manual_subjects()) {
    save_page(manual_page(subject), absolute_path(io, *options.folder), io);
  }
  return ExitCode::yes;
}

constexpr OptionSpec table[] = {
    {.names = "--into",
     .value = "FOLDER",
     .help = "write all pages into man1 and man5 in this folder",
     .take = [](ManOptions& options, const std::string& text) { options.folder = text; }},
};

constexpr OptionGroup own_options{"Options", table};
constexpr const OptionGroup* groups[] = {&own_options, &common_options};

constexpr std::string_view examples[] = {
    "cme man validate",
    "cme man record",
    "cme man --into ~/.local/share/man",
};

}  // namespace

constinit const CommandSpec man_command{
    .name = "man",
    .summary = "Print a manual page for man",
    .about =
        "There is a page on cme, on each command, on the record and on cme.yaml. Packages of cme install them: \"man "
        "cme\", \"man cme-validate\", \"man cme-record\". To read a page that is not installed: cme man validate | man "
        "-l -",
    .operands = {.count = OperandCount::at_most_one,
                 .value = "PAGE",
                 .choices = manual_subjects,
                 .complaint = "prints one page at a time",
                 .help = "for example: cme man validate",
                 .take =
                     [](ManOptions& options, const std::string& text) {
                       const std::vector<std::string_view> subjects = manual_subjects();
                       options.subject = subjects[read_choice("page of the manual", subject_of(text), subjects)];
                     }},
    .groups = groups,
    .examples = examples,
    .run = run};

}  // namespace cme
