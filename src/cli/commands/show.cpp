// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <limits>
#include <sstream>

#include "cli/commands/registry.hpp"
#include "cli/find_by_id.hpp"
#include "cli/listing.hpp"
#include "cli/names.hpp"
#include "cli/settings.hpp"
#include "cli/talk.hpp"
#include "cli/terminal.hpp"
#include "cme/record/encode.hpp"
#include "render/markdown.hpp"
#include "render/page.hpp"
#include "site/activity_values.hpp"
#include "site/site_theme.hpp"

namespace cme {

namespace {

struct ShowOptions {
  std::vector<std::uint32_t> ids;
  std::string format = "text";
};

/// The widest line that is still easy to read.
constexpr std::size_t widest_page = 100;
/// A program that reads the page gets each paragraph on one line.
constexpr std::size_t unlimited_width = std::numeric_limits<std::size_t>::max();

std::string as_pages(const std::vector<const Activity*>& activities, Date today, const PageStyle& style) {
  std::string rule;
  for (std::size_t cell = 0; cell < std::min(style.width, widest_page); ++cell) {
    rule += "─";
  }
  std::string text;
  for (const Activity* activity : activities) {
    if (!text.empty()) {
      text += '\n' + rule + "\n\n";
    }
    text += to_page(*activity, today, style);
  }
  return text;
}

std::string as_markdown(const std::vector<const Activity*>& activities, Date today) {
  std::string text;
  for (const Activity* activity : activities) {
    if (!text.empty()) {
      text += "\n---\n\n";
    }
    text += to_markdown(*activity, today);
  }
  return text;
}

/// A single page that needs no other files.
std::string as_html(const std::vector<const Activity*>& activities, const SiteSettings& site) {
  if (activities.empty()) {
    return {};
  }
  TemplateValues values;
  std::vector<TemplateValues> pages;
  for (const Activity* activity : activities) {
    pages.push_back(activity_values(*activity));
  }
  values.set("language", site.language);
  values.set("page_title",
             activities.size() == 1 ? activities.front()->title.value_or("Untitled activity") : site.title);
  values.set("pages", std::move(pages));
  std::string page;
  SiteTheme().load("single.html").render(values, page);
  return page;
}

/// Prints the activities as `list` does.
void print_list(Io& io, const std::vector<const Activity*>& activities, std::string_view format,
                const Settings& settings) {
  Selection selection;
  selection.format = format;
  const Layout layout = choose_layout(selection, settings, io, Snippets::without);
  std::vector<ListLine> lines;
  for (const Activity* activity : activities) {
    const Row row{.activity = activity,
                  .file = {},
                  .today = settings.today.value,
                  .within = default_expiring_days,
                  .snippet = {}};
    lines.push_back(make_line(row, 0, layout, selection, std::nullopt));
  }
  print_lines(io, std::move(lines), layout, selection);
}

/// The default first.
std::vector<std::string_view> show_format_names() {
  return {"text", "markdown", "html", "json", "yaml"};
}

/// Prints the activities in the requested format and order.
void print_activities(Io& io, const std::vector<const Activity*>& activities, std::string_view format,
                      const Settings& settings) {
  const Date today = settings.today.value;
  if (format == "text") {
    const PageStyle style{.width = io.out_is_terminal ? std::min(io.width, widest_page) : unlimited_width,
                          .color = settings.output.color == Color::on,
                          .hyperlinks = settings.output.shows_hyperlinks};
    write(io, as_pages(activities, today, style));
  } else if (format == "markdown") {
    write(io, as_markdown(activities, today));
  } else if (format == "html") {
    write(io, as_html(activities, settings.project.config.site));
  } else {
    print_list(io, activities, format, settings);
  }
}

ExitCode run(const CommandLine& line, Io& io) {
  const auto options = read_options<ShowOptions>(line);
  const Settings settings = resolve_settings(read_options<CommonOptions>(line), io);
  const Catalog catalog = open_catalog(settings, io);
  const FoundRecords found = find_records_by_id(catalog, options.ids, settings, io);
  print_activities(io, activities_of(found), options.format, settings);
  return report_not_found(found, catalog, io);
}

constexpr OptionSpec table[] = {
    {.names = "-o,--output",
     .value = "FORMAT",
     .help = "text, markdown, html, json or yaml",
     .choices = show_format_names,
     .take =
         [](ShowOptions& options, const std::string& text) {
           read_choice("output format", text, show_format_names());
           options.format = text;
         }},
};

constexpr OptionGroup own_options{"Options", table};
constexpr const OptionGroup* groups[] = {&own_options, &common_options};

constexpr std::string_view examples[] = {
    "cme show 14389",
    "cme show 14389 90001 -o markdown",
    "cme show 14389 -o html",
    "cme show 14389 -o json",
};

}  // namespace

constinit const CommandSpec show_command{
    .name = "show",
    .summary = "Show activities in full, laid out like directory pages",
    .about = "The exit code is 1 if there is no activity with one of the ids.",
    .operands = {.count = OperandCount::at_least_one,
                 .value = "ID",
                 .complaint = "requires an id",
                 .help = "for example: cme show 14389; \"cme list\" shows the ids",
                 .take = [](ShowOptions& options,
                            const std::string& text) { options.ids.push_back(read_id(text, recorded_id_help)); }},
    .answer_no = "There is no activity with one of the ids.",
    .groups = groups,
    .examples = examples,
    .run = run};

}  // namespace cme
