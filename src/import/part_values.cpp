// SPDX-License-Identifier: MIT
#include "import/part_values.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/fold.hpp"
#include "base/safe_output.hpp"
#include "cme/model/terms.hpp"
#include "import/cell_fee.hpp"
#include "import/cell_json.hpp"
#include "import/cell_support.hpp"
#include "import/cell_text.hpp"
#include "import/clean_cell.hpp"
#include "import/fee_text.hpp"

namespace cme {
namespace {

/// A plain yes in one column and names in another are one value.
void set_support(RowDraft& draft, CommercialSupport support, const Cell& cell) {
  std::optional<CommercialSupport>& target = draft.row().activity.commercial_support;
  if (target && target->received && support.received && target->supporters.empty()) {
    target->supporters = std::move(support.supporters);
  } else if (!target || !target->received || !support.received || !support.supporters.empty()) {
    draft.set(target, std::move(support), cell);
  }
}

/// Whether the cell or the heading has the name of the type that boards without one get.
bool names_known_approval_type(const RowDraft& draft, std::string_view cell) {
  const std::string type = fold(known_approval_type);
  return fold(cell).find(type) != std::string::npos || fold(draft.column().heading).find(type) != std::string::npos;
}

}  // namespace

std::optional<bool> read_prices(RowDraft& draft, const Cell& cell) {
  std::vector<Fee>& target = draft.row().activity.fee;
  if (is_json(cell.text)) {
    draft.take_json(parse_fee_json(cell.text), target, cell);
    return false;
  }
  if (says_nothing(cell.text)) {
    draft.keep(cell.text, is_not(cell.text, "a price"), "write a price such as $30");
    return std::nullopt;
  }
  std::vector<std::string> problems;
  const bool is_bare = !draft.column().currency && !names_currency(cell.text);
  for (Fee& tier :
       read_cell_fee(draft.in_lines(cell.text), draft.column().currency, draft.reading().decimal_sign, problems)) {
    if (!tier.audience) {
      tier.audience = draft.column().audience;
    }
    target.push_back(std::move(tier));
  }
  for (std::string& problem : problems) {
    draft.remark(std::move(problem));
  }
  return is_bare;
}

void read_support(RowDraft& draft, const Cell& cell) {
  if (is_json(cell.text)) {
    const auto support = parse_support_json(cell.text);
    if (!support) {
      return draft.keep(cell.text, support.error());
    }
    if (*support) {
      set_support(draft, **support, cell);
    }
    return;
  }
  const std::string text = draft.in_lines(cell.text);
  auto read = parse_support(text);
  if (!read) {
    read = draft.column().has_supporters ? parse_supporter_names(text) : parse_check_mark(text);
  }
  if (read) {
    const std::string what = is_not(read->unread, "the name of a supporter");
    if (says_nothing(read->unread)) {
      draft.remark(what);
    } else if (!read->unread.empty()) {
      draft.keep(read->unread, what);
    }
    return set_support(draft, std::move(read->support), cell);
  }
  if (draft.column().has_supporters) {
    return draft.keep(cell.text, is_not(cell.text, "the name of a supporter"),
                      "write names, without amounts: Example Ltd (grant); Other, Inc.");
  }
  draft.keep(cell.text, is_not(cell.text, "an answer about commercial support"),
             "write yes or no; with supporters, yes: Example Ltd (grant), Other, Inc.");
}

std::optional<bool> read_approvals(RowDraft& draft, const Cell& cell, ApprovalIndex& types) {
  if (is_json(cell.text)) {
    draft.take_json(parse_approvals_json(cell.text), draft.row().activity.approvals, cell);
    return false;
  }
  CellApprovals read = read_cell_approvals(draft.in_lines(cell.text));
  std::optional<bool> are_bare;
  for (Approval& approval : read.approvals) {
    const bool is_named = approval.type != known_approval_type || names_known_approval_type(draft, cell.text);
    are_bare = are_bare.value_or(true) && !is_named;
    add_approval(std::move(approval), draft.row().activity.approvals, types);
  }
  for (const std::string& words : read.unread) {
    const auto near = suggest_name(vocabulary<Board>(), words);
    draft.keep(words, is_not(words, "an ABMS member board"),
               near ? fmt::format("did you mean \"{}\"?", *near) : std::string());
  }
  for (const Board board : read.repeated) {
    draft.remark(fmt::format("{} occurs twice; it was written once", quote(to_string(board))));
  }
  return are_bare;
}

}  // namespace cme
