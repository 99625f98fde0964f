// SPDX-License-Identifier: MIT
#include "edit/weave_comments.hpp"

#include <algorithm>

#include "base/ascii.hpp"

namespace cme {
namespace {

/// The comments around one line.
struct Margin {
  std::string above;            ///< whole lines
  std::string_view after = {};  ///< empty: none
  std::string below;            ///< whole lines
};

class Weaver {
 public:
  Weaver(std::string_view canonical, const std::vector<RecordPart>& own_parts, const std::vector<RecordPart>& parts,
         const std::vector<std::optional<std::size_t>>& matches)
      : canonical_(canonical),
        lines_(split(canonical, '\n')),
        margins_(lines_.size()),
        parts_(parts),
        own_parts_(own_parts),
        matches_(matches),
        matches_after_(parts.size()) {
    // Going backward, the part that follows each one in its list or mapping is already known.
    std::vector<std::optional<std::size_t>> last(parts.size());
    for (std::size_t part = parts.size() - 1; part > 0; --part) {
      std::optional<std::size_t>& after = last[parts[part].parent];
      matches_after_[part] = after;
      after = matches_[part] ? matches_[part] : after;
    }
  }

  void add(const PlacedComment& comment) {
    if (comment.spot == CommentSpot::head) {
      head_.push_back(comment);
    } else if (comment.spot == CommentSpot::end) {
      append_end(comment.text);
    } else if (comment.spot == CommentSpot::below) {
      add_below(comment);
    } else {
      add_to_part(comment.part, comment.spot, comment.text);
    }
  }

  std::string take() {
    std::string woven = head();
    for (std::size_t line = 0; line < lines_.size(); ++line) {
      const Margin& margin = margins_[line];
      if (line + 1 == lines_.size() && lines_[line].empty()) {
        break;
      }
      woven.append(margin.above).append(lines_[line]);
      woven.append(margin.after.empty() ? "" : " ").append(margin.after).append("\n").append(margin.below);
    }
    return woven + end_;
  }

 private:
  /// The comments of the head, the modeline first. An empty line separates them from those of the first key.
  std::string head() {
    // clang 14 cannot compile std::ranges::stable_partition of this library.
    std::stable_partition(head_.begin(), head_.end(),
                          [](const PlacedComment& comment) { return is_modeline(comment.text); });
    if (!head_.empty() && !is_modeline(head_.back().text)) {
      head_.back().has_gap = true;
    }
    std::string text;
    for (const PlacedComment& comment : head_) {
      text.append(comment.text).append(comment.has_gap ? "\n\n" : "\n");
    }
    return text;
  }

  [[nodiscard]] std::size_t line_of(std::size_t offset) const {
    const auto after = std::ranges::upper_bound(lines_, canonical_.data() + offset, {}, &std::string_view::data);
    return static_cast<std::size_t>(after - lines_.begin()) - 1;
  }

  void append_end(std::string_view comment) { end_.append(comment).append("\n"); }

  void append_above(std::size_t part, std::string_view comment) {
    const std::size_t line = line_of(own_parts_[part].first->span.begin);
    const std::size_t indentation = std::min(lines_[line].find_first_not_of(' '), lines_[line].size());
    margins_[line].above.append(indentation, ' ').append(comment).append("\n");
  }

  /// Adds a comment that belongs to a part of the other form.
  void add_to_part(std::size_t part, CommentSpot spot, std::string_view comment) {
    for (; part != 0 && !matches_[part]; part = parts_[part].parent) {
      if (matches_after_[part]) {
        append_above(*matches_after_[part], comment);
        return;
      }
    }
    if (part == 0) {
      append_end(comment);
      return;
    }
    std::string_view& after = margins_[line_of(own_parts_[*matches_[part]].first->span.begin)].after;
    if (spot == CommentSpot::after && after.empty()) {
      after = comment;
    } else {
      append_above(*matches_[part], comment);
    }
  }

  void add_below(const PlacedComment& comment) {
    const std::optional<std::size_t> match = matches_[comment.part];
    if (!match || own_parts_[*match].parts.empty()) {
      add_to_part(comment.part, CommentSpot::above, comment.text);
      return;
    }
    const YamlNode& value = *own_parts_[*match].value;
    const char* const begin = lines_[line_of(value.span.begin)].data();
    const auto column = static_cast<std::size_t>(canonical_.data() + value.span.begin - begin);
    margins_[line_of(value.span.end)].below.append(column, ' ').append(comment.text).append("\n");
  }

  std::string_view canonical_;
  std::vector<std::string_view> lines_;
  std::vector<Margin> margins_;  // for each line
  const std::vector<RecordPart>& parts_;
  const std::vector<RecordPart>& own_parts_;                // the parts of the canonical form
  const std::vector<std::optional<std::size_t>>& matches_;  // for each part, the corresponding part of that form
  std::vector<std::optional<std::size_t>>
      matches_after_;  // for each part, that of the first following part that has one
  std::vector<PlacedComment> head_;
  std::string end_;
};

}  // namespace

std::string weave_comments(std::string_view canonical, const std::vector<RecordPart>& own_parts,
                           const std::vector<PlacedComment>& comments, const std::vector<RecordPart>& parts,
                           const std::vector<std::optional<std::size_t>>& matches) {
  Weaver weaver(canonical, own_parts, parts, matches);
  for (const PlacedComment& comment : comments) {
    weaver.add(comment);
  }
  return weaver.take();
}

}  // namespace cme
