// SPDX-License-Identifier: MIT
#include "cli/listing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <sstream>
#include <tuple>
#include <unordered_set>

#include "base/atomic_file.hpp"
#include "base/files.hpp"
#include "base/safe_output.hpp"
#include "base/utf8.hpp"
#include "base/words.hpp"
#include "cli/locate.hpp"
#include "cli/output_file.hpp"
#include "cli/talk.hpp"
#include "cli/terminal.hpp"
#include "cme/record/encode.hpp"
#include "query/search.hpp"
#include "render/results.hpp"
#include "render/spreadsheet.hpp"

namespace cme {

namespace {

constexpr std::string_view table_format = "table";
constexpr std::string_view yaml_format = "yaml";
constexpr std::string_view workbook_format = "xlsx";
constexpr std::string_view csv_format = "csv";
constexpr std::string_view tsv_format = "tsv";

constexpr Field list_columns[] = {Field::id,      Field::title, Field::provider, Field::format,
                                  Field::credits, Field::fee,   Field::expires};
constexpr Field search_columns[] = {Field::id, Field::title, Field::provider, Field::expires, Field::status};
constexpr Field result_fields[] = {Field::title,   Field::id,  Field::provider,
                                   Field::credits, Field::fee, Field::expires};

const RowRenderer* find_renderer(std::string_view name) {
  const auto all = row_renderers();
  const auto found =
      std::find_if(all.begin(), all.end(), [name](const RowRenderer& each) { return each.name == name; });
  return found == all.end() ? nullptr : &*found;
}

/// Formats for programs have the complete record; formats with columns only the fields that fit on a screen.
std::vector<Field> default_fields(std::string_view format, Snippets snippets) {
  std::vector<Field> fields;
  if (format == "json" || format == "ndjson" || format == yaml_format || format == workbook_format) {
    for (const FieldInfo& key : record_keys()) {
      fields.push_back(key.field);
    }
    // A search may find expired activities, so every format with enough room shows the date.
    if (snippets == Snippets::with && format != yaml_format) {
      fields.push_back(Field::status);
    }
  } else if (snippets == Snippets::with) {
    fields.assign(std::begin(search_columns), std::end(search_columns));
  } else {
    fields.assign(std::begin(list_columns), std::end(list_columns));
  }
  return fields;
}

/// The snippet on one line, safe on a terminal, each match between two of `mark`.
std::string mark_matches(std::string_view snippet, std::string_view mark_of_match) {
  std::string marked;
  while (!snippet.empty()) {
    const std::size_t mark = std::min(snippet.find_first_of(std::string{match_begin, match_end}), snippet.size());
    append_safe(marked, snippet.substr(0, mark), Target::terminal);
    if (mark < snippet.size()) {
      marked += mark_of_match;
    }
    snippet.remove_prefix(std::min(mark + 1, snippet.size()));
  }
  return marked;
}

/// The amounts that can be claimed as CME credit, without repeats; a board's own credit only if there is no other.
std::string short_credits(const Activity& activity) {
  std::vector<std::string> amounts;
  std::unordered_set<std::string> known;
  const bool has_cme = std::ranges::any_of(activity.credits, [](const Credit& credit) { return !credit.board; });
  for (const Credit& credit : activity.credits) {
    if (has_cme && credit.board) {
      continue;
    }
    Credit shown = credit;
    shown.note.reset();
    std::string amount = credit_text(shown, CreditDetail::amount);
    if (!amount.empty() && known.insert(amount).second) {
      amounts.push_back(std::move(amount));
    }
  }
  return fmt::format("{}", fmt::join(amounts, ", "));
}

TableRow make_table_row(const Row& row, const Layout& layout) {
  TableRow cells;
  for (const Field field : layout.fields) {
    cells.cells.push_back(field == Field::credits ? short_credits(*row.activity) : field_text(row, field));
  }
  cells.expired = status_on(*row.activity, row.today, row.within) == Status::expired;
  if (row.snippet) {
    cells.snippet = *row.snippet;
  }
  return cells;
}

/// The function that writes lines of CSV or TSV; null for other formats.
LineWriter find_line_writer(std::string_view format) {
  return format == csv_format ? csv_line : format == tsv_format ? tsv_line : nullptr;
}

/// The text, made safe for the output of the list.
std::string for_its_target(std::string text, const Layout& layout) {
  if (layout.is_terminal) {
    text = safe_text(text, Target::terminal_data);
  }
  return layout.is_build_log ? safe_text(text, Target::build_log) : text;
}

/// The order of a list.
auto printed_before(const Selection& selection) {
  return [descending = selection.descending](const ListLine& left, const ListLine& right) {
    if (left.key.absent != right.key.absent) {
      return right.key.absent;
    }
    if (left.key != right.key) {
      return descending ? right.key < left.key : left.key < right.key;
    }
    return std::tie(left.id, left.file) < std::tie(right.id, right.file);
  };
}

void print_table_lines(Io& io, std::vector<ListLine>& lines, const Layout& layout) {
  std::vector<TableRow> rows;
  for (ListLine& line : lines) {
    rows.push_back(std::move(*line.row));
  }
  const TableStyle style{.width = io.width, .color = layout.color == Color::on};
  if (layout.is_results) {
    return write(io, write_results(layout.fields, rows, style));
  }
  std::ostringstream table;
  print_table(table, layout.fields, rows, style);
  if (layout.is_terminal) {
    table << fmt::format("\n{}\n", counted(rows.size(), "activity", "activities"));
  }
  write(io, table.view());
}

void print_rendered_lines(Io& io, const std::vector<ListLine>& lines, const Layout& layout) {
  const RowRenderer& renderer = *layout.renderer;
  write(io, renderer.head(layout.fields, layout.snippets == Snippets::with));
  for (const ListLine& line : lines) {
    if (&line != &lines.front()) {
      write(io, renderer.separator);
    }
    write(io, line.text);
  }
  write(io, lines.empty() ? renderer.empty_tail : renderer.tail);
}

void print_documents(Io& io, const std::vector<ListLine>& lines) {
  for (const ListLine& line : lines) {
    if (&line != &lines.front()) {
      write(io, "---\n");
    }
    write(io, line.text);
  }
}

void print_workbook_lines(Io& io, std::vector<ListLine>& lines, const Layout& layout) {
  std::vector<RowCells> rows;
  for (ListLine& line : lines) {
    rows.push_back(std::move(*line.cells));
  }
  write(io, make_workbook(layout.fields, rows));
}

/// CSV or TSV with a column for each `x-…` key in the records, in alphabetical order.
void print_with_own_keys(Io& io, const std::vector<ListLine>& lines, const Layout& layout) {
  std::map<std::string_view, std::size_t> columns;
  for (const ListLine& line : lines) {
    for (const auto& [key, cell] : line.cells->own_keys) {
      columns.emplace(key, 0);
    }
  }
  std::vector<std::string> head;
  for (const Field field : layout.fields) {
    head.emplace_back(field_info(field).name);
  }
  for (auto& [key, column] : columns) {
    column = head.size();
    head.emplace_back(key);
  }
  write(io, for_its_target(layout.write_cells(head), layout));
  for (const ListLine& line : lines) {
    std::vector<std::string> cells = line.cells->cells;
    cells.resize(head.size());
    for (const auto& [key, cell] : line.cells->own_keys) {
      cells[columns.at(key)] = cell;
    }
    write(io, for_its_target(layout.write_cells(cells), layout));
  }
}

void print_chosen_lines(Io& io, std::vector<ListLine>& lines, const Layout& layout, const Selection& selection) {
  if (selection.with_mark) {
    write(io, utf8_byte_order_mark);
  }
  if (layout.is_workbook) {
    print_workbook_lines(io, lines, layout);
  } else if (layout.is_table) {
    print_table_lines(io, lines, layout);
  } else if (layout.write_cells != nullptr && layout.has_own_keys) {
    print_with_own_keys(io, lines, layout);
  } else if (layout.renderer != nullptr) {
    print_rendered_lines(io, lines, layout);
  } else {
    print_documents(io, lines);
  }
}

/// Ends the command if the options do not go together, or if the file must not be written.
void check_layout(const Selection& selection, std::string_view format, const Settings& settings, const Io& io,
                  Snippets snippets) {
  if (selection.file) {
    (void)output_file(*selection.file, settings, io);
  }
  if (format == workbook_format && !selection.file && io.out_is_terminal) {
    throw Error("a workbook cannot be printed on a terminal", "write it to a file: -o xlsx:activities.xlsx");
  }
  if (selection.with_mark && format != csv_format) {
    throw Error("--bom requires CSV output", "for example: -o csv --bom");
  }
  if ((format == "ics" || format == "ids") && (!selection.fields.empty() || selection.names_snippet)) {
    throw Error(fmt::format("--fields has no effect on {}, which has no fields to choose", format), "remove --fields");
  }
  if (snippets == Snippets::without && selection.names_snippet) {
    throw Error("only search results have snippets", "remove \"snippet\" from --fields");
  }
}

}  // namespace

std::vector<std::string_view> list_format_names() {
  std::vector<std::string_view> names{table_format};
  for (const RowRenderer& renderer : row_renderers()) {
    names.push_back(renderer.name);
  }
  names.push_back(workbook_format);
  names.push_back(yaml_format);
  return names;
}

Layout choose_layout(const Selection& selection, const Settings& settings, const Io& io, Snippets snippets) {
  const std::string_view usual = io.out_is_terminal ? table_format : tsv_format;
  const std::string_view format = selection.format.empty() ? usual : std::string_view(selection.format);
  const bool is_workbook = format == workbook_format;
  check_layout(selection, format, settings, io, snippets);
  const bool is_default = selection.fields.empty() && !selection.names_snippet;
  const bool is_results = is_default && format == table_format && snippets == Snippets::with;
  const bool has_all_columns =
      selection.names_all && find_line_writer(format) != nullptr && snippets == Snippets::without;
  std::vector<Field> fields = is_default ? default_fields(format, snippets) : selection.fields;
  if (is_results) {
    fields.assign(std::begin(result_fields), std::end(result_fields));
    if (!selection.filter.boards.empty()) {
      fields.push_back(Field::boards);
    }
  }
  return {.renderer = find_renderer(format),
          .is_table = format == table_format,
          .is_results = is_results,
          .is_workbook = is_workbook,
          .write_cells = find_line_writer(format),
          .has_own_keys = is_workbook ? is_default || selection.names_all : has_all_columns,
          .is_terminal = io.out_is_terminal && !selection.file,
          .is_build_log = prints_build_log(io) && !selection.file,
          .fields = std::move(fields),
          .snippets = is_default || selection.names_snippet || selection.names_all ? snippets : Snippets::without,
          .color = settings.output.color};
}

void report_omitted_fields(const Selection& selection, Talk talk, Io& io) {
  std::vector<std::string_view> omitted;
  for (const Field field : selection.fields) {
    if (selection.format == yaml_format && static_cast<std::size_t>(field) >= record_key_count) {
      omitted.push_back(field_info(field).name);
    }
  }
  if (!omitted.empty()) {
    print_note(io, talk,
               fmt::format("YAML output has only the keys of a record, not {}; use -o json", fmt::join(omitted, ", ")));
  }
}

ListLine make_line(const Row& row, std::size_t file, const Layout& layout, const Selection& selection,
                   const std::optional<std::string>& snippet) {
  ListLine line{.key = selection.sort ? sort_key(row, *selection.sort) : SortKey{},
                .id = row.activity->id.value_or(0),
                .file = static_cast<std::uint32_t>(file),
                .is_expired = status_on(*row.activity, row.today, row.within) == Status::expired};
  Row marked = row;
  const bool has_marks = layout.renderer == nullptr ? layout.is_table : layout.renderer->marks_matches;
  const bool has_snippet = snippet && layout.snippets == Snippets::with;
  const std::string marked_snippet = has_snippet ? mark_matches(*snippet, has_marks ? "**" : "") : std::string();
  if (has_snippet) {
    marked.snippet = marked_snippet;
  }
  if (layout.is_table) {
    line.row = std::make_unique<TableRow>(make_table_row(marked, layout));
    return line;
  }
  if (layout.is_workbook || layout.write_cells != nullptr) {
    RowCells cells = make_row_cells(marked, layout.fields, layout.has_own_keys);
    if (layout.is_workbook || layout.has_own_keys) {
      line.cells = std::make_unique<RowCells>(std::move(cells));
      return line;
    }
    if (marked.snippet) {
      cells.cells.emplace_back(*marked.snippet);
    }
    line.text = for_its_target(layout.write_cells(cells.cells), layout);
    return line;
  }
  if (layout.renderer == nullptr) {
    line.text = encode_activity(*row.activity, layout.fields);
    if (snippet && line.is_expired) {
      line.text.insert(0, "# expired\n");
    }
  } else {
    line.text = layout.renderer->row(marked, layout.fields);
  }
  line.text = for_its_target(std::move(line.text), layout);
  return line;
}

void add_line(std::vector<ListLine>& lines, ListLine line, const Selection& selection) {
  lines.push_back(std::move(line));
  // Rarely enough that selecting costs no more than the lines themselves.
  constexpr std::size_t spare = 1'000;
  if (selection.limit && lines.size() > 2 * *selection.limit + spare) {
    const auto end = lines.begin() + static_cast<std::ptrdiff_t>(*selection.limit);
    std::nth_element(lines.begin(), end, lines.end(), printed_before(selection));
    lines.erase(end, lines.end());
  }
}

void sort_lines(std::vector<ListLine>& lines, const Selection& selection) {
  std::sort(lines.begin(), lines.end(), printed_before(selection));
}

void print_lines(Io& io, std::vector<ListLine> lines, const Layout& layout, const Selection& selection) {
  if (selection.limit) {
    lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(std::min(lines.size(), *selection.limit)), lines.end());
  }
  if (!selection.file) {
    return print_chosen_lines(io, lines, layout, selection);
  }
  const Result<void> saved = save_file(absolute_path(io, *selection.file), [&](std::ostream& out) {
    Io to_file{.in = io.in,
               .out = out,
               .err = io.err,
               .environment = io.environment,
               .working_directory = io.working_directory,
               .width = io.width,
               .err_width = io.err_width,
               .local_date = io.local_date,
               .now = [&io] { return io.now(); }};
    try {
      print_chosen_lines(to_file, lines, layout, selection);
    } catch (const Error&) {
      // If the stream has failed, `save_file` has the reason, and the message below names the file.
      if (out) {
        throw;
      }
    }
  });
  if (!saved) {
    throw Error(fmt::format("cannot write {}: {}", *selection.file, saved.error()));
  }
}

}  // namespace cme
