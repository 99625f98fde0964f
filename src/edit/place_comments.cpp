// SPDX-License-Identifier: MIT
#include "edit/place_comments.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

#include "base/ascii.hpp"
#include "yaml/spans.hpp"

namespace cme {
namespace {

std::size_t line_begin(std::string_view text, std::size_t offset) {
  return text.substr(0, offset).rfind('\n') + 1;  // 0 in the first line, as npos + 1 is 0
}

std::size_t column_of(std::string_view text, std::size_t offset) {
  return offset - line_begin(text, offset);
}

/// The spaces before the first word of the line that holds `offset`.
std::size_t indentation_at(std::string_view text, std::size_t offset) {
  const std::size_t begin = line_begin(text, offset);
  return std::min(text.find_first_not_of(" \t", begin), text.size()) - begin;
}

/// Whether the line that begins at `offset` separates the head from the record: it is empty, or begins the document.
bool is_gap(std::string_view text, std::size_t offset) {
  const std::string_view line = text.substr(offset, text.find('\n', offset) - offset);
  return trim(line).empty() || line.starts_with("---");
}

/// Places comments, which must come in the order of the text.
class CommentPlacer {
 public:
  CommentPlacer(std::string_view text, const YamlTree& tree, const std::vector<RecordPart>& parts)
      : text_(text),
        tree_(tree),
        nodes_(tree.nodes),
        parts_(parts),
        owners_(nodes_.size()),
        by_end_(nodes_.size()),
        columns_(parts.size()) {
    for (std::size_t part = 0; part < parts_.size(); ++part) {
      owners_[number_of(*parts_[part].first)] = part;
      owners_[number_of(*parts_[part].value)] = part;
      if (is_block(*parts_[part].value)) {
        columns_[part] = column_of(text_, parts_[part].value->span.begin);
      }
    }
    std::iota(by_end_.begin(), by_end_.end(), std::size_t{0});
    std::ranges::stable_sort(by_end_, {}, [&](std::size_t node) { return nodes_[node].span.end; });
    head_end_ = find_head_end();
  }

  PlacedComment place(Span comment) {
    while (ended_ < by_end_.size() && nodes_[by_end_[ended_]].span.end <= comment.begin) {
      ended_ += 1;
    }
    while (next_ < parts_.size() && parts_[next_].first->span.begin < comment.begin) {
      next_ += 1;
      next_column_.reset();
    }
    const std::size_t begin = line_begin(text_, comment.begin);
    const std::string_view before = text_.substr(begin, comment.begin - begin);
    // A line that only opens a list or mapping has nothing yet for the comment to follow.
    const bool is_alone = before.find_first_not_of(" \t-?[{") == std::string_view::npos;
    PlacedComment placed{.text = text_.substr(comment.begin, comment.end - comment.begin)};
    if (next_ == 1 && (comment.begin < head_end_ || is_modeline(placed.text))) {
      placed.spot = CommentSpot::head;
      placed.has_gap = is_gap(text_, std::min(text_.find('\n', comment.end), text_.size() - 1) + 1);
    } else if (const YamlNode* const block = find_text_at(tree_, comment.begin)) {
      placed.part = owners_[number_of(*block)];
      placed.spot = CommentSpot::after;
    } else if (is_alone || ended_ == 0) {
      place_alone(comment.begin, placed);
    } else {
      placed.part = last_part();
      placed.spot = placed.part == 0 ? CommentSpot::end : CommentSpot::after;
    }
    return placed;
  }

 private:
  [[nodiscard]] std::size_t number_of(const YamlNode& node) const {
    return static_cast<std::size_t>(&node - nodes_.data());
  }

  /// The part whose key or value ended last.
  [[nodiscard]] std::size_t last_part() const { return ended_ == 0 ? 0 : owners_[by_end_[ended_ - 1]]; }

  /// The offset of the last line before the record that is empty or begins the document.
  [[nodiscard]] std::size_t find_head_end() const {
    const std::size_t first_line = line_begin(text_, parts_[1].first->span.begin);
    std::size_t end = 0;
    for (std::size_t line = 0; line < first_line; line = text_.find('\n', line) + 1) {
      end = is_gap(text_, line) ? line : end;
    }
    return end;
  }

  [[nodiscard]] bool is_bracket(const YamlNode& node) const {
    return node.kind != YamlKind::scalar && (text_[node.span.begin] == '[' || text_[node.span.begin] == '{');
  }

  /// Whether it is a list or mapping without brackets.
  [[nodiscard]] bool is_block(const YamlNode& node) const { return node.kind != YamlKind::scalar && !is_bracket(node); }

  /// The part whose value is the innermost list or mapping in brackets around `offset`.
  [[nodiscard]] std::optional<std::size_t> find_brackets(std::size_t offset) const {
    for (std::size_t part = last_part();; part = parts_[part].parent) {
      const YamlNode& value = *parts_[part].value;
      if (is_bracket(value) && value.span.begin <= offset && offset < value.span.end) {
        return part;
      }
      if (part == 0) {
        return std::nullopt;
      }
    }
  }

  /// The part whose list or mapping the comment ends: the comment is indented like its items, and what follows is not.
  [[nodiscard]] std::optional<std::size_t> find_ended(std::size_t column, std::size_t next_column) const {
    for (std::size_t part = last_part(); part != 0; part = parts_[part].parent) {
      const YamlNode& value = *parts_[part].value;
      const std::size_t begin = columns_[part];
      if (!is_block(value) || begin > column) {
        continue;
      }
      return begin > next_column ? std::optional(part) : std::nullopt;
    }
    return std::nullopt;
  }

  /// Whether the comment is between a key and its value.
  [[nodiscard]] bool is_before_value(std::size_t offset) const {
    const RecordPart& part = parts_[last_part()];
    return part.parts.empty() && part.value->span.begin > offset;
  }

  void place_alone(std::size_t offset, PlacedComment& placed) {
    if (is_before_value(offset)) {
      placed.spot = CommentSpot::above;
      placed.part = last_part();
      return;
    }
    const bool has_next = next_ < parts_.size();
    const std::optional<std::size_t> brackets = find_brackets(offset);
    if (!next_column_) {
      next_column_ = has_next ? indentation_at(text_, parts_[next_].first->span.begin) : 0;
    }
    std::optional<std::size_t> ended;
    if (!brackets) {
      ended = find_ended(indentation_at(text_, offset), *next_column_);
    } else if (!has_next || parts_[next_].first->span.begin >= parts_[*brackets].value->span.end) {
      ended = brackets;
    }
    if (ended && *ended != 0) {
      placed.spot = CommentSpot::below;
      placed.part = *ended;
    } else if (has_next && !ended) {
      placed.spot = CommentSpot::above;
      placed.part = next_;
    }
  }

  std::string_view text_;
  const YamlTree& tree_;
  const std::vector<YamlNode>& nodes_;
  const std::vector<RecordPart>& parts_;
  std::vector<std::size_t> owners_;         // for each node, the part whose key or value it is
  std::vector<std::size_t> by_end_;         // nodes in the order of their ends, inner ones last
  std::size_t ended_ = 0;                   // how many of these end before the comment
  std::vector<std::size_t> columns_;        // for each part, the column of its value if that is a block
  std::size_t next_ = 1;                    // the first part that begins after the comment
  std::optional<std::size_t> next_column_;  // the indentation of its line, once it is needed
  std::size_t head_end_ = 0;
};

}  // namespace

std::vector<PlacedComment> place_comments(std::string_view text, const YamlTree& tree,
                                          const std::vector<RecordPart>& parts) {
  CommentPlacer placer(text, tree, parts);
  std::vector<PlacedComment> placed;
  for (const Span comment : find_comments(text, tree)) {
    placed.push_back(placer.place(comment));
  }
  return placed;
}

bool is_modeline(std::string_view comment) {
  return trim(comment.substr(1)).starts_with("yaml-language-server:");
}

}  // namespace cme
