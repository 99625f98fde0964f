// SPDX-License-Identifier: MIT
#include "cli/changes_since.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <optional>
#include <string_view>
#include <system_error>
#include <unordered_set>

#include "base/words.hpp"
#include "cli/talk.hpp"

namespace cme {
namespace {

namespace fs = std::filesystem;

/// Why git has no earlier state of a record of the working files, if that is so.
std::optional<std::string_view> find_detour(const fs::path& file, const fs::path& expected, const fs::path& root) {
  std::error_code unreadable;
  const fs::path real = fs::weakly_canonical(file, unreadable);
  if (!belongs_to(real, root)) {
    return "is in another repository, or in none";
  }
  return real == expected ? std::nullopt
                          : std::optional<std::string_view>(
                                "is reached through a symbolic link, which cme does not follow in a revision");
}

/// Removes the records of a revision that a sparse checkout omits from the working files, with a note. Those that
/// have changed are gaps.
void drop_hidden(const ChangedFiles& changes, const Settings& settings, const Io& io, CatalogStates& states) {
  std::error_code unreadable;
  const fs::path folder = fs::weakly_canonical(states.after.folder, unreadable);
  std::size_t unchanged = 0;
  states.before.files.erase_if([&](std::size_t file) {
    const std::string name(inner_path(states.before, file));
    const fs::path path = folder / name;
    if (!changes.hidden.contains(path.string()) || fs::exists(path, unreadable)) {
      return false;
    }
    if (changes.changed.contains(path.string())) {
      states.gaps.push_back(states.after.shown(states.after.prefix + name) +
                            " has changed, but is not in the sparse checkout, and was not compared");
    } else {
      ++unchanged;
    }
    return true;
  });
  if (unchanged > 0) {
    print_note(io, settings.output.talk,
               fmt::format("skipped {} outside the sparse checkout", counted(unchanged, "record")));
  }
}

/// Removes from both the files that have certainly not changed, and those of which git has no earlier state: they are
/// gaps.
void drop_unchanged(const ChangedFiles& changes, CatalogStates& states) {
  UnchangedFiles unchanged(changes);
  std::error_code unreadable;
  const fs::path folder = fs::weakly_canonical(states.after.folder, unreadable);
  const bool is_one_folder = states.before.folder == states.after.folder;
  std::unordered_set<std::string> dropped;
  states.after.files.erase_if([&](std::size_t file) {
    const std::string& path = states.after.files[file];
    const std::string_view name = inner_path(states.after, file);
    // An unchanged file may have been in another catalog.
    if (!is_one_folder || !unchanged.contain(path)) {
      const auto detour = find_detour(path, folder / name, changes.root);
      if (!detour) {
        return false;
      }
      states.gaps.push_back(fmt::format("{} {}, and was not compared", states.after.shown(path), *detour));
    }
    dropped.emplace(name);
    return true;
  });
  states.before.files.erase_if(
      [&](std::size_t file) { return dropped.contains(std::string(inner_path(states.before, file))); });
}

void drop_what_is_the_same(const ChangedFiles& changes, const Settings& settings, const Io& io, CatalogStates& states) {
  drop_hidden(changes, settings, io, states);
  drop_unchanged(changes, states);
}

}  // namespace

CatalogStates open_changes_since(const std::string& revision, const Settings& settings, const Io& io) {
  CatalogStates states{.before = open_catalog_at(revision, settings, io), .after = open_working_files(settings, io)};
  drop_what_is_the_same(find_files_changed_since(git_for(states.after.folder, io), revision), settings, io, states);
  return states;
}

CatalogStates open_changes_since(const ChangedFiles& changes, const Settings& settings, const Io& io) {
  std::error_code unreadable;
  if (!belongs_to(fs::weakly_canonical(catalog_folder(settings, io), unreadable), changes.root)) {
    throw Error("the records are not in the repository of the working directory",
                "run cme in the repository of the records");
  }
  Settings silent = settings;  // the files that are not records have been reported
  silent.output.talk.quiet = true;
  CatalogStates states{.before = open_catalog_at(changes.base, settings, io), .after = open_working_files(silent, io)};
  drop_what_is_the_same(changes, settings, io, states);
  return states;
}

}  // namespace cme
