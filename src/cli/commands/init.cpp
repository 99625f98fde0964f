// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include "base/atomic_file.hpp"
#include "base/files.hpp"
#include "base/paths.hpp"
#include "base/safe_output.hpp"
#include "cli/commands/registry.hpp"
#include "cli/common_options.hpp"
#include "cli/links.hpp"
#include "cli/locate.hpp"
#include "cli/settings.hpp"
#include "cli/talk.hpp"
#include "cme/record/load.hpp"
#include "render/schema.hpp"
#include "settings/config.hpp"

namespace cme {

namespace {

namespace fs = std::filesystem;

struct InitOptions {
  std::optional<std::string> folder;
  bool github = false;
  bool gitlab = false;
};

constexpr std::string_view default_folder = "records";

constexpr std::string_view settings_text =
    "# Settings for cme. \"cme config\" shows which ones are in effect.\n"
    "records: records\n"
    "\n"
    "# What makes \"cme validate\" fail: error, or warning.\n"
    "# fail-on: error\n"
    "\n"
    "# The severity of a rule: error, warning, note or off. \"cme explain\" lists the rules.\n"
    "# severity:\n"
    "#   expired: error\n"
    "\n"
    "# Approval types of your own.\n"
    "# approval-types:\n"
    "#   - Our Own Approval Type\n";

/// A record without problems, about an invented activity.
std::string example_record(Date expires) {
  return fmt::format(
      "# yaml-language-server: $schema=../schema/activity.schema.json\n"
      "# An example to copy or change. Delete it when you have records of your own.\n"
      "id: 1\n"
      "title: Example Activity\n"
      "provider: Example Provider\n"
      "format: Live\n"
      "expires: {}\n"
      "credits:\n"
      "  - amount: 1.5\n"
      "    type: AMA PRA Category 1 Credit\n"
      "fee: $30\n"
      "commercial_support: false\n"
      "approvals:\n"
      "  ABMS Lifelong Learning CME Activity:\n"
      "    - Radiology\n"
      "competencies:\n"
      "  - Medical Knowledge\n"
      "keywords:\n"
      "  - Example\n"
      "objectives:\n"
      "  - Describe what a record looks like\n"
      "description: >-\n"
      "  One paragraph on what the activity is about.\n",
      to_string(expires));
}

constexpr std::string_view ignored_text =
    "# Files that editors and systems leave behind.\n"
    "*~\n"
    "*.swp\n"
    ".DS_Store\n"
    "Thumbs.db\n"
    "\n"
    "# The web site: cme render --into site\n"
    "/site/\n";

constexpr std::string_view github_text =
    "# Checks the records that a pull request changes.\n"
    "name: records\n"
    "on: [pull_request]\n"
    "jobs:\n"
    "  validate:\n"
    "    runs-on: ubuntu-latest\n"
    "    steps:\n"
    "      - uses: actions/checkout@v4\n"
    "        with:\n"
    "          fetch-depth: 0 # --changed compares with the target branch\n"
    "      # Install cme here, or use its action instead of the line below.\n"
    "      - run: cme validate --changed\n";

constexpr std::string_view gitlab_text =
    "# Checks the records that a merge request changes. The image must have cme.\n"
    "validate:\n"
    "  rules:\n"
    "    - if: $CI_PIPELINE_SOURCE == \"merge_request_event\"\n"
    "  script:\n"
    "    - cme validate -o human -o junit:cme-junit.xml --changed\n"
    "  variables:\n"
    "    GIT_DEPTH: 0 # --changed compares with the target branch\n"
    "  artifacts:\n"
    "    when: always\n"
    "    reports:\n"
    "      junit: cme-junit.xml\n";

/// Creates the files of a catalog, and never replaces one. What it has created is removed again unless all of it could
/// be: half a catalog would break the commands in the folders below.
class Creator {
 public:
  Creator(fs::path folder, const Io& io) : folder_(std::move(folder)), io_(io) {}
  ~Creator() {
    std::error_code ignored;
    for (auto path = created_.rbegin(); !is_complete_ && path != created_.rend(); ++path) {
      fs::remove(*path, ignored);  // of folders, only an empty one
    }
  }
  Creator(Creator&&) = delete;
  Creator& operator=(Creator&&) = delete;

  void create_folder(std::string_view name) {
    const fs::path path = folder_ / name;
    check_links(path, shown(path), io_);
    if (const Result<void> made = make_missing_folders(path); !made) {
      throw Error(fmt::format("cannot create the folder {}: {}", quote(shown(path)), made.error()));
    }
  }

  void create(std::string_view name, std::string_view text) {
    const fs::path path = folder_ / name;
    check_links(path, shown(path), io_);
    const Result<void> made = make_missing_folders(path.parent_path());
    const Result<Saved> saved = made ? create_file(path, text) : failure(made.error());
    if (!saved) {
      throw Error(fmt::format("cannot create {}: {}", shown(path), saved.error()));
    }
    if (*saved == Saved::yes) {
      created_.push_back(path);
    }
    files_.push_back({shown(path), *saved});
  }

  /// Keeps what was created, and says what that is.
  void finish(Talk talk, Io& io) {
    is_complete_ = true;
    for (const auto& [name, saved] : files_) {
      if (saved == Saved::too_late) {
        print_note(io, talk, fmt::format("kept {}, which already exists", name));
      } else {
        write_line(io, "created " + name);
      }
    }
  }

  /// Whether the records folder is still empty, so that an example cannot be confused with real records.
  [[nodiscard]] bool is_without_records() const {
    std::error_code ignored;
    return fs::is_empty(folder_ / default_folder, ignored);
  }

 private:
  struct File {
    std::string shown;
    Saved saved;
  };

  Result<void> make_missing_folders(const fs::path& folder) {
    std::error_code ignored;
    std::vector<fs::path> missing;
    for (fs::path path = folder; path.has_relative_path() && !fs::exists(path, ignored); path = path.parent_path()) {
      missing.push_back(path);
    }
    Result<void> made = make_folders(folder);
    if (made) {
      created_.insert(created_.end(), missing.rbegin(), missing.rend());
    }
    return made;
  }

  [[nodiscard]] std::string shown(const fs::path& path) const { return relative_to(path, io_.working_directory); }

  fs::path folder_;
  const Io& io_;
  std::vector<fs::path> created_;  ///< each folder before what is in it
  std::vector<File> files_;
  bool is_complete_ = false;
};

/// Whether the folder, which is named `records`, has a settings file beside it or records directly in it.
bool is_of_catalog(const fs::path& records) {
  std::error_code unreadable;
  const Result<std::vector<std::string>> names = list_names(records);
  return fs::exists(records.parent_path() / config_file_name, unreadable) ||
         (names && std::ranges::any_of(*names, is_record_file));
}

/// Rejects what is not a folder, and folders in which the files of the catalog would be read as records of another one.
void check_place(const fs::path& folder, const Settings& settings, const Io& io) {
  const std::string shown = quote(relative_to(folder, io.working_directory));
  std::error_code unreadable;
  if (fs::exists(folder, unreadable) && !is_folder(folder)) {
    throw Error(fmt::format("{} is a file, not a folder", shown), "for example: cme init our-activities");
  }
  const fs::path real = real_path(folder);
  std::optional<fs::path> records = find_records_folder(real);
  if (!records || !is_of_catalog(*records)) {
    records.reset();
  }
  for (const auto& outer :
       {records, settings.records.origin == Origin::nobody ? std::nullopt : settings.records.value}) {
    if (outer && is_within(real, real_path(*outer))) {
      throw Error(fmt::format("{} is inside the records folder of a catalog", shown),
                  "start the catalog elsewhere: cme init FOLDER; to add a record to the one that is there: cme new");
    }
  }
}

/// The folder for records, from the settings that are there. Throws Error or BadProject if these cannot be used.
std::string records_folder_in(const fs::path& folder, YamlReader reader, const Io& io) {
  const fs::path file = folder / config_file_name;
  std::error_code unreadable;
  const bool is_there = fs::exists(fs::symlink_status(file, unreadable));
  const auto named = is_there ? load_project(file, reader, io).config.records : std::nullopt;
  return named ? named->value : std::string(default_folder);
}

ExitCode run(const CommandLine& line, Io& io) {
  const auto options = read_options<InitOptions>(line);
  const Settings settings = resolve_settings(read_options<CommonOptions>(line), io);
  const Talk talk = settings.output.talk;
  const fs::path folder = absolute_path(io, options.folder.value_or("."));
  check_place(folder, settings, io);
  Creator creator(folder, io);
  const std::string records = records_folder_in(folder, settings.reader, io);
  check_home(absolute_path(io, folder / records), folder, fmt::format("the records folder in {}", config_file_name));
  creator.create_folder(records);
  const bool needs_example = records == default_folder && creator.is_without_records();
  creator.create(config_file_name, settings_text);
  creator.create("schema/activity.schema.json", record_schema());
  if (needs_example) {
    creator.create("records/1.yaml", example_record(settings.today.value.plus_months(12)));
  }
  creator.create(".gitignore", ignored_text);
  if (options.github) {
    creator.create(".github/workflows/records.yml", github_text);
  }
  if (options.gitlab) {
    creator.create(".gitlab-ci.yml", gitlab_text);
  }
  creator.finish(talk, io);
  if (!talk.quiet) {
    write_wrapped(io, options.folder
                          ? fmt::format("next: cd {}, then cme new", relative_to(folder, io.working_directory))
                          : std::string("next: cme new creates a record, cme validate checks all of them"));
  }
  return ExitCode::yes;
}

constexpr OptionSpec table[] = {
    {.names = "--github",
     .kind = OptionKind::flag,
     .help = "also create a GitHub Actions workflow that checks the records",
     .take = [](InitOptions& options, const std::string&) { options.github = true; }},
    {.names = "--gitlab",
     .kind = OptionKind::flag,
     .help = "also create a GitLab CI file that checks the records",
     .take = [](InitOptions& options, const std::string&) { options.gitlab = true; }},
};

constexpr OptionGroup own_options{"Options", table};
constexpr const OptionGroup* groups[] = {&own_options, &common_options};

constexpr std::string_view examples[] = {
    "cme init our-activities",
    "cme init our-activities-on-github --github",
};

}  // namespace

constinit const CommandSpec init_command{
    .name = "init",
    .summary = "Start a catalog in this folder or in a new one",
    .about =
        "Creates a records folder with an example, the settings file cme.yaml, the schema that editors use and a "
        ".gitignore file. Existing files are kept.",
    .operands = {.count = OperandCount::at_most_one,
                 .value = "FOLDER",
                 .complaint = "starts one catalog at a time",
                 .help = "for example: cme init our-activities",
                 .take = [](InitOptions& options, const std::string& text) { options.folder = text; }},
    .groups = groups,
    .examples = examples,
    .run = run};

}  // namespace cme
