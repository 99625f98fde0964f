// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cme/model/fields.hpp"
#include "query/filter.hpp"

namespace cme {

/// Which activities are printed, and how.
struct Selection {
  Filter filter;
  std::vector<std::string> approvals;  ///< as typed; checked when the records have been read
  std::optional<Field> sort;
  bool descending = false;
  std::optional<std::size_t> limit;
  std::vector<Field> fields;             ///< empty: the format's default, unless the snippet is named
  bool names_all = false;                ///< of the fields, and so your own keys where they have columns
  bool names_snippet = false;            ///< a field of a search only, always the last
  std::string format;                    ///< empty: a table on a terminal, otherwise tsv
  std::optional<std::string> file = {};  ///< none: standard output
  bool with_mark = false;                ///< a byte order mark before CSV, for Excel
  bool strict = false;
};

/// A selection as typed: its days depend on the date to use as today.
struct SelectionOptions {
  Selection selection;
  std::vector<std::string> expires_before;
  std::vector<std::string> expires_after;
  bool has_within = false;
};

/// The tables that fill `SelectionOptions`.
extern const OptionGroup filter_options;
extern const OptionGroup output_options;

/// The selection with its days. Throws Error on what is no day.
Selection select_on(const SelectionOptions& options, Date today);

}  // namespace cme
