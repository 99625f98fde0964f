// SPDX-License-Identifier: MIT
#include "render/table.hpp"

#include <algorithm>
#include <functional>

#include "base/display.hpp"
#include "base/safe_output.hpp"

namespace cme {
namespace {

/// How a column gives way when the terminal is too narrow.
struct ColumnLimits {
  Field field;
  std::size_t share;        ///< its part of the width beside other columns that shrink; 0: half an id or a date is none
  std::size_t least_width;  ///< cells below which the column would tell nothing
};

constexpr std::size_t whole = 0;
constexpr std::size_t terms = 1;
constexpr std::size_t prose = 2;

/// Most important first: when even the least widths do not fit, columns go from the end.
constexpr ColumnLimits column_rules[] = {
    {Field::id, whole, 0},
    {Field::title, prose, 16},
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
  std::size_t index = 0;  ///< of the field and its cells
  Field field = Field::id;
  const ColumnLimits* rule = nullptr;
  std::size_t width = 0;

  [[nodiscard]] bool is_number() const { return field == Field::id || field == Field::days_left; }

  [[nodiscard]] std::size_t least_width() const {
    return rule->share == whole ? width : std::min(width, rule->least_width);
  }
};

std::string cell_text(const TableRow& row, const TableColumn& column) {
  std::string text = safe_text(row.cells[column.index], Target::paragraph);
  if (row.expired && column.field == Field::expires) {
    text += " expired";
  }
  return text;
}

/// All columns, each as wide as its widest cell.
std::vector<TableColumn> measure_columns(std::span<const Field> fields, std::span<const TableRow> rows) {
  std::vector<TableColumn> columns;
  for (std::size_t index = 0; index < fields.size(); ++index) {
    const auto* rule = std::ranges::find(column_rules, fields[index], &ColumnLimits::field);
    TableColumn column{index, fields[index], rule, display_width(field_info(fields[index]).name)};
    for (const TableRow& row : rows) {
      column.width = std::max(column.width, display_width(cell_text(row, column)));
    }
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

/// The most important column stays, even where it does not fit.
void drop_columns(std::vector<TableColumn>& columns, std::size_t width) {
  while (columns.size() > 1 && total_width(columns, &TableColumn::least_width) > width) {
    columns.erase(std::ranges::max_element(columns, {}, &TableColumn::rule));
  }
}

/// Takes cells from the columns that have the most for their share, until the table fits.
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
  // Wider than the terminal is as good as as wide; this also bounds the steps of shrinking.
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

std::string table_line(const std::vector<TableColumn>& columns, auto text_of) {
  std::string line;
  for (const TableColumn& column : columns) {
    if (&column != &columns.front()) {
      line.append(gap, ' ');
    }
    line += aligned(column, text_of(column));
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

/// The line with each `**` as the beginning or the end of a match; `inside` is kept from line to line.
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

void print_snippet(std::ostream& out, std::string_view snippet, const TableStyle& style) {
  const std::size_t indent = std::min<std::size_t>(4, style.width / 10);
  const std::size_t line_width = std::max<std::size_t>(style.width - indent, 1);
  std::vector<std::string> lines = wrap(safe_text(snippet, Target::paragraph), line_width);
  if (lines.size() > snippet_lines) {
    // Too long for one line by the nature of wrapping: what is left out shows as an ellipsis.
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

void print_table(std::ostream& out, std::span<const Field> fields, std::span<const TableRow> rows,
                 const TableStyle& style) {
  const std::vector<TableColumn> columns = fit_columns(fields, rows, style.width);
  const std::string heading =
      table_line(columns, [](const TableColumn& each) { return std::string(field_info(each.field).name); });
  out << styled(sgr_bold, heading, style.color) << '\n';
  for (const TableRow& row : rows) {
    const std::string line = table_line(columns, [&row](const TableColumn& each) { return cell_text(row, each); });
    out << styled(sgr_red, line, style.color && row.expired) << '\n';
    if (!row.snippet.empty()) {
      print_snippet(out, row.snippet, style);
    }
  }
}

}  // namespace cme
