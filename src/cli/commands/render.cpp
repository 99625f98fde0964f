// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/files.hpp"
#include "base/hash.hpp"
#include "base/parallel.hpp"
#include "base/paths.hpp"
#include "base/safe_output.hpp"
#include "base/utf8.hpp"
#include "base/words.hpp"
#include "cli/activities.hpp"
#include "cli/commands/registry.hpp"
#include "cli/links.hpp"
#include "cli/locate.hpp"
#include "cli/settings.hpp"
#include "cli/talk.hpp"
#include "cli/version.hpp"
#include "cme/base/result.hpp"
#include "cme/record/parsed_record.hpp"
#include "site/site.hpp"

namespace cme {

namespace {

namespace fs = std::filesystem;

struct RenderOptions {
  std::string into;
  std::optional<std::string> theme;
  SiteMode mode = SiteMode::write;
  Foreign foreign = Foreign::refuse;
  bool strict = false;
};

/// The largest size of a theme's file.
constexpr std::size_t most_theme_bytes = std::size_t{4} << 20U;

/// How many files of another program are named when they are replaced.
constexpr std::size_t most_adopted_named = 10;

/// Rejects folders in which the site would be mixed with its sources.
void check_target(const fs::path& target, const fs::path& records, const Io& io) {
  const std::string shown = quote(relative_to(target, io.working_directory));
  if (is_within(target, records)) {
    throw Error(fmt::format("{} is inside the records folder", shown),
                "write the site elsewhere: cme render --into site");
  }
  if (is_within(records, target)) {
    throw Error(fmt::format("{} contains the records folder", shown),
                "write the site elsewhere: cme render --into site");
  }
  if (std::ranges::find(target, fs::path(".git")) != target.end()) {
    throw Error(fmt::format("{} is inside a folder of git", shown), "write the site elsewhere: cme render --into site");
  }
  for (const fs::path& place : {records, real_path(io.working_directory)}) {
    if (find_repository(place) == target) {
      throw Error(fmt::format("{} is the root of the repository", shown),
                  "write the site into a folder of its own: cme render --into site");
    }
  }
}

bool is_text_file(std::string_view name) {
  return name.ends_with(".html") || name.ends_with(".css") || name.ends_with(".js");
}

std::string read_theme_file(const fs::path& path, const std::string& shown) {
  Result<std::string> text = read_file(path, most_theme_bytes);
  if (!text) {
    throw Error(fmt::format("cannot read {}: {}", quote(shown), text.error()));
  }
  if (text->size() > most_theme_bytes) {
    throw Error(fmt::format("{} is larger than 4 MiB", quote(shown)), "the files of a theme must be smaller");
  }
  if (is_text_file(shown) && valid_utf8_prefix(*text) != text->size()) {
    const auto line = std::ranges::count(text->substr(0, valid_utf8_prefix(*text)), '\n') + 1;
    throw Error(fmt::format("{}:{}: the file is not valid UTF-8", shown, line), "save it as UTF-8");
  }
  return *std::move(text);
}

/// The names in a theme's folder, sorted, without hidden ones.
std::vector<std::string> names_in_theme(const fs::path& folder, const std::string& shown) {
  Result<std::vector<std::string>> names = list_names(folder);
  if (!names) {
    throw Error(fmt::format("cannot read the theme {}: {}", quote(shown), names.error()));
  }
  std::erase_if(*names, [](const std::string& name) { return name.starts_with('.'); });
  return *std::move(names);
}

/// Throws Error if it is a link that would publish a file from elsewhere.
void check_link(const fs::path& folder, const std::string& name, const std::string& shown) {
  std::error_code error;
  if (!fs::is_symlink(fs::symlink_status(folder / name, error))) {
    return;
  }
  const fs::path target = fs::weakly_canonical(folder / name, error).lexically_relative(real_path(folder));
  const bool is_inside = !error && std::ranges::none_of(target, [](const fs::path& part) {
    return part.native().starts_with('.');  // .., or hidden
  });
  if (target.empty() || !is_inside) {
    throw Error(fmt::format("{} is a link that leads out of the theme", quote(shown)),
                "put a copy of the file into the theme instead");
  }
}

std::string_view kind_of(const fs::file_status& status) {
  return fs::is_directory(status) ? "folders" : fs::exists(status) ? "pipes, sockets or devices" : "links to nothing";
}

/// Warns about files in the folder that will not be on the site.
SiteTheme load_theme(const RenderOptions& options, Talk talk, Io& io) {
  if (!options.theme) {
    return SiteTheme();
  }
  const fs::path folder = absolute_path(io, *options.theme);
  const std::string shown_folder = relative_to(folder, io.working_directory);
  ThemeFiles files;
  for (const std::string& name : names_in_theme(folder, shown_folder)) {
    const std::string shown = fmt::format("{}/{}", shown_folder, name);
    std::error_code ignored;
    const fs::file_status status = fs::status(folder / name, ignored);
    check_link(folder, name, shown);
    if (!fs::is_regular_file(status)) {
      print_warning(io, talk, fmt::format("{} is ignored: a theme cannot contain {}", quote(shown), kind_of(status)));
    } else if (!is_theme_name(name)) {
      print_warning(
          io, talk,
          fmt::format("{} is ignored: file names in a theme can have only letters, digits, \".\", \"_\" and \"-\"",
                      quote(shown)));
    } else {
      files[name] = read_theme_file(folder / name, shown);
    }
  }
  SiteTheme theme(std::move(files), shown_folder);
  for (const UnusedFile& file : theme.unused_files()) {
    print_warning(io, talk,
                  fmt::format("no page uses {}{}", quote(shown_folder + "/" + file.name),
                              file.nearest.empty() ? "" : fmt::format("; did you mean {}?", quote(file.nearest))));
  }
  return theme;
}

/// What else there is to report, in words.
void print_summary(std::size_t activities, const SiteChanges& changes, const RenderOptions& options,
                   const SiteSettings& settings, Talk talk, Io& io) {
  for (const std::string& path : changes.kept) {
    print_warning(
        io, talk,
        fmt::format("{} is no longer part of the site, but was kept because it has changed since it was written",
                    quote(path)));
  }
  const bool is_check = options.mode == SiteMode::check;
  const std::span adopted = std::span(changes.adopted).first(std::min(changes.adopted.size(), most_adopted_named));
  for (const std::string& path : adopted) {
    print_warning(
        io, talk,
        fmt::format("{} {}, which cme render did not write", is_check ? "would replace" : "replaced", quote(path)));
  }
  if (adopted.size() < changes.adopted.size()) {
    print_warning(io, talk,
                  fmt::format("{} {} more such files", is_check ? "would replace" : "replaced",
                              changes.adopted.size() - adopted.size()));
  }
  if (settings.base_url.empty()) {
    print_note(io, talk,
               "without site.base-url in cme.yaml, there are no feeds, no sitemap and no canonical addresses, because "
               "they must include the site's address");
  }
  if (talk.quiet) {
    return;
  }
  print_talk(io, fmt::format("{}: {}, {} {}, {} {}, {} {}, {} unchanged", options.into,
                             counted(activities, "activity", "activities"), changes.created,
                             is_check ? "to create" : "created", changes.replaced, is_check ? "to change" : "changed",
                             changes.removed, is_check ? "to remove" : "removed", changes.unchanged));
}

/// The hash of all but the records that decides a byte of a site. Nothing if it is not known which build of the program
/// this is.
std::optional<ContentHash> hash_frame(const SiteTheme& theme, const Settings& settings) {
  const std::optional<std::string> build = this_build();
  if (!build) {
    return std::nullopt;
  }
  ContentHasher frame;
  const auto add = [&frame](std::string_view text) {
    frame.add(std::to_string(text.size()));
    frame.add(":");
    frame.add(text);
  };
  add(*build);
  add(std::to_string(static_cast<int>(settings.reader)));
  // All of them: with another one, this does not compile.
  const auto& [title, organization, base_url, language, contact] = settings.project.config.site;
  for (const std::string* const text : {&title, &organization, &base_url, &language, &contact}) {
    add(*text);
  }
  add(std::to_string(settings.project.config.synonyms.size()));
  for (const Setting<std::string>& line : settings.project.config.synonyms) {
    add(line.value);
  }
  for (const auto& [name, text] : theme.own_files()) {
    add(name);
    add(text);
  }
  return frame.hash();
}

/// The hash of all that decides a byte of a site. Nothing if a record cannot be read.
std::optional<ContentHash> hash_inputs(const ContentHash& frame, const Catalog& catalog, const Settings& settings) {
  ContentHasher inputs;
  inputs.add(frame.view());
  const auto look = [&inputs](std::size_t /*file*/, std::string_view bytes) -> Turn {
    return [&inputs, hash = hash_content(bytes)] { inputs.add(hash.view()); };
  };
  const bool is_whole = scan(catalog.files, look, {.jobs = settings.jobs}).empty();
  return is_whole ? std::optional(inputs.hash()) : std::nullopt;
}

/// Reads the records and writes their pages. Adds each to `inputs` as it is at that moment.
SkippedRecords read_records(const Catalog& catalog, const Settings& settings, Site& site, ContentHasher& inputs,
                            Io& io) {
  SkippedRecords skipped;
  const auto look = [&](std::size_t file, std::string_view bytes) -> Turn {
    const ContentHash hash = hash_content(bytes);
    ParsedRecord record = read_record(bytes, settings.reader);
    if (!record.is_whole()) {
      return [&inputs, &skipped, hash] {
        inputs.add(hash.view());
        ++skipped.broken;
      };
    }
    record.activity.note.reset();  // it is for the office, and a site is for everybody
    return [&inputs, &site, hash, file, kept = site.write_page(record.activity)]() mutable {
      inputs.add(hash.view());
      site.keep(file, std::move(kept));
    };
  };
  Progress progress(io, settings.output);
  skipped.unreadable = scan(catalog.files, look, pace_of(settings.jobs, progress, catalog.files.size()));
  return skipped;
}

ExitCode run(const CommandLine& line, Io& io) {
  const auto options = read_options<RenderOptions>(line);
  if (options.into.empty()) {
    throw Error("cme render requires a folder", "for example: cme render --into site");
  }
  const Settings settings = resolve_settings(read_options<CommonOptions>(line), io);
  const Catalog catalog = open_catalog(settings, io);
  const fs::path into = absolute_path(io, options.into);
  check_links(into, options.into, io);
  const fs::path target = real_path(into);
  check_target(target, real_path(catalog.folder), io);
  const SiteTheme theme = load_theme(options, settings.output.talk, io);
  const SiteSettings& site_settings = settings.project.config.site;

  SiteFolder folder(target, options.into, options.mode, options.foreign);
  const auto for_each = [&](std::size_t count, const Function<void(std::size_t)>& work) {
    for_each_index(count, work, {.jobs = settings.jobs});
  };
  const auto done = [&](const SiteChanges& changes, const SiteOrigin& origin) {
    print_summary(origin.activities, changes, options, site_settings, settings.output.talk, io);
    if (origin.broken > 0) {
      print_warning(io, settings.output.talk, broken_text(origin.broken));
    }
    const bool is_no = (options.strict && origin.broken > 0) || (options.mode == SiteMode::check && changes.any());
    return is_no ? ExitCode::no : ExitCode::yes;
  };
  const std::optional<ContentHash> frame = hash_frame(theme, settings);
  // A check believes nothing that is in the site itself.
  if (options.mode != SiteMode::check && frame && folder.origin() &&
      folder.origin()->inputs == hash_inputs(*frame, catalog, settings) && folder.is_as_written(for_each)) {
    return done(folder.finish_unchanged(), *folder.origin());
  }

  ContentHasher inputs;
  inputs.add(frame.value_or(ContentHash()).view());
  Site site(site_settings, theme, folder);
  const SkippedRecords skipped = read_records(catalog, settings, site, inputs, io);
  if (!skipped.unreadable.empty()) {
    const ExitCode code = report_unreadable(skipped.unreadable, catalog, io);
    print_note(io, settings.output.talk,
               "the site is not complete: no page was changed or removed, since a record cannot be read");
    return code;
  }
  if (const auto clash = site.find_clash()) {
    throw Error(fmt::format("{} and {} have the same id", catalog.shown(catalog.files[clash->first]),
                            catalog.shown(catalog.files[clash->second])),
                "give one of the two activities a different id");
  }
  if (site.size() == 0) {
    throw Error(broken_text(skipped.broken), "there are no other records to publish");
  }
  site.write_rest(for_each, own_synonyms(settings));
  const SiteOrigin origin{.inputs = inputs.hash(), .activities = site.size(), .broken = skipped.broken};
  return done(folder.finish(frame ? std::optional(origin) : std::nullopt), origin);
}

constexpr OptionSpec table[] = {
    {.names = "--into",
     .value = "FOLDER",
     .help = "the folder to write the site to; it is created if it does not exist",
     .is_required = true,
     .take = [](RenderOptions& options, const std::string& text) { options.into = text; }},
    {.names = "--theme",
     .value = "FOLDER",
     .help = "templates and assets that replace the built-in ones",
     .take = [](RenderOptions& options, const std::string& text) { options.theme = text; }},
    {.names = "--check",
     .kind = OptionKind::flag,
     .help = "write nothing; exit code 1 if the site would change",
     .take = [](RenderOptions& options, const std::string&) { options.mode = SiteMode::check; }},
    {.names = "--force",
     .kind = OptionKind::flag,
     .help =
         "write into a folder with other files: replace those with a name of the site, such as index.html, and keep "
         "the others",
     .take = [](RenderOptions& options, const std::string&) { options.foreign = Foreign::adopt; }},
    {.names = "--strict",
     .kind = OptionKind::flag,
     .help = "exit code 1 if a record is broken and therefore not on the site",
     .take = [](RenderOptions& options, const std::string&) { options.strict = true; }},
};

constexpr OptionGroup own_options{"Options", table};
constexpr const OptionGroup* groups[] = {&own_options, &common_options};

constexpr std::string_view examples[] = {
    "cme render --into site",
    "cme render --into site --check",
    "cme render --into site --theme docs/examples/theme",
};

}  // namespace

constinit const CommandSpec render_command{
    .name = "render",
    .summary = "Write the catalog as a web site: a folder of files for any host",
    .about =
        "The site has pages, lists, a search, calendars and data. The pages and lists need no server and no "
        "JavaScript. Only files that differ are written, and only files that an earlier run wrote are removed. The "
        "title and the address of the site are settings in cme.yaml.",
    .operands = {.help = "the folder is an option: cme render --into site"},
    .answer_no = "With --check, the site would change; with --strict, a record is broken.",
    .groups = groups,
    .examples = examples,
    .run = run};

}  // namespace cme
