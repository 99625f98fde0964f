// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cme/model/activity.hpp"
#include "cme/model/fields.hpp"
#include "import/cell_date.hpp"

namespace cme {

/// What the cells of a column are.
enum class ColumnKind : std::uint8_t {
  key,           ///< values of a key of the record
  credit_types,  ///< the directory's "CME Credit Type", which goes with the amount of "CME Credit"
  own,           ///< text of your own, under the key `x-…`
  derived,       ///< what follows from other columns
  skipped,       ///< what the map omits
  unknown,       ///< what nobody has said yet
};

/// One column of a spreadsheet, and how its cells are read.
struct Column {
  std::string heading;  ///< as it is in the spreadsheet; `column C` where it has none
  ColumnKind kind = ColumnKind::unknown;
  Field field = Field::id;                        ///< of a key, and of what is derived
  std::string own_key = {};                       ///< of your own
  std::optional<CreditType> credit_type = {};     ///< of amounts that do not name one
  std::optional<DateOrder> date_order = {};       ///< of dates as `9/4/2028`
  std::optional<std::string> separator = {};      ///< of the items of a list, instead of the usual ones
  std::optional<Currency> currency = {};          ///< of prices without a sign
  std::map<std::string, std::string> words = {};  ///< by the folded word of a cell: what it means
  bool gather = false;                            ///< whether several rows of one activity add up
};

/// A name that headings have.
struct HeadingName {
  std::string_view heading;
  std::string_view key;  ///< of the record, or "CME Credit Type"
};

/// What headings surely mean, beside the record's keys and the directory's labels.
std::span<const HeadingName> heading_synonyms();

/// The heading of the ids in the copy of a sheet that import writes. No other column is called so.
inline constexpr std::string_view given_id_heading = "cme id";

/// The key that a heading likely means; nothing if there is no guess. A guess is offered in a map and never used.
std::optional<std::string_view> guess_key(std::string_view heading);

/// The names that a map may give a column: the record's keys, then the directory's labels.
std::span<const std::string_view> column_names();

/// The column that `name` makes of `heading`: a key, a label or a synonym in any case, a type of credit, `x-…`, or a
/// derived field. Unknown if it is none of these.
Column make_column(std::string_view heading, std::string_view name);

/// Whether the values of the key are a list, to which several columns may add.
bool takes_several(const Column& column);

/// Whether an option of a map (`dates`, `separator`, …) does anything for the column.
bool takes_option(const Column& column, std::string_view option);

/// The letters that a spreadsheet shows above a column: `A` for 0, `AB` for 27.
std::string column_letters(std::size_t column);

}  // namespace cme
