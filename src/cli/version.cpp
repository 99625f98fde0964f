// SPDX-License-Identifier: MIT
#include "cli/version.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>

#include "base/ascii.hpp"
#include "base/json_members.hpp"
#include "cli/build_facts.hpp"
#include "cli/common_options.hpp"
#include "cli/names.hpp"
#include "cli/talk.hpp"

namespace cme {

namespace {

enum class VersionFormat : std::uint8_t { text, json };

struct VersionOptions {
  VersionFormat format = VersionFormat::text;
};

std::vector<std::string_view> format_names() {
  return {"text", "json"};
}

struct Library {
  std::string_view name;
  std::string_view version;
};

std::vector<Library> built_with() {
  std::vector<Library> libraries;
  for (const std::string_view library : split(build_libraries, ',')) {
    const std::size_t space = library.find(' ');
    libraries.push_back({library.substr(0, space), library.substr(space + 1)});
  }
  std::ranges::sort(libraries, [](const Library& one, const Library& other) {
    return lower_ascii(one.name) < lower_ascii(other.name);
  });
  return libraries;
}

std::string version_json() {
  JsonMembers json(JsonLayout::whole);
  json.write_object({}, [&] {
    json.write_text("version", CME_VERSION);
    if (build_commit.empty()) {
      json.write_null("commit");
    } else {
      json.write_text("commit", build_commit);
    }
    json.write_text("date", build_day);
    json.write_object("libraries", [&] {
      for (const Library& library : built_with()) {
        json.write_text(library.name, library.version);
      }
    });
  });
  return json.take() + '\n';
}

std::string version_text() {
  std::string libraries;
  for (const Library& library : built_with()) {
    libraries += fmt::format("{}{} {}", libraries.empty() ? "" : ", ", library.name, library.version);
  }
  return fmt::format("commit {}, {}\nbuilt with {}\n", build_commit.empty() ? "unknown" : build_commit, build_day,
                     libraries);
}

ExitCode run(const CommandLine& line, Io& io) {
  const auto common = read_options<CommonOptions>(line);
  if (read_options<VersionOptions>(line).format == VersionFormat::json) {
    write(io, version_json());
    return ExitCode::yes;
  }
  write(io, "cme " CME_VERSION "\n");
  if (!common.quiet) {
    write(io, version_text());
  }
  return ExitCode::yes;
}

constexpr OptionSpec table[] = {
    {.names = "-o,--output",
     .value = "FORMAT",
     .help = "text (default) or json",
     .choices = format_names,
     .take =
         [](VersionOptions& options, const std::string& text) {
           options.format = static_cast<VersionFormat>(read_choice("output format", text, format_names()));
         }},
};

constexpr OptionGroup own_options{"Options", table};
constexpr const OptionGroup* groups[] = {&own_options, &common_options};

constexpr std::string_view examples[] = {
    "cme --version",
    "cme --version -o json",
};

}  // namespace

constinit const CommandSpec version_command{
    .name = "--version",
    .summary = "Print the version, the commit and the libraries that cme was built with",
    .operands = {.help = "to print only the version: cme --version --quiet"},
    .groups = groups,
    .examples = examples,
    .run = run};

std::optional<std::string> this_build() {
#ifdef CME_HAS_PROC
  struct stat status {};
  if (::stat("/proc/self/exe", &status) == 0) {
    return fmt::format("cme {} of {}.{:09}, {} bytes", CME_VERSION, status.st_mtim.tv_sec, status.st_mtim.tv_nsec,
                       status.st_size);
  }
#endif
  return std::nullopt;
}

}  // namespace cme
