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

/// The kind of a column.
enum class ColumnKind : std::uint8_t {
  key,           ///< values of a key of the record
  credit_types,  ///< the directory's "CME Credit Type", which goes with the amount of "CME Credit"
  own,           ///< the office's own text, under a key `x-…`
  derived,       ///< derived from other columns
  skipped,       ///< omitted by the map
  unknown,       ///< not yet determined
};

/// One column of a spreadsheet, and how its cells are read.
struct Column {
  std::string heading;  ///< as in the spreadsheet; `column C` if it has none
  ColumnKind kind = ColumnKind::unknown;
  Field field = Field::id;                        ///< for a key or a derived field
  std::string own_key = {};                       ///< for the office's own keys
  std::optional<CreditType> credit_type = {};     ///< for amounts without a type
  std::optional<std::size_t> types_column = {};   ///< for amounts: the column with their types, if there are several
  std::optional<DateOrder> date_order = {};       ///< for dates such as `9/4/2028`
  bool has_supporters = false;                    ///< for commercial support: whether the heading asks for names
  std::optional<std::string> separator = {};      ///< for the items of a list, instead of the usual ones
  std::optional<Currency> currency = {};          ///< for prices without a sign
  std::optional<std::string> audience = {};       ///< for prices: who pays them, if the heading says so
  std::map<std::string, std::string> words = {};  ///< the meanings of words in cells, by the folded word
  bool gather = false;                            ///< whether the rows of one activity are combined
  bool is_mapped = false;                         ///< whether a map says what it is
};

/// The key that a heading probably means; nothing if there is no guess. Guesses are only offered in a map, never used.
std::optional<std::string_view> guess_key(std::string_view heading);

/// The names that a map may give a column: the record's keys, then the directory's labels.
std::span<const std::string_view> column_names();

/// The column for `heading` with the meaning `name`: a key, a label or a synonym in any case, a type of credit, `x-…`,
/// or a derived field. Unknown if it is none of these.
Column make_column(std::string_view heading, std::string_view name);

/// Whether several columns may fill the key: its value is a list, or the heading names a part of the value.
bool takes_several(const Column& column);

/// Whether the heading says that the column has only a part of the value: the price for some people, or the names of
/// supporters.
bool has_part(const Column& column);

/// Whether another heading would say more exactly that the column has this key: `Start Date` is a day of the event if
/// there is a `Release Date`. A map leaves no doubt.
bool is_vague(const Column& column);

/// The number at the end of a heading: 2 for `Credits 2` and `Credits (2)`.
std::optional<unsigned> number_of_heading(std::string_view heading);

/// Whether the cells of the column are dates of a record.
bool is_date(const Column& column);

/// Whether an option of a map (`dates`, `separator`, …) has an effect on the column.
bool takes_option(const Column& column, std::string_view option);

/// The letters that a spreadsheet shows above a column: `A` for 0, `AB` for 27.
std::string column_letters(std::size_t column);

}  // namespace cme
