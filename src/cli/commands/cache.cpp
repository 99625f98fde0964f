// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "base/files.hpp"
#include "base/paths.hpp"
#include "base/safe_output.hpp"
#include "base/words.hpp"
#include "cli/cache_folder.hpp"
#include "cli/commands/registry.hpp"
#include "cli/locate.hpp"
#include "cli/settings.hpp"
#include "cli/talk.hpp"

namespace cme {

namespace {

namespace fs = std::filesystem;

struct CacheOptions {
  bool clear = false;
};

/// The names of everything in the folder, sorted.
std::vector<std::string> names_in(const fs::path& folder, const Io& io) {
  Result<std::vector<std::string>> names = list_names(folder);
  if (!names) {
    throw Error("cannot read the folder " + quote(relative_to(folder, io.working_directory)) + ": " + names.error());
  }
  return *std::move(names);
}

std::uintmax_t size_of(const fs::path& file) {
  std::error_code unreadable;
  const std::uintmax_t size = fs::file_size(file, unreadable);
  return unreadable ? 0 : size;
}

std::string size_in_words(std::uintmax_t bytes) {
  constexpr std::uintmax_t megabyte = 1'000'000;
  return bytes < megabyte ? "under 1 MB" : fmt::format("{} MB", (bytes + megabyte / 2) / megabyte);
}

std::string_view trouble_in_words(IndexTrouble trouble) {
  switch (trouble) {
    case IndexTrouble::in_use:
      return "in use";
    case IndexTrouble::damaged:
      return "damaged; the next search rebuilds it";
    case IndexTrouble::foreign:
      return "not a search index of cme";
    case IndexTrouble::other:
      break;
  }
  return "cannot be read";
}

/// One index: its records folder, its number of records, its size.
std::string describe(const fs::path& file, const Io& io) {
  const std::string size = size_in_words(size_of(file));
  try {
    const IndexSummary summary = summarize_index(file.string());
    if (summary.folder.empty()) {
      return fmt::format("{}  empty  {}", file.filename().string(), size);
    }
    const std::string_view gone = is_folder(summary.folder) ? "" : "  (folder no longer exists)";
    return fmt::format("{}  {}  {}{}", relative_to(summary.folder, io.working_directory),
                       counted(summary.records, "record"), size, gone);
  } catch (const IndexError& error) {
    return fmt::format("{}  {}  {}", file.filename().string(), trouble_in_words(error.trouble()), size);
  }
}

ExitCode show(const fs::path& folder, const std::vector<std::string>& names, Io& io) {
  std::vector<std::string> lines;
  for (const std::string& name : names) {
    if (is_index_name(name)) {
      lines.push_back(describe(folder / name, io));
    }
  }
  std::ranges::sort(lines);
  const std::string shown = relative_to(folder, io.working_directory);
  write_line(io, lines.empty() ? "no search indexes in " + shown : "# search indexes in " + shown);
  for (const std::string& line : lines) {
    write_line(io, line);
  }
  return ExitCode::yes;
}

/// Removes the file. Fails with the reason.
Result<void> remove_file(const fs::path& file) {
  return ::unlink(file.c_str()) == 0 || errno == ENOENT ? Result<void>() : failure(system_reason(errno));
}

/// Removes an index and its journal, unless it is in use or belongs to another user.
Result<void> remove_index(const fs::path& file) {
  Result<void> removed;
  try {
    with_index_unused(file.string(), [&] {
      removed = remove_file(file).and_then([&] { return remove_file(file.string() + "-journal"); });
    });
  } catch (const IndexError& error) {
    return failure(std::string(trouble_in_words(error.trouble())));
  }
  return removed;
}

/// What has been removed.
struct Removed {
  std::size_t count = 0;
  std::uintmax_t bytes = 0;
  ExitCode code = ExitCode::yes;  ///< `failed`: an index could not be removed
};

void remove_named(const fs::path& file, Talk talk, Io& io, Removed& removed) {
  const std::string name = file.filename().string();
  const std::string shown = relative_to(file, io.working_directory);
  if (is_journal_name(name)) {
    // Files that belong to an index were removed or kept with it.
    std::error_code unreadable;
    if (!fs::exists(file.parent_path() / name.substr(0, name.rfind('-')), unreadable) && !unreadable) {
      (void)remove_file(file);
    }
    return;
  }
  std::error_code unreadable;
  if (!is_index_name(name) || !fs::is_regular_file(fs::symlink_status(file, unreadable))) {
    print_note(io, talk, fmt::format("kept {}: not a search index of cme", quote(shown)));
    return;
  }
  const std::uintmax_t size = size_of(file);
  if (const Result<void> result = remove_index(file); !result) {
    print_error(io, fmt::format("cannot remove {}: {}", quote(shown), result.error()));
    removed.code = ExitCode::failed;
    return;
  }
  ++removed.count;
  removed.bytes += size;
}

ExitCode clear(const fs::path& folder, const std::vector<std::string>& names, Talk talk, Io& io) {
  Removed removed;
  for (const std::string& name : names) {
    remove_named(folder / name, talk, io, removed);
  }
  const std::string count = counted(removed.count, "search index", "search indexes");
  write_line(io, removed.count == 0 ? std::string("nothing to remove")
                                    : fmt::format("removed {}, {}", count, size_in_words(removed.bytes)));
  return removed.code;
}

ExitCode run(const CommandLine& line, Io& io) {
  const auto options = read_options<CacheOptions>(line);
  const OutputSettings settings = output_settings(read_options<CommonOptions>(line), io);
  const Result<fs::path> folder = cache_folder(io);
  if (!folder) {
    write_line(io, fmt::format("search indexes are not saved: {}", folder.error()));
    return ExitCode::yes;
  }
  std::error_code reason;
  const fs::file_status status = fs::symlink_status(*folder, reason);
  if (!fs::status_known(status)) {
    throw Error(fmt::format("cannot read {}: {}", quote(relative_to(*folder, io.working_directory)),
                            system_reason(reason.value())));
  }
  const bool is_there = fs::exists(status);
  if (const Result<void> checked = check_cache_folder(*folder); is_there && !checked) {
    write_line(io, fmt::format("search indexes are not saved: {}: {}",
                               quote(relative_to(*folder, io.working_directory)), checked.error()));
    return ExitCode::yes;
  }
  // SQLite must not follow links.
  const fs::path real_folder = is_there ? fs::canonical(*folder) : *folder;
  const std::vector<std::string> names = is_there ? names_in(real_folder, io) : std::vector<std::string>();
  return options.clear ? clear(real_folder, names, settings.talk, io) : show(real_folder, names, io);
}

constexpr OptionSpec table[] = {
    {.names = "--clear",
     .kind = OptionKind::flag,
     .help = "remove the search indexes",
     .take = [](CacheOptions& options, const std::string&) { options.clear = true; }},
};

constexpr OptionGroup own_options{"Options", table};
constexpr const OptionGroup* groups[] = {&own_options, &common_options};

constexpr std::string_view examples[] = {
    "cme cache",
    "cme cache --clear",
};

}  // namespace

constinit const CommandSpec cache_command{
    .name = "cache",
    .summary = "List or remove the saved search indexes",
    .about =
        "To make the next search fast, \"cme search\" saves one index for each records folder in $XDG_CACHE_HOME/cme, "
        "or in ~/.cache/cme if that variable is not set. It is safe to remove them at any time. To search without one, "
        "use \"cme search --no-cache\" or set CME_NO_CACHE=1.",
    .operands = {.help = "to remove the search indexes: cme cache --clear"},
    .groups = groups,
    .examples = examples,
    .run = run};

}  // namespace cme
