// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "import/row_credits.hpp"
#include "import/row_draft.hpp"

namespace cme {

/// Reads the cells about credit in one activity.
class CreditCells {
 public:
  /// The draft must outlive it.
  explicit CreditCells(RowDraft& draft) : draft_(draft) {}

  /// Finds types of credit in a cell, if its column is for them; they are for the amounts of `row`, or for those of all
  /// rows. Call it for all cells before `read`.
  void find_types(std::size_t place, std::optional<std::size_t> row, const Cell& cell);

  /// Reads the cell of the draft's column, which is for credits.
  void read(const Cell& cell);

  /// Sets the credits of the activity, after all cells.
  void finish();

 private:
  void keep_all(const std::vector<UnclearCredit>& unclear);

  RowDraft& draft_;
  RowCredits credits_;
};

}  // namespace cme
