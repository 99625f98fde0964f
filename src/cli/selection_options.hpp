// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/cli.hpp"

namespace cme {

/// Appends the options that every command has.
void append_common_options(std::vector<Option>& options, CommonOptions& common);

/// What filters say that can be told only when all options are known.
struct PendingFilters {
  std::vector<std::string> expires_before;
  std::vector<std::string> expires_after;
  bool has_within = false;
};

/// Appends the filters. `selection` and `pending` must outlive the options.
void append_filters(std::vector<Option>& options, Selection& selection, PendingFilters& pending);

/// Appends what says how the activities are printed. `asks_fields` becomes true if the list of fields is asked for.
void append_output_options(std::vector<Option>& options, Selection& selection, bool& asks_fields);

/// Reads what is pending. Throws Error on what is no day.
void complete_filter(Filter& filter, const PendingFilters& pending, Date today);

/// The number that `text` is. Throws Error, with `name` of the option, if it is none or above `most`.
std::uint32_t read_number(std::string_view name, std::string_view text, std::uint32_t most);

}  // namespace cme
