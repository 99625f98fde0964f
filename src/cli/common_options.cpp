// SPDX-License-Identifier: MIT
#include "cli/common_options.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.hpp"
#include "base/safe_output.hpp"
#include "cli/names.hpp"

namespace cme {

namespace {

std::vector<std::string_view> color_names() {
  return {"auto", "always", "never"};
}

std::size_t read_jobs(const std::string& text) {
  constexpr std::uint32_t most_jobs = 256;
  const auto jobs = parse_whole_number(text);
  if (!jobs || *jobs == 0 || *jobs > most_jobs) {
    throw Error(fmt::format("--jobs: {} is not a whole number from 1 to {}", quote(text), most_jobs));
  }
  return *jobs;
}

constexpr OptionSpec options[] = {
    {.names = "--records",
     .value = "FOLDER",
     .help = "where the records are",
     .take = [](CommonOptions& common, const std::string& text) { common.records = text; }},
    {.names = "--today",
     .value = "DATE",
     .help = "the day that counts as today",
     .take = [](CommonOptions& common,
                const std::string& text) { common.today = value_or_refuse("--today", Date::parse(text)); }},
    {.names = "--jobs",
     .value = "N",
     .help = "read N records at once (as many as the machine has cores)",
     .take = [](CommonOptions& common, const std::string& text) { common.jobs = read_jobs(text); }},
    {.names = "--color",
     .value = "WHEN",
     .help = "auto (only on a terminal), always or never",
     .choices = color_names,
     .take =
         [](CommonOptions& common, const std::string& text) {
           common.color = static_cast<ColorChoice>(read_choice("choice of color", text, color_names()));
         }},
    {.names = "-q,--quiet",
     .kind = OptionKind::flag,
     .help = "results and errors only: no summary, notes and warnings",
     .take = [](CommonOptions& common, const std::string&) { common.quiet = true; }},
    {.names = "-v,--verbose",
     .kind = OptionKind::flag,
     .help = "also say what became of the search index",
     .take = [](CommonOptions& common, const std::string&) { common.verbose = true; }},
};

}  // namespace

constinit const OptionGroup common_options{common_heading, options};

}  // namespace cme
