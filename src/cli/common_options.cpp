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
     .help = "the records folder",
     .take = [](CommonOptions& common, const std::string& text) { common.records = text; }},
    {.names = "--today",
     .value = "DATE",
     .help = "the date to use as today",
     .take = [](CommonOptions& common,
                const std::string& text) { common.today = value_or_refuse("--today", Date::parse(text)); }},
    {.names = "--jobs",
     .value = "N",
     .help = "use N threads (one for each processor core)",
     .take = [](CommonOptions& common, const std::string& text) { common.jobs = read_jobs(text); }},
    {.names = "--color",
     .value = "WHEN",
     .help = "auto (on a terminal only), always or never",
     .choices = color_names,
     .take =
         [](CommonOptions& common, const std::string& text) {
           common.color = static_cast<ColorChoice>(read_choice("color setting", text, color_names()));
         }},
    {.names = "-q,--quiet",
     .kind = OptionKind::flag,
     .help = "print only results and errors: no summary, notes or warnings",
     .take = [](CommonOptions& common, const std::string&) { common.quiet = true; }},
    {.names = "--no-pager",
     .kind = OptionKind::flag,
     .help = "do not show long output in a pager",
     .take = [](CommonOptions&, const std::string&) {}},
    {.names = "-v,--verbose",
     .kind = OptionKind::flag,
     .help = "print more details, for example how a search used its index",
     .take = [](CommonOptions& common, const std::string&) { common.verbose = true; }},
};

}  // namespace

constinit const OptionGroup common_options{common_heading, options};

}  // namespace cme
