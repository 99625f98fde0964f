// SPDX-License-Identifier: MIT
#include "cli/show_formats.hpp"

#include <algorithm>

#include "cli/listing.hpp"
#include "cli/talk.hpp"
#include "cli/terminal.hpp"
#include "cme/record/encode.hpp"
#include "render/page.hpp"

namespace cme {

namespace {

constexpr std::string_view names[] = {"text", "markdown", "json", "yaml"};

/// The widest line that is still read with ease.
constexpr std::size_t widest_page = 100;

std::string pages(const std::vector<const Activity*>& activities, Date today, const PageStyle& style) {
  std::string rule;
  for (std::size_t cell = 0; cell < style.width; ++cell) {
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

std::string markdown(const std::vector<const Activity*>& activities, Date today) {
  std::string text;
  for (const Activity* activity : activities) {
    if (!text.empty()) {
      text += "\n---\n\n";
    }
    text += to_markdown(*activity, today);
  }
  return text;
}

/// As `list` prints them.
void print_list(Io& io, const std::vector<const Activity*>& activities, const ShowOptions& options, Date today) {
  Selection selection;
  selection.format = options.format;
  const Layout layout = choose_layout(selection, options.common, io, Snippets::without);
  std::vector<Line> lines;
  for (const Activity* activity : activities) {
    const Row row{.activity = activity, .file = {}, .today = today, .within = default_expiring_days, .snippet = {}};
    lines.push_back(make_line(row, 0, layout, selection, std::nullopt));
  }
  print_lines(io, std::move(lines), layout, selection);
}

}  // namespace

std::span<const std::string_view> show_format_names() {
  return names;
}

void print_activities(Io& io, const std::vector<const Activity*>& activities, const ShowOptions& options, Date today) {
  if (options.format == "text") {
    const PageStyle style{.width = std::min(io.width, widest_page),
                          .color = out_color(options.common, io) == Color::on,
                          .hyperlinks = shows_hyperlinks(options.common, io)};
    write(io, pages(activities, today, style));
  } else if (options.format == "markdown") {
    write(io, markdown(activities, today));
  } else {
    print_list(io, activities, options, today);
  }
}

}  // namespace cme
