// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "cme/diag/rule.hpp"
#include "cme/model/fields.hpp"
#include "diag/report.hpp"
#include "query/filter.hpp"

namespace cme {

/// What a run of `cme` tells its caller.
enum class ExitCode : int {
  yes = 0,     ///< done, and the answer is yes
  no = 1,      ///< done, and the answer is no
  failed = 2,  ///< could not do it
};

/// Everything outside that a command reads or writes besides files, handed down from `main`.
struct Io {
  std::istream& in;
  std::ostream& out;  ///< results
  std::ostream& err;  ///< talk
  std::map<std::string, std::string, std::less<>> environment;
  std::filesystem::path working_directory;  ///< absolute; empty if it is gone
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  bool in_is_terminal = false;  ///< whether a person can be asked
  std::size_t width = 80;       ///< cells of the terminal
  Date local_date;
  std::function<std::chrono::steady_clock::time_point()> now = std::chrono::steady_clock::now;  ///< for progress only
};

enum class ColorChoice : std::uint8_t { automatic, always, never };

/// The options that every command has.
struct CommonOptions {
  ColorChoice color = ColorChoice::automatic;
  bool quiet = false;
  bool verbose = false;
  std::optional<std::size_t> jobs;     ///< threads that read records; one a core if not said
  std::optional<std::string> records;  ///< the records folder
  std::optional<Date> today;
};

/// One `-o FORMAT[:FILE]`.
struct ReportOutput {
  const Reporter* reporter = nullptr;
  std::optional<std::string> file;  ///< none: standard output
};

/// Only the files that have changed since a reference of git's; without one, since the main branch.
struct ChangedSince {
  std::optional<std::string> reference;
};

struct ValidateOptions {
  CommonOptions common;
  std::vector<std::string> paths;             ///< files and folders, or `-`
  std::optional<std::string> stdin_filename;  ///< the file that standard input stands for
  std::optional<ChangedSince> changed;
  std::optional<Severity> fail_on;
  std::vector<ReportOutput> outputs;  ///< none: for people, and GitHub's where it runs us
  std::vector<Rule> rules;            ///< only these; empty: all
  std::size_t max_snippets = 30;
  bool fix = false;   ///< write what can be fixed, then report what is left
  bool diff = false;  ///< print what fixing changes, and no report on standard output
};

/// What list and search share.
struct Selection {
  Filter filter;
  std::vector<std::string> approvals;  ///< as typed; known only when the records have been read
  std::optional<Field> sort;
  bool descending = false;
  std::optional<std::size_t> limit;
  std::vector<Field> fields;  ///< empty: the format's default
  std::string format;         ///< empty: a table on a terminal, else tsv
  bool strict = false;
};

struct ListOptions {
  CommonOptions common;
  Selection selection;
};

struct SearchOptions {
  CommonOptions common;
  Selection selection;
  std::string query;
  bool no_cache = false;  ///< neither read nor write an index that is kept
};

struct CacheOptions {
  CommonOptions common;
  bool clear = false;
};

struct ShowOptions {
  CommonOptions common;
  std::vector<std::uint32_t> ids;
  std::string format = "text";
};

struct ExplainOptions {
  CommonOptions common;
  std::vector<Rule> rules;  ///< all of them if none
  bool markdown = false;    ///< as in docs/rules.md
};

struct FmtOptions {
  CommonOptions common;
  std::vector<std::string> paths;  ///< files and folders, or `-`
  bool check = false;              ///< writes nothing, names the files that would change
  bool diff = false;               ///< writes nothing, shows how they would change
};

struct NewOptions {
  CommonOptions common;
  std::optional<std::uint32_t> id;    ///< none: the next above the largest
  std::optional<std::uint32_t> like;  ///< the record to take over from
  std::optional<std::string> title;
  std::optional<std::string> provider;
  std::optional<Url> url;
  std::optional<Format> format;
  std::optional<Date> expires;
  std::optional<std::string> into;  ///< the folder to write into; none: the records folder
};

struct SchemaOptions {
  CommonOptions common;
};

struct ImportOptions {
  CommonOptions common;
  std::vector<std::string> paths;    ///< files and folders of pages, or `-`
  std::optional<std::string> csv;    ///< a spreadsheet instead of pages, or `-`
  std::optional<std::string> map;    ///< what the spreadsheet's headings mean
  std::optional<std::string> into;   ///< the folder to write into; none: the records folder
  std::optional<std::string> title;  ///< of the one page
  std::optional<Url> url;            ///< of the one page
  bool dry_run = false;
  bool update = false;
  bool all_or_nothing = false;  ///< of a spreadsheet's rows
};

struct ConfigOptions {
  CommonOptions common;
};

/// Text that answers the command line by itself: help, the version, the list of fields.
struct Answer {
  std::string text;
  ExitCode code = ExitCode::yes;  ///< `failed`: it was not asked for, and goes to the talk
};

using Command = std::variant<ValidateOptions, ListOptions, SearchOptions, ShowOptions, ImportOptions, FmtOptions,
                             NewOptions, ExplainOptions, SchemaOptions, ConfigOptions, CacheOptions, Answer>;

/// Reads the arguments behind the program's name. Throws Error on wrong use, with the nearest right name as its help.
Command parse_arguments(std::span<const std::string> arguments, const Io& io);

ExitCode run(const ValidateOptions& options, Io& io);
ExitCode run(const ListOptions& options, Io& io);
ExitCode run(const SearchOptions& options, Io& io);
ExitCode run(const ShowOptions& options, Io& io);
ExitCode run(const ImportOptions& options, Io& io);
ExitCode run(const ExplainOptions& options, Io& io);
ExitCode run(const FmtOptions& options, Io& io);
ExitCode run(const NewOptions& options, Io& io);
ExitCode run(const SchemaOptions& options, Io& io);
ExitCode run(const ConfigOptions& options, Io& io);
ExitCode run(const CacheOptions& options, Io& io);
ExitCode run(const Answer& answer, Io& io);

/// One whole run: arguments, command, the check that the output was written. The only place that catches Error and
/// BadProject.
ExitCode run(std::span<const std::string> arguments, Io& io);

}  // namespace cme
