// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/name_index.hpp"
#include "cme/model/activity.hpp"
#include "import/list_lines.hpp"
#include "import/row_reader.hpp"

namespace cme {

/// The kind of items in a list.
enum class ListForm : std::uint8_t {
  names,      ///< of a vocabulary: commas also separate them
  terms,      ///< short, such as keywords: commas separate them if nothing else does
  sentences,  ///< their commas belong to them
};

/// Splits a cell into items: at `separator` if given, otherwise at line breaks, with list marks removed, or at
/// semicolons, or, depending on the form, at commas. A cell that `cme` wrote is split only at semicolons.
ListItems split_items(std::string_view cell, ListForm form, const std::optional<std::string>& separator,
                      SheetOrigin origin);

/// The approvals that a cell names.
struct CellApprovals {
  std::vector<Approval> approvals;  ///< each type once, its boards in order
  std::vector<std::string> unread;
  std::vector<Board> repeated;
};

/// Reads boards that are separated by commas, semicolons or lines, with or without an abbreviation in parentheses,
/// under the approval type before a colon or the known one.
CellApprovals read_cell_approvals(std::string_view cell);

using ApprovalIndex = NameIndex<std::vector<Approval>>;

/// Adds an approval to others by adding its boards to those of its type, each once and in order. `types` finds the
/// others by their types.
void add_approval(Approval approval, std::vector<Approval>& approvals, ApprovalIndex& types);

}  // namespace cme
