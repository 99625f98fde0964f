// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <mutex>
#include <set>
#include <system_error>

#include "base/ascii.hpp"
#include "base/atomic_file.hpp"
#include "base/files.hpp"
#include "base/paths.hpp"
#include "base/safe_output.hpp"
#include "catalog/scan.hpp"
#include "cli/activities.hpp"
#include "cli/commands/registry.hpp"
#include "cli/links.hpp"
#include "cli/locate.hpp"
#include "cli/names.hpp"
#include "cli/new_answers.hpp"
#include "cli/settings.hpp"
#include "cli/talk.hpp"
#include "edit/skeleton.hpp"

namespace cme {

namespace {

namespace fs = std::filesystem;

struct NewOptions {
  std::optional<std::uint32_t> id;    ///< if absent, the one after the largest
  std::optional<std::uint32_t> like;  ///< the record to copy values from
  std::optional<std::string> title;
  std::optional<std::string> provider;
  std::optional<Url> url;
  std::optional<Format> format;
  std::optional<Date> expires;
  std::optional<std::string> into;  ///< the folder to write into; if absent, the records folder
};

constexpr std::string_view free_id_help = "without an id, \"cme new\" uses the next free one";

/// The existing records.
struct Known {
  std::map<std::uint32_t, std::string> ids;  ///< each with the first file that has it, as printed
  std::optional<LoadedRecord> model;         ///< the record to copy values from
};

/// The records that the new one must not conflict with: those of the catalog, and those of its folder.
RecordSource find_others(const fs::path& folder, const Settings& settings) {
  std::set<std::string> files;
  for (const std::optional<fs::path>& each : {settings.records.value, std::optional<fs::path>(folder)}) {
    if (each && is_folder(*each)) {
      const std::vector<std::string> found = find_records(*each, settings.project);
      files.insert(found.begin(), found.end());
    }
  }
  return RecordSource({files.begin(), files.end()}, home_of_records(folder));
}

Known read_others(const RecordSource& files, std::optional<std::uint32_t> like, const Settings& settings, Io& io) {
  std::vector<std::vector<std::uint32_t>> ids(files.size());
  std::map<std::size_t, LoadedRecord> models;
  std::mutex mutex;
  const LoadOptions loading = reading_options(settings);
  const auto look = [&](std::size_t file, std::string_view bytes) {
    LoadedRecord record = load_record(files[file], bytes, loading);
    ids[file] = held_ids(record, bytes);
    if (like && find_id(record) == like) {
      const std::lock_guard lock(mutex);
      models.emplace(file, std::move(record));
    }
    return Turn();
  };
  Progress progress(io, settings.output);
  const auto unreadable = scan(files, look, pace_of(settings.jobs, progress, files.size()));
  progress.clear();
  if (!unreadable.empty()) {
    throw Error(fmt::format("cannot read {}: {}", relative_to(unreadable.front().path, io.working_directory),
                            unreadable.front().reason),
                "this file may already use the new id");
  }
  Known known;
  for (std::size_t file = 0; file < files.size(); ++file) {
    for (const std::uint32_t id : ids[file]) {
      known.ids.emplace(id, relative_to(files[file], io.working_directory));
    }
  }
  if (!models.empty()) {
    known.model = std::move(models.begin()->second);
  }
  return known;
}

/// The initial values of the new record: those copied from another record, and those in the options.
Activity begin_activity(const NewOptions& options, const Known& known, const Io& io) {
  Activity activity;
  if (options.like) {
    if (!known.model) {
      throw Error(fmt::format("there is no activity with the id {}", *options.like), "\"cme list\" shows the ids");
    }
    if (!known.model->activity) {
      throw Error(
          fmt::format("{} is broken and cannot be copied", relative_to(known.model->path, io.working_directory)),
          "run \"cme validate\" to see why");
    }
    activity = common_parts(*known.model->activity);
  }
  activity.id = options.id;
  activity.title = options.title;
  activity.provider = options.provider ? options.provider : activity.provider;
  activity.url = options.url;
  activity.format = options.format ? options.format : activity.format;
  activity.expires = options.expires;
  return activity;
}

Result<void> check_free(std::uint32_t id, const Known& known) {
  const auto used = known.ids.find(id);
  if (used != known.ids.end()) {
    return failure(fmt::format("the id {} is already used by {}", id, used->second));
  }
  return {};
}

std::uint32_t id_above(std::uint32_t largest) {
  if (largest >= max_activity_id) {
    throw Error(fmt::format("there is no free id above {}, the largest possible", largest),
                "choose one, for example: cme new 90100");
  }
  return largest + 1;
}

/// Adds the ids of files that are not on the disk.
void add_hidden_ids(const fs::path& folder, const Settings& settings, const Io& io, Known& known) {
  for (const std::optional<fs::path>& each : {settings.records.value, std::optional<fs::path>(folder)}) {
    for (const auto& [id, file] :
         each ? find_hidden_ids(*each, reading_options(settings), io) : std::map<std::uint32_t, std::string>()) {
      known.ids.emplace(id, relative_to(file, io.working_directory) + ", which is not in the sparse checkout");
    }
  }
}

/// Adds the ids of files that are not records but have similar names: backups, names in capitals.
void add_ids_of_names(const fs::path& folder, const Io& io, Known& known) {
  if (!is_folder(folder)) {
    return;
  }
  for (const std::string& file :
       find_files(folder, [](std::string_view path) { return bool(id_in_file_name(path)); })) {
    known.ids.emplace(*id_in_file_name(file), relative_to(file, io.working_directory));
  }
}

void make_folder(const fs::path& folder, const Io& io) {
  if (const Result<void> made = make_folders(folder); !made) {
    throw Error(
        fmt::format("cannot create the folder {}: {}", quote(relative_to(folder, io.working_directory)), made.error()));
  }
}

Saved write_record(const fs::path& path, std::string_view text, const Io& io) {
  const Result<Saved> saved = create_file(path, text);
  if (!saved) {
    throw Error(fmt::format("cannot write {}: {}", relative_to(path, io.working_directory), saved.error()));
  }
  return *saved;
}

ExitCode run(const CommandLine& line, Io& io) {
  const auto options = read_options<NewOptions>(line);
  const Settings settings = resolve_settings(read_options<CommonOptions>(line), io);
  const fs::path folder = options.into ? absolute_path(io, *options.into) : catalog_folder(settings, io);
  if (options.into) {
    check_links(folder, *options.into, io);
  }
  Known known = read_others(find_others(folder, settings), options.like, settings, io);
  add_ids_of_names(folder, io, known);
  add_hidden_ids(folder, settings, io, known);
  Activity activity = begin_activity(options, known, io);
  const auto check_id = [&known](std::uint32_t id) { return check_free(id, known); };
  if (activity.id) {
    if (const Result<void> usable = check_id(*activity.id); !usable) {
      throw Error(usable.error(), std::string(free_id_help));
    }
  }
  const std::uint32_t largest = known.ids.empty() ? 0 : known.ids.rbegin()->first;
  const std::uint32_t next_id = activity.id ? *activity.id : id_above(largest);
  if (io.in_is_terminal && ask_for_missing(io, activity, next_id, check_id) == Wanted::no) {
    print_talk(io, "nothing was answered, so no record was written");
    return ExitCode::failed;
  }
  const bool is_chosen = activity.id.has_value();
  activity.id = activity.id.value_or(next_id);
  make_folder(folder, io);
  const std::string modeline = modeline_in(folder);
  const auto path = [&] { return folder / fmt::format("{}.yaml", *activity.id); };
  while (write_record(path(), modeline + encode_skeleton(activity), io) == Saved::too_late) {
    if (is_chosen) {
      throw Error(fmt::format("the file {} already exists", relative_to(path(), io.working_directory)),
                  std::string(free_id_help));
    }
    activity.id = id_above(*activity.id);  // another "cme new" was quicker
  }
  write_line(io, relative_to(path(), io.working_directory));
  if (io.in_is_terminal && !settings.output.talk.quiet) {
    print_talk(io,
               "next: open the file in an editor, then run cme validate " + relative_to(path(), io.working_directory));
  }
  return ExitCode::yes;
}

void take_operand(NewOptions& options, const std::string& text) {
  if (trim(text).empty()) {
    throw Error("the title is empty",
                "for example: cme new 'Chest CT for GPs'; without a title, \"cme new\" asks for it");
  }
  // Even a mistyped id begins with a digit.
  const bool is_title = text.find(' ') != std::string::npos || (!text.empty() && !is_digit(text.front()));
  if (is_title && options.title) {
    throw Error(fmt::format("the new record has two titles: {} and {}", quote(text), quote(*options.title)),
                "write one of them");
  }
  if (is_title) {
    options.title = value_or_refuse("the title", parse_line(text));
  } else {
    options.id = read_id(text, free_id_help);
  }
}

constexpr auto take_id_or_title = [](NewOptions& options, const std::string& text) { take_operand(options, text); };

constexpr OptionSpec table[] = {
    {.names = "--like",
     .value = "ID",
     .help = "copy provider, format, credits, fee, approvals and similar values from this record",
     .take = [](NewOptions& options, const std::string& text) { options.like = read_id(text, recorded_id_help); }},
    {.names = "--title",
     .value = "TEXT",
     .help = "title of the activity",
     .take = [](NewOptions& options,
                const std::string& text) { options.title = value_or_refuse("--title", parse_line(text)); }},
    {.names = "--provider",
     .value = "TEXT",
     .help = "provider's name, as the directory shows it",
     .take = [](NewOptions& options,
                const std::string& text) { options.provider = value_or_refuse("--provider", parse_line(text)); }},
    {.names = "--format",
     .value = "FORMAT",
     .help = "Journal-based, Enduring, Live, …",
     .choices = names_of<Format>,
     .take = [](NewOptions& options,
                const std::string& text) { options.format = value_or_refuse("--format", parse_format(text)); }},
    {.names = "--expires",
     .value = "DATE",
     .help = "the last day to claim credit: 2028-09-04",
     .take = [](NewOptions& options,
                const std::string& text) { options.expires = value_or_refuse("--expires", Date::parse(text)); }},
    {.names = "--url",
     .value = "ADDRESS",
     .help = "web address for registration",
     .take = [](NewOptions& options,
                const std::string& text) { options.url = value_or_refuse("--url", Url::parse(text)); }},
    {.names = "--into",
     .value = "FOLDER",
     .help = "write to this folder instead of the records folder",
     .take = [](NewOptions& options, const std::string& text) { options.into = text; }},
};

constexpr OptionGroup own_options{"Options", table};
constexpr const OptionGroup* groups[] = {&own_options, &common_options};

constexpr std::string_view examples[] = {
    "cme new",
    "cme new 'Chest CT for GPs'",
    "cme new 90100 --title 'Chest Imaging' --format Live --expires 2027-06-30",
    "cme new --like 90029 --into records/series",
};

}  // namespace

constinit const CommandSpec new_command{
    .name = "new",
    .summary = "Create a record to fill in",
    .about =
        "Writes ID.yaml and prints its path. Without an id, the record gets the one after the largest. A value that is "
        "not known yet becomes an empty key with a comment that says what to write; \"cme validate\" points at each. "
        "On a terminal, cme asks for the values that the options do not give.\nExisting files are never overwritten.",
    .operands = {.count = OperandCount::at_most_one,
                 .value = "ID-OR-TITLE",
                 .complaint = "creates one record at a time",
                 .help = "for example: cme new 'Chest CT for GPs', or cme new 90100",
                 .take = take_id_or_title},
    .groups = groups,
    .examples = examples,
    .run = run};

}  // namespace cme
