// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <mutex>
#include <set>
#include <system_error>

#include "base/atomic_file.hpp"
#include "base/files.hpp"
#include "base/safe_output.hpp"
#include "catalog/scan.hpp"
#include "cli/activities.hpp"
#include "cli/commands/registry.hpp"
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
  std::optional<std::uint32_t> id;    ///< none: the next above the largest
  std::optional<std::uint32_t> like;  ///< the record to take over from
  std::optional<std::string> title;
  std::optional<std::string> provider;
  std::optional<Url> url;
  std::optional<Format> format;
  std::optional<Date> expires;
  std::optional<std::string> into;  ///< the folder to write into; none: the records folder
};

constexpr std::string_view free_id_help = "\"cme new\" without an id takes the next one that is free";

/// What there is already.
struct Known {
  std::map<std::uint32_t, std::string> ids;  ///< each with the first file that has it, as people see it
  std::optional<LoadedRecord> model;         ///< the record that the new one is to be like
};

/// The records that the new one must not clash with: those of the catalog, and those of the folder it goes into.
RecordSource find_others(const fs::path& folder, const Settings& settings) {
  std::set<std::string> files;
  for (const std::optional<fs::path>& each : {settings.records.value, std::optional<fs::path>(folder)}) {
    if (each && is_folder(*each)) {
      const std::vector<std::string> found = find_records(*each, settings.project);
      files.insert(found.begin(), found.end());
    }
  }
  return RecordSource({files.begin(), files.end()});
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
                "its id may be the one of the new record");
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

/// What the new record begins with: what it is to be like, and what the options say.
Activity begin_activity(const NewOptions& options, const Known& known, const Io& io) {
  Activity activity;
  if (options.like) {
    if (!known.model) {
      throw Error(fmt::format("no activity has the id {}", *options.like), "\"cme list\" has the ids");
    }
    if (!known.model->activity) {
      throw Error(fmt::format("{} is broken, and cannot be taken as a model",
                              relative_to(known.model->path, io.working_directory)),
                  "see \"cme validate\"");
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
    return failure(fmt::format("the id {} is used already, by {}", id, used->second));
  }
  return {};
}

std::uint32_t id_above(std::uint32_t largest) {
  if (largest >= max_activity_id) {
    throw Error(fmt::format("there is no id above the largest, {}", largest), "name one: cme new 90100");
  }
  return largest + 1;
}

/// Adds the ids of files that are no records, but called as if they were: backups, names in capitals.
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
  std::error_code reason;
  fs::create_directories(folder, reason);
  if (reason) {
    throw Error(fmt::format("cannot make the folder {}: {}", quote(relative_to(folder, io.working_directory)),
                            system_reason(reason.value())));
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
  Known known = read_others(find_others(folder, settings), options.like, settings, io);
  add_ids_of_names(folder, io, known);
  Activity activity = begin_activity(options, known, io);
  const auto check_id = [&known](std::uint32_t id) { return check_free(id, known); };
  if (activity.id) {
    if (const Result<void> usable = check_id(*activity.id); !usable) {
      throw Error(usable.error(), std::string(free_id_help));
    }
  }
  const std::uint32_t largest = known.ids.empty() ? 0 : known.ids.rbegin()->first;
  const std::uint32_t next_id = activity.id ? *activity.id : id_above(largest);
  if (io.in_is_terminal) {
    ask_for_missing(io, activity, next_id, check_id);
  }
  const bool is_chosen = activity.id.has_value();
  activity.id = activity.id.value_or(next_id);
  make_folder(folder, io);
  const std::string modeline = modeline_in(folder);
  const auto path = [&] { return folder / fmt::format("{}.yaml", *activity.id); };
  while (write_record(path(), modeline + encode_skeleton(activity), io) == Saved::too_late) {
    if (is_chosen) {
      throw Error(fmt::format("there is a file {} already", relative_to(path(), io.working_directory)),
                  std::string(free_id_help));
    }
    activity.id = id_above(*activity.id);  // another "cme new" was quicker
  }
  write_line(io, relative_to(path(), io.working_directory));
  return ExitCode::yes;
}

constexpr OptionSpec table[] = {
    {.names = "--like",
     .value = "ID",
     .help = "take over provider, format, credits, fee, approvals and the like from this record",
     .take = [](NewOptions& options, const std::string& text) { options.like = read_id(text, recorded_id_help); }},
    {.names = "--title",
     .value = "TEXT",
     .help = "its title",
     .take = [](NewOptions& options,
                const std::string& text) { options.title = value_or_refuse("--title", parse_line(text)); }},
    {.names = "--provider",
     .value = "TEXT",
     .help = "who offers it, as the directory names them",
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
     .help = "the last day on which credit can be claimed: 2028-09-04",
     .take = [](NewOptions& options,
                const std::string& text) { options.expires = value_or_refuse("--expires", Date::parse(text)); }},
    {.names = "--url",
     .value = "ADDRESS",
     .help = "where one registers",
     .take = [](NewOptions& options,
                const std::string& text) { options.url = value_or_refuse("--url", Url::parse(text)); }},
    {.names = "--into",
     .value = "FOLDER",
     .help = "write into this folder, not the records folder itself",
     .take = [](NewOptions& options, const std::string& text) { options.into = text; }},
};

constexpr OptionGroup own_options{"Options", table};
constexpr const OptionGroup* groups[] = {&own_options, &common_options};

constexpr std::string_view examples[] = {
    "cme new",
    "cme new 90100 --title 'Chest Imaging' --format Live --expires 2027-06-30",
    "cme new --like 90029 --into records/series",
};

}  // namespace

constinit const CommandSpec new_command{
    .name = "new",
    .summary = "Begin a record, with a key for all that it should say",
    .about =
        "Writes ID.yaml and prints its path. Without an ID, the next one above the largest is taken. "
        "What is not known yet stands there as a key without a value, with a comment that says what "
        "belongs there; \"cme validate\" points at each. On a terminal, it asks for what the options do "
        "not say.\n"
        "No file is ever overwritten.",
    .operands = {.count = OperandCount::at_most_one,
                 .value = "ID",
                 .complaint = "begins one record",
                 .help = "as in: cme new 90100",
                 .take = [](NewOptions& options,
                            const std::string& text) { options.id = read_id(text, free_id_help); }},
    .groups = groups,
    .examples = examples,
    .run = run};

}  // namespace cme
