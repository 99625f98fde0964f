// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cme/model/activity.hpp"
#include "import/row_reader.hpp"

namespace cme {

/// What the items of a list are.
enum class ListForm : std::uint8_t {
  names,      ///< of a vocabulary: commas separate them too
  terms,      ///< short, as keywords: commas separate them where nothing else does
  sentences,  ///< their commas belong to them
};

/// The items of a cell: by `separator` if there is one, otherwise by line breaks, with the marks of the lines taken
/// off, or by semicolons, or, as the form has it, by commas. In what `cme` wrote, by semicolons alone.
std::vector<std::string> split_items(std::string_view cell, ListForm form, const std::optional<std::string>& separator,
                                     SheetOrigin origin);

/// The approvals that a cell names.
struct CellApprovals {
  std::vector<Approval> approvals;  ///< each type once, its boards in order
  std::vector<std::string> unread;
  std::vector<Board> repeated;
};

/// Reads boards by commas, semicolons or lines, with an abbreviation in parentheses or not, under the approval type
/// before a colon, or the known one.
CellApprovals read_cell_approvals(std::string_view cell);

/// Adds an approval to others: its boards to those of its type, each once and in order.
void add_approval(Approval approval, std::vector<Approval>& approvals);

/// Reads `yes`, `No`, `Y`, `0`, `none`, and `yes: Example Implants Ltd (grant)` as `cme list` prints it; without
/// supporters where the names say nothing (`yes: TBD`). Nothing otherwise.
std::optional<CommercialSupport> parse_support(std::string_view cell);

}  // namespace cme
