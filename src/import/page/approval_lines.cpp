// SPDX-License-Identifier: MIT
#include "import/page/approval_lines.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/name_index.hpp"
#include "base/safe_output.hpp"
#include "base/words.hpp"

namespace cme {
namespace {

/// YAML allows a key of at most 1,024 characters on one line, and no approval type is nearly that long.
constexpr std::size_t longest_type = 200;

/// Reads headings of types and boards in the order of the page.
class ApprovalReader {
 public:
  explicit ApprovalReader(ValueSink& sink) : sink_(sink), types_(sink.activity().approvals, &Approval::type) {}

  void read(const PageLine& line) {
    if (line.text.size() > longest_type) {
      return sink_.keep(line, line.text, "this is too long for an approval type; it was kept in the note");
    }
    if (const auto board = find_any_spelling(vocabulary<Board>(), line.text)) {
      return append(line, static_cast<Board>(*board));
    }
    if (const auto near = suggest_name(vocabulary<Board>(), line.text)) {
      return sink_.keep(line, line.text,
                        fmt::format("{}; did you mean \"{}\"? it was kept in the note",
                                    is_not_a(line.text, "ABMS member board"), *near));
    }
    end_type();
    if (types_.find(line.text) != nullptr) {
      sink_.warn(line.number, fmt::format("the approval type {} occurs twice; it was written once with all its boards",
                                          quote(line.text)));
    }
    heading_ = line;
  }

  /// A type without boards would not be an approval.
  void end_type() {
    if (heading_ && !has_boards_) {
      sink_.keep(*heading_, heading_->text,
                 fmt::format("there are no boards below {}; it was kept in the note", quote(heading_->text)));
    }
    heading_ = std::nullopt;
    has_boards_ = false;
  }

 private:
  void append(const PageLine& line, Board board) {
    if (!heading_) {
      sink_.warn(line.number, fmt::format("there is no approval type above {}; it was read as {}", quote(line.text),
                                          quote(known_approval_type)));
      heading_ = PageLine{line.number, std::string(known_approval_type)};
    }
    has_boards_ = true;
    std::vector<Board>& boards = approval().boards;
    if (std::ranges::find(boards, board) != boards.end()) {
      return sink_.warn(line.number, fmt::format("{} is listed twice under {}; it was written once",
                                                 quote(to_string(board)), quote(heading_->text)));
    }
    boards.insert(std::ranges::upper_bound(boards, board), board);  // in the order of `cme fmt`
  }

  Approval& approval() {
    Approval* const found = types_.find(heading_->text);
    return found == nullptr ? sink_.activity().approvals.emplace_back(Approval{.type = heading_->text, .boards = {}})
                            : *found;
  }

  ValueSink& sink_;
  NameIndex<std::vector<Approval>> types_;
  std::optional<PageLine> heading_;
  bool has_boards_ = false;
};

}  // namespace

void decode_approvals(const PageBlock& block, ValueSink& sink) {
  ApprovalReader reader(sink);
  for (const PageLine& line : block.lines) {
    reader.read(line);
  }
  reader.end_type();
}

}  // namespace cme
