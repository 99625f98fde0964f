// SPDX-License-Identifier: MIT
#include "cli/locate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <span>
#include <system_error>

#include "base/files.hpp"
#include "base/paths.hpp"
#include "base/safe_output.hpp"
#include "catalog/changed_files.hpp"
#include "cli/links.hpp"
#include "cli/talk.hpp"
#include "cme/base/result.hpp"
#include "cme/record/load.hpp"

namespace cme {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view no_working_directory = "the working directory no longer exists";
constexpr std::string_view no_record_help =
    "\"cme new\" creates one, and \"cme import\" reads a spreadsheet; the name of a record ends in .yaml or .yml";

constexpr std::size_t most_skipped_reported = 10;

/// Enough to find a commit, and short enough to read.
constexpr std::size_t shown_id_digits = 10;

/// Of Linux (PATH_MAX). To look up all parts of a much longer one would take minutes.
constexpr std::size_t longest_path = 4'096;

constexpr std::string_view schema_file = "schema/activity.schema.json";

/// Whether `folder`/.. is the folder that contains `folder`; if `folder` is a link, it is a different one.
bool leads_back(const fs::path& folder) {
  std::error_code unreadable;
  return folder.filename() != ".." && fs::is_directory(fs::symlink_status(folder, unreadable));
}

/// A folder of records at a revision.
struct FolderAt {
  fs::path folder;    ///< absolute, as if it existed now
  std::string inner;  ///< from the root of the repository, without a trailing slash
};

/// The repository that has the revisions of a catalog.
struct Repository {
  Git git;
  fs::path root;                             ///< absolute, without links
  std::shared_ptr<SpareGitObjects> objects;  ///< with a reader
};

Repository open_repository(const Git& git, const fs::path& folder, const Io& io) {
  GitAnswer root = git.begin({"rev-parse", "--show-toplevel"});
  // The git that reads files starts meanwhile.
  auto objects = std::make_shared<SpareGitObjects>();
  objects->put(std::make_unique<GitObjects>(git, max_record_bytes));
  const std::string top =
      root.require("git has no history of the folder " + quote(relative_to(folder, io.working_directory)),
                   "outside a repository, compare two folders: cme diff OLD NEW");
  return {.git = git, .root = without_line_break(top), .objects = std::move(objects)};
}

/// The path of a folder from the root of the repository, without a trailing slash; nothing if it is elsewhere.
std::optional<std::string> path_in(const Repository& repository, const fs::path& folder) {
  std::error_code unreadable;
  const fs::path real = fs::weakly_canonical(folder, unreadable);
  if (unreadable || !is_within(real, repository.root)) {
    return std::nullopt;
  }
  std::string inner = real.lexically_relative(repository.root).generic_string();
  return inner == "." ? std::string() : inner;
}

/// The folder of cme.yaml, or where it would be.
fs::path project_folder(const Settings& settings, const fs::path& records) {
  return settings.project.file.empty() ? records.parent_path() : settings.project.file.parent_path();
}

/// The records folder in the cme.yaml that a revision has in the folder `base`, if it sets one.
std::optional<std::string> folder_named_at(GitObjects& files, const std::string& revision, const std::string& base,
                                           YamlReader reader) {
  const std::string name = fmt::format("{}:{}{}", revision, with_slash(base), config_file_name);
  const Result<std::string_view> bytes = name.find('\n') != std::string::npos ? failure("") : files.read(name);
  if (!bytes) {
    return std::nullopt;
  }
  const auto setting = load_config(std::string(config_file_name), *bytes, reader).config.records;
  return setting ? std::optional(setting->value) : std::nullopt;
}

/// The folder in effect.
FolderAt folder_now(const Repository& repository, const fs::path& folder, const Io& io) {
  std::optional<std::string> inner = path_in(repository, folder);
  if (!inner) {
    throw Error(fmt::format("{} is not in the repository {}", quote(relative_to(folder, io.working_directory)),
                            quote(repository.root.string())));
  }
  return {.folder = folder, .inner = *std::move(inner)};
}

/// Where the records of a revision may be: the first of these folders that has any.
using FoldersAt = std::vector<FolderAt>;

/// The folders for a revision whose cme.yaml names the folder `named`, or none.
FoldersAt folders_called(const std::optional<std::string>& named, const FolderAt& base, const FolderAt& now,
                         const Settings& settings, const Io& io) {
  const auto& today = settings.project.config.records;
  if (named == (today ? std::optional(today->value) : std::nullopt)) {
    return {now};
  }
  const std::string name = named.value_or("records");
  if (name.size() > longest_path) {
    return {now};
  }
  const fs::path inner = (fs::path(base.inner) / name).lexically_normal();
  if (inner.begin() == inner.end() || *inner.begin() == "..") {
    return {now};
  }
  std::string clean = inner == "." ? std::string() : inner.generic_string();
  clean.erase(clean.find_last_not_of('/') + 1);
  FoldersAt folders{{.folder = absolute_path(io, base.folder / name), .inner = std::move(clean)}};
  if (!named) {
    folders.push_back(now);
  }
  return folders;
}

/// Where the records were at each revision. It is the folder in effect, unless that comes from cme.yaml or is the
/// default and the revision's own cme.yaml names another one.
std::vector<FoldersAt> folders_at(std::span<const std::string> revisions, const Repository& repository,
                                  const FolderAt& now, const Settings& settings, const Io& io) {
  const fs::path base = project_folder(settings, now.folder);
  const std::optional<std::string> inner = path_in(repository, base);
  if (!inner || settings.records.origin == Origin::flag || settings.records.origin == Origin::environment) {
    return std::vector<FoldersAt>(revisions.size(), {now});
  }
  std::unique_ptr<GitObjects> files = repository.objects->take();
  std::vector<FoldersAt> folders;
  for (const std::string& revision : revisions) {
    folders.push_back(folders_called(folder_named_at(*files, revision, *inner, settings.reader),
                                     {.folder = base, .inner = *inner}, now, settings, io));
  }
  if (files->is_ready()) {
    repository.objects->put(std::move(files));
  }
  return folders;
}

/// A catalog of the files of a revision, without cme.yaml.
Catalog make_catalog(const FolderAt& at, RecordSource files, const std::string& revision, const Settings& settings) {
  Catalog catalog{.folder = at.folder,
                  .prefix = with_slash(at.inner),
                  .files = std::move(files),
                  .shown = ShownPaths::of_revision(revision)};
  const fs::path project = project_folder(settings, at.folder) / config_file_name;
  if (is_within(project, at.folder)) {
    const std::string path = catalog.prefix + project.lexically_relative(at.folder).generic_string();
    catalog.files.erase_if([&](std::size_t file) { return catalog.files[file] == path; });
  }
  return catalog;
}

/// The first of the folders that has a record at the revision, otherwise the last.
Catalog open_first(const FoldersAt& folders, const Repository& repository, const std::string& revision,
                   const Settings& settings) {
  const FolderAt* at = &folders.front();
  const auto files_in = [&](const std::string& inner) {
    return RecordSource::of_revision(repository.git, revision, inner, repository.objects);
  };
  RecordSource files = files_in(at->inner);
  while (files.empty() && at != &folders.back()) {
    ++at;
    files = files_in(at->inner);
  }
  return make_catalog(*at, std::move(files), revision, settings);
}

}  // namespace

fs::path absolute_path(const Io& io, const fs::path& path) {
  if (io.working_directory.empty() && path.is_relative()) {
    throw Error(std::string(no_working_directory));
  }
  if (path.native().size() > longest_path) {
    throw Error(fmt::format("the path {} is longer than {} bytes, so there can be no such file or folder",
                            quote(path.native()), longest_path),
                "write a shorter path");
  }
  fs::path whole;
  for (const fs::path& part : path_from(io.working_directory, path)) {
    if (part == ".." && leads_back(whole)) {
      whole = whole.parent_path();
    } else {
      whole /= part;
    }
  }
  return whole;
}

fs::path real_path(const fs::path& path) {
  std::error_code unresolved;
  fs::path real = fs::weakly_canonical(path, unresolved);
  if (unresolved == std::errc::no_such_file_or_directory) {
    return path;  // a pipe, to which /dev/stdout leads, has no path
  }
  // The system may follow links that cannot be resolved here, so it must not be asked to.
  if (unresolved) {
    throw Error(fmt::format("cannot find out what {} is: {}", quote(path.native()), system_reason(unresolved.value())));
  }
  return real;
}

bool is_folder(const fs::path& path) {
  std::error_code unreadable;
  return fs::is_directory(path, unreadable);
}

bool is_file(const fs::path& path) {
  std::error_code unreadable;
  return fs::is_regular_file(path, unreadable);
}

std::optional<fs::path> find_above(const fs::path& start, std::string_view name, bool (*is_it)(const fs::path&)) {
  for (fs::path folder = start;; folder = folder.parent_path()) {
    if (is_it(folder / name)) {
      return folder / name;
    }
    if (is_repository_root(folder) || !folder.has_relative_path()) {
      return std::nullopt;
    }
  }
}

std::optional<fs::path> find_records_folder(const fs::path& start) {
  return find_above(start, "records", is_folder);
}

bool is_repository_root(const fs::path& folder) {
  std::error_code unreadable;
  return fs::exists(folder / ".git", unreadable);
}

fs::path find_repository(const fs::path& start) {
  for (fs::path folder = start; folder.has_relative_path(); folder = folder.parent_path()) {
    if (is_repository_root(folder)) {
      return folder;
    }
  }
  return start;
}

fs::path catalog_folder(const Settings& settings, const Io& io) {
  const auto& records = settings.records;
  if (!records.value && io.working_directory.empty()) {
    throw Error(std::string(no_working_directory));
  }
  if (!records.value) {
    throw Error("there is no folder \"records\" here or in the folders above",
                "to start a catalog here: cme init; to use another folder: --records FOLDER");
  }
  if (!is_folder(*records.value)) {
    const std::string shown = quote(relative_to(*records.value, io.working_directory));
    std::error_code unreadable;
    throw Error(
        fs::exists(*records.value, unreadable) ? shown + " is a file, not a folder" : "there is no folder " + shown,
        records.origin == Origin::flag ? std::string() : "it comes from " + records.origin_text);
  }
  return *records.value;
}

ShownPaths::ShownPaths(const fs::path& folder, const Io& io)
    : folder_(with_slash(folder.generic_string())),
      shown_folder_(with_slash(relative_to(folder, io.working_directory))),
      working_directory_(with_slash(io.working_directory.generic_string())) {}

ShownPaths ShownPaths::of_revision(std::string_view revision) {
  ShownPaths shown;
  // A complete id of a commit is 40 or 64 digits.
  const bool is_id = revision.size() >= 40 && revision.find_first_not_of("0123456789abcdef") == std::string_view::npos;
  shown.shown_folder_ = fmt::format("{}:", revision.substr(0, is_id ? shown_id_digits : std::string_view::npos));
  shown.working_directory_ = "/";  // so that no path is shown as relative
  return shown;
}

std::string ShownPaths::operator()(std::string_view path) const {
  if (path.starts_with(working_directory_)) {
    return std::string(path.substr(working_directory_.size()));
  }
  return path.starts_with(folder_) ? shown_folder_ + std::string(path.substr(folder_.size())) : std::string(path);
}

std::string_view inner_path(const Catalog& catalog, std::size_t file) {
  return std::string_view(catalog.files[file]).substr(catalog.prefix.size());
}

std::vector<std::string> find_records(const fs::path& folder, const Project& project) {
  std::vector<std::string> files = find_record_files(folder);
  std::erase(files, project.file.string());
  return files;
}

std::vector<std::string> find_records_and_report(const fs::path& folder, const std::set<fs::path>& named,
                                                 const Settings& settings, const Io& io) {
  constexpr auto is_noticed = [](std::string_view path) {
    return resembles_record_file(path) || path.ends_with(end_of_linked_folder);
  };
  std::vector<std::string> files = find_files(folder, is_noticed, settings.jobs);
  std::erase(files, settings.project.file.string());
  // A folder that cannot be listed is listed itself, whatever its name.
  const auto is_skipped = [&](const std::string& file) { return !is_record_file(file) && is_noticed(file); };
  const auto skipped = std::stable_partition(files.begin(), files.end(), std::not_fn(is_skipped));
  std::vector<std::string> notes;
  for (std::string_view file : std::span(skipped, files.end())) {
    std::string_view why = "a record's name ends in .yaml or .yml";
    if (file.ends_with(end_of_linked_folder)) {
      file.remove_suffix(end_of_linked_folder.size());
      why = "records are not looked for in a linked folder";
      if (const auto inside = named.lower_bound(file); inside != named.end() && is_within(*inside, file)) {
        continue;
      }
    }
    notes.push_back(fmt::format("skipped {}: {}", relative_to(file, io.working_directory), why));
  }
  const std::size_t shown = std::min(notes.size(), most_skipped_reported);
  for (const std::string& note : std::span(notes).first(shown)) {
    print_note(io, settings.output.talk, note);
  }
  if (shown < notes.size()) {
    print_note(io, settings.output.talk, fmt::format("skipped {} more of this kind", notes.size() - shown));
  }
  files.erase(skipped, files.end());
  return files;
}

Catalog open_working_files(const Settings& settings, const Io& io) {
  const fs::path folder = catalog_folder(settings, io);
  return {.folder = folder,
          .prefix = with_slash(folder.generic_string()),
          .files = RecordSource(find_records_and_report(folder, {}, settings, io), home_of_records(folder)),
          .shown = ShownPaths(folder, io)};
}

Catalog open_catalog(const Settings& settings, const Io& io) {
  Catalog catalog = open_working_files(settings, io);
  if (catalog.files.empty()) {
    throw Error("there are no records in " + quote(relative_to(catalog.folder, io.working_directory)),
                std::string(no_record_help));
  }
  return catalog;
}

Git git_for(const fs::path& folder, const Io& io) {
  std::error_code unreadable;
  const fs::path here = fs::weakly_canonical(io.working_directory, unreadable);
  const bool is_named = io.environment.contains("GIT_DIR") || io.environment.contains("GIT_WORK_TREE");
  const bool is_here = is_named || belongs_to(fs::weakly_canonical(folder, unreadable), here);
  return {is_here ? io.working_directory : folder, io.environment};
}

Catalog open_catalog_at(const std::string& revision, const Settings& settings, const Io& io) {
  const fs::path folder = catalog_folder(settings, io);
  const Repository repository = open_repository(git_for(folder, io), folder, io);
  const FolderAt now = folder_now(repository, folder, io);
  return open_first(folders_at({&revision, 1}, repository, now, settings, io).front(), repository, revision, settings);
}

CatalogStates open_differing_catalogs(const std::string& before, const std::string& after, const Settings& settings,
                                      const Io& io) {
  const fs::path folder = catalog_folder(settings, io);
  const Git git = git_for(folder, io);
  std::error_code unreadable;
  // git compares the folder in effect while the rest becomes known; it was rarely a different one.
  QuestionOfRevisions difference = begin_difference(git, before, after, fs::weakly_canonical(folder, unreadable));
  const Repository repository = open_repository(git, folder, io);
  const FolderAt now = folder_now(repository, folder, io);
  const std::vector<FoldersAt> folders = folders_at(std::array{before, after}, repository, now, settings, io);
  const auto is_now = [&](const FoldersAt& at) { return at.size() == 1 && at.front().inner == now.inner; };
  if (!std::ranges::all_of(folders, is_now)) {
    return {.before = open_first(folders.front(), repository, before, settings),
            .after = open_first(folders.back(), repository, after, settings)};
  }
  DifferingRecords records = receive_difference(std::move(difference), now.inner, repository.objects);
  return {.before = make_catalog(now, std::move(records.before), before, settings),
          .after = make_catalog(now, std::move(records.after), after, settings)};
}

std::string modeline_in(const fs::path& folder) {
  const std::optional<fs::path> schema = find_above(folder, schema_file, is_file);
  return schema
             ? fmt::format("# yaml-language-server: $schema={}\n", schema->lexically_relative(folder).generic_string())
             : std::string();
}

}  // namespace cme
