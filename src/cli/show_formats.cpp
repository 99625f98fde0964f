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
void print_list(Io& io, const std::vector<const Activity*>& activities, std::string_view format, Date today,
                const OutputSettings& settings) {
  Selection selection;
  selection.format = format;
  const Layout layout = choose_layout(selection, settings.color, io, Snippets::without);
  std::vector<ListLine> lines;
  for (const Activity* activity : activities) {
    const Row row{.activity = activity, .file = {}, .today = today, .within = default_expiring_days, .snippet = {}};
    lines.push_back(make_line(row, 0, layout, selection, std::nullopt));
  }
  print_lines(io, std::move(lines), layout, selection);
}

}  // namespace

std::vector<std::string_view> show_format_names() {
  return {"text", "markdown", "json", "yaml"};
}

void print_activities(Io& io, const std::vector<const Activity*>& activities, std::string_view format, Date today,
                      const OutputSettings& settings) {
  if (format == "text") {
    const PageStyle style{.width = std::min(io.width, widest_page),
                          .color = settings.color == Color::on,
                          .hyperlinks = settings.shows_hyperlinks};
    write(io, pages(activities, today, style));
  } else if (format == "markdown") {
    write(io, markdown(activities, today));
  } else {
    print_list(io, activities, format, today, settings);
  }
}

}  // namespace cme
