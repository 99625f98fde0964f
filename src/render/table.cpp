// SPDX-License-Identifier: MIT
#include "render/table.hpp"

#include <algorithm>
#include <functional>

#include "base/display.hpp"
#include "base/safe_output.hpp"

namespace cme {
namespace {

/// How a column shrinks when the terminal is too narrow.
struct ColumnLimits {
  Field field;
  std::size_t
      share;  ///< its share of the width among the columns that shrink; 0 for ids and dates, which are never cut
  std::size_t least_width;  ///< cells below which the column would be useless
};

/// Columns after this one are dropped before the title and the provider get shorter than this.
constexpr Field last_needed_column = Field::provider;
constexpr std::size_t comfortable_title = 48;
constexpr std::size_t comfortable_provider = 16;

constexpr std::size_t whole = 0;
constexpr std::size_t terms = 1;
constexpr std::size_t prose = 2;
constexpr std::size_t most = 3;

/// Most important first: when even the minimum widths do not fit, columns are dropped from the end.
constexpr ColumnLimits column_rules[] = {
    {Field::id, whole, 0},
    {Field::title, most, 16},
    {Field::expires, whole, 0},
    {Field::status, whole, 0},
    {Field::days_left, whole, 0},
    {Field::provider, terms, 10},
    {Field::fee, terms, 5},
    {Field::credits, terms, 6},
    {Field::format, terms, 8},
    {Field::doi, whole, 0},
    {Field::boards, prose, 12},
    {Field::released, whole, 0},
    {Field::reviewed, whole, 0},
    {Field::accredited_provider, terms, 10},
    {Field::accreditation, terms, 10},
    {Field::joint_providers, terms, 10},
    {Field::learning_format, terms, 10},
    {Field::other_activity, terms, 10},
    {Field::commercial_support, terms, 4},
    {Field::keywords, prose, 10},
    {Field::competencies, prose, 10},
    {Field::approvals, prose, 12},
    {Field::practice_settings, prose, 10},
    {Field::well_being, prose, 10},
    {Field::quality_processes, prose, 10},
    {Field::objectives, prose, 12},
    {Field::description, prose, 12},
    {Field::disclaimers, prose, 10},
    {Field::aafp_statement, prose, 10},
    {Field::opioid_rems, prose, 10},
    {Field::mips, prose, 10},
    {Field::additional_information, prose, 10},
    {Field::note, prose, 10},
    {Field::url, terms, 12},
    {Field::file, terms, 10},
};
static_assert(std::size(column_rules) == field_count, "a field needs a rule for its column");

constexpr std::size_t gap = 2;
constexpr std::size_t snippet_lines = 2;

struct TableColumn {
  std::size_t index = 0;  ///< the index of the field and its cells
  Field field = Field::id;
  const ColumnLimits* rule = nullptr;
  std::size_t width = 0;

  [[nodiscard]] bool is_number() const { return field == Field::id || field == Field::days_left; }

  [[nodiscard]] std::size_t least_width() const {
    return rule->share == whole ? width : std::min(width, rule->least_width);
  }

  [[nodiscard]] std::size_t comfortable_width() const {
    return field == Field::title      ? std::min(width, comfortable_title)
           : field == Field::provider ? std::min(width, comfortable_provider)
                                      : least_width();
  }
};

std::string cell_text(const TableRow& row, const TableColumn& column) {
  std::string text = safe_text(row.cells[column.index], Target::paragraph);
  if (row.expired && column.field == Field::expires) {
    text += " expired";
  }
  return text;
}

/// The width of a column of short texts: that of its widest cell, unless it is an outlier.
std::size_t usual_width(std::vector<std::size_t> widths) {
  if (widths.empty()) {
    return 0;
  }
  std::ranges::sort(widths);
  const std::size_t usual = widths[(widths.size() - 1) * 4 / 5];
  return widths.back() > 2 * usual && usual > 0 ? usual : widths.back();
}

/// All columns, each as wide as its cells need.
std::vector<TableColumn> measure_columns(std::span<const Field> fields, std::span<const TableRow> rows) {
  std::vector<TableColumn> columns;
  for (std::size_t index = 0; index < fields.size(); ++index) {
    const auto* rule = std::ranges::find(column_rules, fields[index], &ColumnLimits::field);
    TableColumn column{index, fields[index], rule, display_width(field_info(fields[index]).name)};
    std::vector<std::size_t> widths;
    for (const TableRow& row : rows) {
      widths.push_back(display_width(cell_text(row, column)));
    }
    const std::size_t widest = widths.empty() ? 0 : std::ranges::max(widths);
    column.width = std::max(column.width, rule->share == terms ? usual_width(std::move(widths)) : widest);
    columns.push_back(column);
  }
  return columns;
}

std::size_t total_width(const std::vector<TableColumn>& columns, auto width_of) {
  std::size_t total = columns.empty() ? 0 : (columns.size() - 1) * gap;
  for (const TableColumn& column : columns) {
    total += std::invoke(width_of, column);
  }
  return total;
}

/// The most important column is kept even if it does not fit.
void drop_columns(std::vector<TableColumn>& columns, std::size_t width) {
  const auto* const needed = std::ranges::find(column_rules, last_needed_column, &ColumnLimits::field);
  while (columns.size() > 1 && total_width(columns, &TableColumn::comfortable_width) > width) {
    const auto last = std::ranges::max_element(columns, {}, &TableColumn::rule);
    if (last->rule <= needed) {
      break;
    }
    columns.erase(last);
  }
  while (columns.size() > 1 && total_width(columns, &TableColumn::least_width) > width) {
    columns.erase(std::ranges::max_element(columns, {}, &TableColumn::rule));
  }
}

/// Narrows the columns that are widest in relation to their share, until the table fits.
void shrink_columns(std::vector<TableColumn>& columns, std::size_t width) {
  const auto width_for_share = [](const TableColumn& each) {
    return each.width > each.least_width() ? each.width * prose / each.rule->share : 0;
  };
  for (std::size_t total = total_width(columns, &TableColumn::width); total > width; --total) {
    TableColumn& widest = *std::ranges::max_element(columns, {}, width_for_share);
    if (width_for_share(widest) == 0) {
      return;
    }
    --widest.width;
  }
}

std::vector<TableColumn> fit_columns(std::span<const Field> fields, std::span<const TableRow> rows, std::size_t width) {
  std::vector<TableColumn> columns = measure_columns(fields, rows);
  // Nothing needs to be wider than the terminal; this also limits the number of steps.
  for (TableColumn& column : columns) {
    if (column.rule->share != whole) {
      column.width = std::min(column.width, std::max(width, std::size_t{1}));
    }
  }
  drop_columns(columns, width);
  shrink_columns(columns, width);
  return columns;
}

std::string aligned(const TableColumn& column, const std::string& text) {
  const std::string fitting = truncate_to_width(text, column.width);
  if (!column.is_number()) {
    return pad_to_width(fitting, column.width);
  }
  return std::string(column.width - display_width(fitting), ' ') + fitting;
}

/// One line; `style` may color a cell, which takes no width.
std::string table_line(const std::vector<TableColumn>& columns, auto text_of, auto style) {
  std::string line;
  std::size_t spaces = 0;
  for (const TableColumn& column : columns) {
    const std::string cell = aligned(column, text_of(column));
    const std::size_t end = cell.find_last_not_of(' ') + 1;
    if (end > 0) {
      line.append(spaces, ' ').append(style(column, std::string_view(cell).substr(0, end)));
      spaces = 0;
    }
    spaces += cell.size() - end + gap;
  }
  return line;
}

void print_snippet(std::ostream& out, std::string_view snippet, const TableStyle& style) {
  const std::size_t indent = std::min<std::size_t>(4, style.width / 10);
  const std::size_t line_width = std::max<std::size_t>(style.width - indent, 1);
  std::vector<std::string> lines = wrap(safe_text(snippet, Target::paragraph), line_width);
  if (lines.size() > snippet_lines) {
    // More than the lines can hold: an ellipsis takes the place of the rest.
    lines[snippet_lines - 1] += ' ' + lines[snippet_lines];
    lines.resize(snippet_lines);
  }
  bool inside_match = false;
  for (const std::string& line : lines) {
    const std::string fitting = truncate_to_width(line, line_width);
    out << std::string(indent, ' ') << (style.color ? styled_matches(fitting, inside_match) : fitting) << '\n';
  }
}

}  // namespace

std::string styled_matches(std::string_view line, bool& inside) {
  constexpr std::string_view mark = "**";
  std::string text;
  for (;;) {
    const std::size_t end = std::min(line.find(mark), line.size());
    text += styled(sgr_match, line.substr(0, end), inside && end > 0);
    if (end == line.size()) {
      return text;
    }
    inside = !inside;
    line.remove_prefix(end + mark.size());
  }
}

void print_table(std::ostream& out, std::span<const Field> fields, std::span<const TableRow> rows,
                 const TableStyle& style) {
  const std::vector<TableColumn> columns = fit_columns(fields, rows, style.width);
  const std::string heading = table_line(
      columns, [](const TableColumn& each) { return std::string(field_info(each.field).name); },
      [](const TableColumn&, std::string_view cell) { return std::string(cell); });
  out << styled(sgr_bold, heading, style.color) << '\n';
  for (const TableRow& row : rows) {
    out << table_line(
               columns, [&row](const TableColumn& each) { return cell_text(row, each); },
               [&](const TableColumn& each, std::string_view cell) {
                 return styled(sgr_red, cell, style.color && row.expired && each.field == Field::expires);
               })
        << '\n';
    if (!row.snippet.empty()) {
      print_snippet(out, row.snippet, style);
    }
  }
}

}  // namespace cme
