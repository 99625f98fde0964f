// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "cme/base/result.hpp"
#include "cme/model/activity.hpp"
#include "cme/model/fields.hpp"
#include "import/column.hpp"
#include "import/row_reader.hpp"

namespace cme {

/// `"words" is not WHAT`, with the words of a cell normalized so that equal words give equal remarks.
std::string is_not(std::string_view words, std::string_view what);

/// One activity while its cells are read, and the place of the cell that is being read.
class RowDraft {
 public:
  /// Both must outlive the draft; `known` may be null.
  RowDraft(const SheetReading& reading, const Activity* known) : reading_(reading), known_(known) {}

  [[nodiscard]] const SheetReading& reading() const { return reading_; }
  [[nodiscard]] bool is_of_cme() const { return reading_.origin == SheetOrigin::cme; }

  /// The record that the cells are about, if it is known.
  [[nodiscard]] const Activity* known() const { return known_; }

  /// What has been read.
  [[nodiscard]] ReadRow& row() { return row_; }

  void go_to_column(std::size_t column) { column_ = column; }
  void go_to_row(std::size_t row) { cell_row_ = row; }

  /// The column of the cell that is being read.
  [[nodiscard]] const Column& column() const { return reading_.columns[column_]; }

  [[nodiscard]] std::size_t column_number() const { return column_; }

  /// The row of that cell among those of the activity.
  [[nodiscard]] std::size_t cell_row() const { return cell_row_; }

  /// Says something about the cell.
  void remark(std::string what, std::string help = {});

  /// Adds words that do not fit anywhere else to the note, and says why.
  void keep(std::string_view words, std::string what, std::string help = {});

  /// Adds a line to the note, unless it has it.
  void append_note(std::string_view line);

  /// Sets a value that can occur only once.
  template <class T>
  void set(std::optional<T>& target, T value, const Cell& cell) {
    if (target && *target != value) {
      keep(cell.text, "there is already another " + std::string(field_info(column().field).name));
    } else {
      target = std::move(value);
    }
  }

  /// Adds the values of a cell in JSON.
  template <class T>
  void take_json(Result<std::vector<T>> values, std::vector<T>& target, const Cell& cell) {
    if (values) {
      target.insert(target.end(), values->begin(), values->end());
    } else {
      keep(cell.text, std::move(values).error());
    }
  }

  /// The cell without what cannot be seen; what that says about it is a remark.
  Cell clean(const Cell& cell);

  /// Whether the cell says that there is no value; `none` is an answer in columns of prices, support and boards.
  [[nodiscard]] bool is_without_value(std::string_view text) const;

  /// The cell with its parts on separate lines, if the map names their separator or it is a list in JSON.
  [[nodiscard]] std::string in_lines(const std::string& text) const;

 private:
  const SheetReading& reading_;
  const Activity* known_;
  std::size_t column_ = 0;
  std::size_t cell_row_ = 0;
  std::unordered_set<std::string> note_lines_;
  ReadRow row_;
};

}  // namespace cme
