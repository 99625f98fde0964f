// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "import/cell_lists.hpp"
#include "import/row_draft.hpp"

namespace cme {

/// Reads a cell of the fee. Returns whether nothing names the currency of its prices; nothing if it has none.
std::optional<bool> read_prices(RowDraft& draft, const Cell& cell);

/// Reads a cell about commercial support.
void read_support(RowDraft& draft, const Cell& cell);

/// Reads a cell of approvals, to which `types` is the index. Returns whether nothing names the type that boards without
/// one get; nothing if there are no boards.
std::optional<bool> read_approvals(RowDraft& draft, const Cell& cell, ApprovalIndex& types);

}  // namespace cme
