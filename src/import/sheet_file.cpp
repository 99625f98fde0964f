// SPDX-License-Identifier: MIT
#include "import/sheet_file.hpp"

#include <algorithm>

#include "base/ascii.hpp"
#include "base/fold.hpp"
#include "base/paths.hpp"
#include "base/utf8.hpp"
#include "import/column.hpp"
#include "import/heading_names.hpp"
#include "import/page/directory_page.hpp"
#include "import/separated_values.hpp"
#include "import/workbook.hpp"

namespace cme {
namespace {

/// How much of a file is examined to recognize it.
constexpr std::size_t sample_bytes = std::size_t{1} << 16;

/// Whether a line is the label on every directory page: "Activity ID", with the id after it or below.
bool has_page_label(std::string_view text) {
  constexpr std::string_view label = "activity id";
  for (const std::string_view line : split(text, '\n')) {
    const std::string folded = fold(line.substr(0, 200));
    if (!folded.starts_with(label)) {
      continue;
    }
    const std::size_t after = folded.find_first_not_of(" :0123456789", label.size());
    if (after == std::string::npos || folded.substr(after).starts_with("expires")) {
      return true;
    }
  }
  return false;
}

/// Whether the first lines are rows of a table: all of them have the separator equally often, or two headings are
/// known.
bool is_table(std::string_view text) {
  const std::optional<char> separator = find_separator(text);
  if (!separator) {
    return false;
  }
  const auto values = read_separated_values(text);
  if (!values || values->sheet.rows.empty()) {
    return false;
  }
  const auto& rows = values->sheet.rows;
  const std::size_t width = rows.front().cells.size();
  const std::size_t sample = std::min(rows.size(), std::size_t{5});
  const bool is_even = rows.size() > 1 && width > 2 &&
                       std::all_of(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(sample),
                                   [&](const SheetRow& row) { return row.cells.size() == width; });
  const auto known = std::ranges::count_if(rows.front().cells, [](const Cell& cell) {
    return make_column(cell.text, cell.text).kind != ColumnKind::unknown;
  });
  return *separator == '\t' ? width > 1 : is_even || known >= 2;
}

/// Whether it is the copy of a sheet with the new ids of its records.
bool has_given_ids(const Sheet& sheet) {
  return !sheet.rows.empty() && !sheet.rows.front().cells.empty() &&
         sheet.rows.front().cells.front().text == given_id_heading;
}

bool is_nested(std::string_view heading) {
  constexpr std::string_view nested[] = {"credits", "fee", "commercial_support", "approvals", "description"};
  return std::ranges::find(nested, heading) != std::end(nested);
}

/// Whether the cell is JSON as `cme list` writes it for values with parts that text cannot express.
bool is_json_of(std::string_view heading, std::string_view cell) {
  return is_nested(heading) ? cell.starts_with("[{") || cell.starts_with("{\"")
                            : heading.starts_with("x-") && cell.starts_with("[\"");
}

/// Whether `cme list -o csv` wrote the table: it computes the days that are left, and writes JSON. People do neither,
/// and a spreadsheet program keeps both.
bool is_csv_of_cme(const Sheet& sheet) {
  const std::vector<Cell>& headings = sheet.rows.front().cells;
  if (has_days_left(headings)) {
    return true;
  }
  return std::ranges::any_of(sheet.rows, [&](const SheetRow& row) {
    for (std::size_t i = 0; i < std::min(headings.size(), row.cells.size()); ++i) {
      if (is_json_of(headings[i].text, row.cells[i].text)) {
        return true;
      }
    }
    return false;
  });
}

bool is_saved_csv(const Sheet& sheet) {
  return are_names_of_list(sheet.rows.front().cells) && is_csv_of_cme(sheet);
}

/// Whether it is a web page, or the part of one that programs write as a "workbook".
bool begins_with_element(std::string_view bytes) {
  constexpr std::string_view tags[] = {"<!doctype html", "<html", "<head", "<body", "<meta", "<style", "<table"};
  const std::string start = lower_ascii(trim(without_byte_order_mark(bytes).substr(0, 200)));
  return std::ranges::any_of(tags, [&](std::string_view tag) { return start.starts_with(tag); });
}

/// `="00123"`, by which people keep a spreadsheet program from changing a text, as that text.
void unwrap_formula_text(std::string& cell) {
  constexpr std::string_view beginning = "=\"";
  if (cell.size() > beginning.size() && cell.starts_with(beginning) && cell.ends_with('"')) {
    const std::string inside = cell.substr(beginning.size(), cell.size() - beginning.size() - 1);
    if (replace_all(inside, "\"\"", "").find('"') == std::string::npos) {
      cell = replace_all(inside, "\"\"", "\"");
    }
  }
}

Result<SheetFile> read_text_table(std::string_view bytes, const std::optional<std::string>& encoding) {
  Result<DecodedText> text = decode_text(bytes, encoding);
  if (!text) {
    return failure(text.error());
  }
  Result<SeparatedValues> values = read_separated_values(text->text);
  if (!values) {
    return failure(values.error());
  }
  SheetFile file{.sheets = {}, .encoding = text->encoding};
  file.decimal_sign = values->separator == ';' ? DecimalSign::comma : DecimalSign::point;
  file.has_keys = !values->sheet.rows.empty() && are_field_names(values->sheet.rows.front().cells);
  const bool is_own_csv =
      values->form == TextTable::quoted && !values->sheet.rows.empty() && is_saved_csv(values->sheet);
  file.origin = is_own_csv || values->form == TextTable::escaped ? SheetOrigin::cme : SheetOrigin::person;
  file.has_guards = is_own_csv || has_given_ids(values->sheet);
  file.is_text = true;
  for (SheetRow& row : values->sheet.rows) {
    for (Cell& cell : row.cells) {
      if (file.origin == SheetOrigin::person) {
        unwrap_formula_text(cell.text);
      }
    }
  }
  file.sheets.push_back(std::move(values->sheet));
  return file;
}

}  // namespace

bool has_workbook_name(std::string_view name) {
  return has_ending(name, ".xlsx") || has_ending(name, ".xlsm") || has_ending(name, ".ods") || has_ending(name, ".xls");
}

ImportKind recognize(std::string_view bytes, std::string_view name) {
  if (is_workbook(bytes) || has_ending(name, ".csv") || has_ending(name, ".tsv") || has_ending(name, ".tab") ||
      has_workbook_name(name)) {
    return ImportKind::sheet;
  }
  if (has_ending(name, ".html") || has_ending(name, ".htm") || is_html(bytes)) {
    return ImportKind::page;
  }
  if (guess_utf_16(bytes) || name_other_format(bytes)) {
    return ImportKind::sheet;  // not saved by a browser, and the message says what to do
  }
  const Result<DecodedText> text = decode_text(bytes.substr(0, sample_bytes));
  return text && !has_page_label(text->text) && is_table(text->text) ? ImportKind::sheet : ImportKind::page;
}

std::string_view describe_other_file(std::string_view bytes) {
  constexpr std::size_t beginning = 4096;
  const std::string_view text = trim(without_byte_order_mark(bytes).substr(0, beginning));
  const std::string_view inside = trim(text.substr(std::min(text.size(), std::size_t{1})));
  if (bytes.starts_with("\x1F\x8B")) {
    return "it is compressed (gzip); unpack it first";
  }
  if (text.starts_with("<?xml") && text.find("office:spreadsheet") != std::string_view::npos) {
    return "it is a spreadsheet in XML; open it in a spreadsheet program, and save it as .xlsx";
  }
  // The labels of a person's page, with their values in one column. Other keys follow that no page of the directory
  // has.
  if (text.find("\nActivity ID   ") != std::string_view::npos &&
      text.find("\nCME Provider  ") != std::string_view::npos) {
    return "it is what \"cme show\" prints for people; what \"cme list --fields all -o csv\" writes can be imported";
  }
  const bool is_json = (text.starts_with('{') || text.starts_with('[')) && inside.find_first_of("\"{[") == 0;
  return is_json ? "it is JSON; save it as .xlsx or .csv" : "";
}

Result<SheetFile> read_sheet_file(std::string_view bytes, const std::optional<std::string>& encoding) {
  if (const std::string_view other = describe_other_file(bytes); !other.empty()) {
    return failure(std::string(other));
  }
  if (!is_workbook(bytes) && begins_with_element(bytes)) {
    return failure(std::string("it is a web page; open it in a spreadsheet program, and save it as .xlsx"));
  }
  if (!is_workbook(bytes)) {
    return read_text_table(bytes, encoding);
  }
  Result<Workbook> workbook = read_workbook(bytes);
  if (!workbook) {
    return failure(workbook.error());
  }
  SheetFile file{.sheets = std::move(workbook->sheets)};
  std::erase_if(file.sheets, [](const Sheet& sheet) { return sheet.rows.empty(); });
  file.has_keys =
      std::ranges::any_of(file.sheets, [](const Sheet& sheet) { return are_field_names(sheet.rows.front().cells); });
  file.origin = workbook->is_of_cme ? SheetOrigin::cme : SheetOrigin::person;
  return file;
}

SheetOrigin origin_of(const SheetFile& file, const Sheet& sheet) {
  const bool is_of_cme = sheet.name == workbook_subject || (!file.is_text && is_saved_csv(sheet));
  return is_of_cme ? SheetOrigin::cme : file.origin;
}

bool has_guards(const SheetFile& file, const Sheet& sheet) {
  if (file.is_text) {
    return file.has_guards;
  }
  // A workbook of cme has none.
  return file.origin == SheetOrigin::person && sheet.name != workbook_subject &&
         (is_saved_csv(sheet) || has_given_ids(sheet));
}

}  // namespace cme
