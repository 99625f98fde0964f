// SPDX-License-Identifier: MIT
#include "import/ods.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.hpp"
#include "base/safe_output.hpp"
#include "import/cell_collector.hpp"
#include "import/currency_sign.hpp"
#include "import/number_cell.hpp"
#include "import/number_format.hpp"
#include "import/office_parts.hpp"
#include "import/xml_events.hpp"

// Source of all names: OASIS, Open Document Format for Office Applications 1.3, part 3.

namespace cme {
namespace {

/// LibreOffice writes empty cells and rows to the end of the sheet as a single repeated one.
constexpr std::uint32_t most_columns = 16'384;

std::uint32_t read_count(const XmlElement& element, std::string_view name) {
  return std::max(parse_whole_number(element.find(name).value_or("1")).value_or(1), std::uint32_t{1});
}

/// The namespace of drawings, whose text does not belong to a cell.
constexpr std::string_view drawing = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0";

/// Reads the text of a cell: its paragraphs and everything in them.
class CellText {
 public:
  void clear() {
    text_.clear();
    link_.clear();
    has_paragraph_ = false;
    depth_ = 0;
  }

  void begin(const XmlElement& element) {
    if (element.name == "p" || element.name == "h") {
      if (depth_++ == 0 && std::exchange(has_paragraph_, true)) {
        text_ += '\n';
      }
    } else if (depth_ > 0 && element.name == "s") {
      const std::size_t room = max_cell_bytes + 1 - std::min(text_.size(), max_cell_bytes);
      text_.append(std::min<std::size_t>(std::min(read_count(element, "c"), most_columns), room), ' ');
    } else if (depth_ > 0 && element.name == "tab") {
      text_ += '\t';
    } else if (depth_ > 0 && element.name == "line-break") {
      text_ += '\n';
    } else if (depth_ > 0 && element.name == "a" && link_.empty()) {
      link_ = element.find("href").value_or("");
    }
  }

  void end(std::string_view name) { depth_ -= (name == "p" || name == "h") && depth_ > 0 ? 1 : 0; }

  void append(std::string_view text) {
    if (depth_ > 0) {
      text_ += text;
    }
  }

  [[nodiscard]] const std::string& text() const { return text_; }

  /// The address of the first link in the text; empty if there is none.
  [[nodiscard]] const std::string& link() const { return link_; }

 private:
  std::string text_;
  std::string link_;
  bool has_paragraph_ = false;
  int depth_ = 0;
};

class ContentReader {
 public:
  explicit ContentReader(CellCollector& cells) : cells_(cells) {}

  void begin(const XmlElement& element) {
    if (ignored_ > 0 || is_ignored(element)) {
      ++ignored_;
    } else if (element.name == "style") {
      style_ = element.find("name").value_or("");
    } else if (element.name == "table-properties" && element.find("display") == "false") {
      hidden_styles_.insert(style_);
    } else if (element.name == "table") {
      const std::string style(element.find("style-name").value_or(""));
      cells_.begin_sheet(std::string(element.find("name").value_or("")), DayZero::of_1900,
                         hidden_styles_.contains(style));
      row_ = 0;
    } else if (element.name == "table-row") {
      ++row_;
      column_ = 0;
      has_cells_ = false;
      row_repeats_ = read_count(element, "number-rows-repeated");
    } else if (element.name == "table-cell" || element.name == "covered-table-cell") {
      begin_cell(element);
    } else if (is_in_cell_) {
      text_.begin(element);
    }
  }

  void end(std::string_view name) {
    if (ignored_ > 0) {
      --ignored_;
    } else if (name == "table-cell" || name == "covered-table-cell") {
      end_cell();
    } else if (name == "table-row") {
      end_row();
    } else if (name == "table") {
      for (const CellRange& range : std::exchange(merged_, {})) {
        cells_.fill_merged(range);
      }
    } else if (is_in_cell_) {
      text_.end(name);
    }
  }

  void append(std::string_view text) {
    if (ignored_ == 0 && is_in_cell_) {
      text_.append(text);
    }
  }

 private:
  /// Elements without cells of the sheet: comments, drawings, and copies of cells from other files
  /// (`'file:///…'#$Sheet1`).
  static bool is_ignored(const XmlElement& element) {
    return element.name == "annotation" || element.name == "shapes" || element.name == "tracked-changes" ||
           element.name_space == drawing ||
           (element.name == "table" && element.find("name").value_or("").find("'#$") != std::string_view::npos);
  }

  void begin_cell(const XmlElement& element) {
    is_in_cell_ = true;
    cell_repeats_ = read_count(element, "number-columns-repeated");
    text_.clear();
    cell_ = read_value(element);
    formula_ = element.find("formula").value_or("");
    const std::size_t rows = read_count(element, "number-rows-spanned");
    const std::size_t columns = read_count(element, "number-columns-spanned");
    if (rows > 1 || columns > 1) {
      merged_.push_back({.first_row = row_,
                         .first_column = column_,
                         .last_row = row_ + rows - 1,
                         .last_column = column_ + columns - 1});
    }
  }

  /// The cell according to its attributes; text is in the element.
  Cell read_value(const XmlElement& element) {
    std::string_view type;
    bool is_error = false;
    for (const XmlAttribute& attribute : element.attributes) {
      if (attribute.name == "value-type") {
        // LibreOffice has its own in addition to the standard one.
        is_error = is_error || attribute.value == "error";
        type = attribute.value == "error" ? type : attribute.value;
      }
    }
    number_ = std::nullopt;
    if (is_error) {
      return {.text = {}, .kind = CellKind::error};
    }
    if (type == "date") {
      const std::string_view date = element.find("date-value").value_or("");
      return {.text = std::string(date.substr(0, date.find("T00:00:00"))), .kind = CellKind::date};
    }
    if (type == "boolean") {
      return {.text = std::string(element.find("boolean-value").value_or("")), .kind = CellKind::boolean};
    }
    if (type == "float" || type == "percentage" || type == "currency") {
      return read_number_value(element, type);
    }
    if (type.empty() && element.find("formula")) {
      // The displayed text is that of the cell, if the program wrote one.
      return {.text = {}, .kind = CellKind::formula};
    }
    return {.text = std::string(element.find("string-value").value_or(""))};
  }

  Cell read_number_value(const XmlElement& element, std::string_view type) {
    const std::string_view value = element.find("value").value_or("");
    const std::optional<double> number = parse_number(value);
    if (number && type == "percentage") {
      return percent_cell(*number);
    }
    std::string text = number ? number_text(*number) : std::string(value);
    const std::optional<std::string_view> currency = type == "currency" ? element.find("currency") : std::nullopt;
    if (currency) {
      text = *currency == "USD" ? text.insert(0, dollar_sign) : text.append(" ").append(*currency);
    }
    // Otherwise only the displayed text shows what the number means.
    number_ = currency ? std::nullopt : number;
    return {.text = std::move(text), .kind = CellKind::number};
  }

  void end_cell() {
    is_in_cell_ = false;
    if (number_) {
      cell_ = number_cell_as_shown(*number_, text_.text());
    } else if (cell_.kind == CellKind::date && shows_no_day(cell_.text, text_.text())) {
      cell_ = {.text = text_.text()};
    } else if (cell_.kind == CellKind::formula) {
      cell_ = text_.text().empty() ? Cell{.text = "=", .kind = CellKind::formula} : Cell{.text = text_.text()};
    } else if (cell_.text.empty()) {
      cell_.text = text_.text();
    }
    if (!cell_.text.empty() && column_ + cell_repeats_ <= most_columns) {
      has_cells_ = true;
      for (std::uint32_t i = 0; i < cell_repeats_ && !cells_.is_full(); ++i) {
        cells_.put(row_, column_ + i, cell_);
      }
      const std::optional<std::string> link =
          text_.link().empty() ? find_formula_link(formula_) : std::optional(text_.link());
      if (link) {
        cells_.put_link(row_, column_, *link);
      }
    }
    column_ += std::min(cell_repeats_, most_columns);
  }

  void end_row() {
    if (has_cells_) {
      cells_.repeat_row(row_repeats_ - 1);
    }
    row_ += row_repeats_ - 1;
  }

  CellCollector& cells_;
  CellText text_;
  Cell cell_;
  std::string formula_;
  std::vector<CellRange> merged_;        ///< of the sheet
  std::string style_;                    ///< the last one
  std::set<std::string> hidden_styles_;  ///< of sheets that are not shown
  std::optional<double> number_;         ///< for a cell whose text may say more than its number
  std::size_t row_ = 0;                  ///< from 1
  std::uint32_t column_ = 0;
  std::uint32_t row_repeats_ = 1;
  std::uint32_t cell_repeats_ = 1;
  std::size_t ignored_ = 0;  ///< depth inside an ignored element
  bool is_in_cell_ = false;
  bool has_cells_ = false;
};

}  // namespace

Result<Workbook> read_ods(const ZipArchive& archive) {
  CellCollector cells;
  ContentReader reader(cells);
  const XmlEvents events{.begin = [&](const XmlElement& element) { reader.begin(element); },
                         .end = [&](std::string_view name) { reader.end(name); },
                         .text = [&](std::string_view text) { reader.append(text); },
                         .is_enough = [&] { return cells.is_full(); }};
  const Result<void> read = read_part(archive, "content.xml", events);
  if (cells.is_full()) {
    return failure(cells.problem());
  }
  return read ? Result<Workbook>(cells.take()) : failure(read.error());
}

}  // namespace cme
