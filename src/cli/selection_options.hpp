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
  std::vector<std::string> approvals;  ///< as typed; checked after the records are read
  std::optional<Field> sort;
  bool descending = false;
  std::optional<std::size_t> limit;
  std::vector<Field> fields;  ///< if empty, the format's default, unless the snippet is named
  bool names_all = false;  ///< all fields are requested, so the office's own keys are included where they have columns
  bool names_snippet = false;            ///< only for a search; always the last field
  std::string format;                    ///< if empty, a table on a terminal, otherwise tsv
  std::optional<std::string> file = {};  ///< absent for standard output
  bool with_mark = false;                ///< a byte order mark before CSV, for Excel
  bool strict = false;
};

/// A selection as typed; its dates depend on the date to use as today.
struct SelectionOptions {
  Selection selection;
  std::vector<std::string> expires_before;
  std::vector<std::string> expires_after;
  bool has_within = false;
};

/// The tables that fill `SelectionOptions`.
extern const OptionGroup filter_options;
extern const OptionGroup output_options;

/// The selection with its dates. Throws Error on an invalid date.
Selection select_on(const SelectionOptions& options, Date today);

}  // namespace cme
