// SPDX-License-Identifier: MIT
#include "cli/import_options.hpp"

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "base/safe_output.hpp"
#include "base/utf8.hpp"
#include "cli/arguments.hpp"
#include "cli/command_texts.hpp"
#include "cli/selection_options.hpp"
#include "cme/base/result.hpp"

namespace cme {

namespace {

constexpr std::string_view what = "What is read";
constexpr std::string_view how = "What is written";

/// What is told once all options are known.
struct PendingImport {
  bool keep_going = false;
};

std::string read_title(const std::string& text) {
  if (trim(text).empty() || valid_utf8_prefix(text) != text.size()) {
    throw Error(fmt::format("--title: {} is not a title", quote(text)));
  }
  return std::string(trim(text));
}

Url read_url(const std::string& text) {
  Result<Url> url = Url::parse(text);
  if (!url) {
    throw Error("--url: " + url.error());
  }
  return *std::move(url);
}

void append_sources(std::vector<Option>& table, ImportOptions& options) {
  table.push_back({"--csv", "FILE", what, "read a spreadsheet instead of pages; \"-\" is standard input",
                   [&options](const std::string& text) { options.csv = text; }});
  table.push_back({"--map", "FILE", what, "what the headings mean: a YAML file of \"heading: key\" lines",
                   [&options](const std::string& text) { options.map = text; }});
  table.push_back({"--title", "TEXT", what, "the title of the one page",
                   [&options](const std::string& text) { options.title = read_title(text); }});
  table.push_back({"--url", "ADDRESS", what, "the address of the one page, where one registers",
                   [&options](const std::string& text) { options.url = read_url(text); }});
}

void append_effects(std::vector<Option>& table, ImportOptions& options, PendingImport& pending) {
  table.push_back({"--into", "FOLDER", how, "write there, not into the records folder; it is made if need be",
                   [&options](const std::string& text) { options.into = text; }});
  table.push_back({"--update", "", how, "change the records that are there, only where they differ",
                   [&options](const std::string&) { options.update = true; }});
  table.push_back({"--dry-run", "", how, "write nothing; say what would be written",
                   [&options](const std::string&) { options.dry_run = true; }});
  table.push_back({"--keep-going", "", how, "leave out rows of a spreadsheet that are wrong (the default)",
                   [&pending](const std::string&) { pending.keep_going = true; }});
  table.push_back({"--all-or-nothing", "", how, "write no row of a spreadsheet unless all of them are right",
                   [&options](const std::string&) { options.all_or_nothing = true; }});
}

void check_spreadsheet(const ImportOptions& options, const PendingImport& pending) {
  if (!options.csv && (options.map || options.all_or_nothing || pending.keep_going)) {
    throw Error("--map, --keep-going and --all-or-nothing are about a spreadsheet", "name it with --csv FILE");
  }
  if (options.csv && !options.paths.empty()) {
    throw Error(fmt::format("--csv reads one spreadsheet and no page, not {}", quote(options.paths.front())));
  }
  if (options.csv && (options.title || options.url)) {
    throw Error("--title and --url are those of a page; a spreadsheet has columns for them");
  }
  if (options.all_or_nothing && pending.keep_going) {
    throw Error("--keep-going and --all-or-nothing contradict each other");
  }
  if (options.all_or_nothing && options.csv == "-") {
    throw Error("--all-or-nothing reads the spreadsheet twice, which standard input cannot give",
                "save it to a file first");
  }
}

}  // namespace

Command read_import(Arguments arguments, const Io& /*io*/) {
  ImportOptions options;
  PendingImport pending;
  std::vector<Option> table;
  append_sources(table, options);
  append_effects(table, options, pending);
  append_common_options(table, options.common);
  std::optional<std::vector<std::string>> paths = read_arguments(arguments, table, "see \"cme import --help\"");
  if (!paths) {
    return Answer{command_help(import_help, table)};
  }
  options.paths = *std::move(paths);
  check_spreadsheet(options, pending);
  if (!options.csv && options.paths.empty()) {
    throw Error("cme import needs a page, a folder of pages or --csv FILE",
                "as in: cme import pages; \"-\" reads one page from standard input");
  }
  return options;
}

}  // namespace cme
