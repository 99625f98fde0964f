// SPDX-License-Identifier: MIT
#include "edit/carry_comments.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include "base/ascii.hpp"
#include "cme/record/encode.hpp"
#include "edit/format.hpp"
#include "edit/place_comments.hpp"
#include "edit/record_parts.hpp"
#include "edit/weave_comments.hpp"

namespace cme {
namespace {

using Matches = std::vector<std::optional<std::size_t>>;

/// For each of the record's parts, the corresponding part of its changed keys. Items are compared in canonical form, so
/// that `1.0` is still there as `1`.
Matches match_changed(const ParsedRecord& record, const std::vector<RecordPart>& parts,
                      const std::vector<RecordPart>& changed, YamlReader reader) {
  const std::string canonical = encode_activity(canonical_activity(record.activity));
  const ParsedYaml yaml = parse_yaml(canonical, reader);
  Matches matches(parts.size());
  if (yaml.problems.empty()) {
    const std::vector<RecordPart> canonical_parts = list_parts(yaml.tree.root());
    const Matches to_canonical = match_parts(parts, canonical_parts);
    const Matches to_changed = match_equal_parts(canonical_parts, changed);
    for (std::size_t part = 0; part < parts.size(); ++part) {
      matches[part] = to_canonical[part] ? to_changed[*to_canonical[part]] : std::nullopt;
    }
  }
  // A key without a value is not in the canonical form.
  const Matches by_name = match_parts(parts, changed);
  for (const std::size_t key : parts.front().parts) {
    matches[key] = by_name[key];
  }
  return matches;
}

/// The comments inside the old lines of the keys.
std::vector<PlacedComment> comments_inside(const ParsedRecord& record, const std::vector<RecordPart>& parts,
                                           std::span<const NewLines> keys) {
  std::vector<Span> spans;
  for (const NewLines& key : keys) {
    spans.push_back(key.old->span);
  }
  std::ranges::sort(spans, {}, &Span::begin);
  std::vector<PlacedComment> comments = place_comments(record.text, record.tree, parts);
  std::erase_if(comments, [&](const PlacedComment& comment) {
    const auto offset = static_cast<std::size_t>(comment.text.data() - record.text.data());
    const auto after = std::ranges::upper_bound(spans, offset, {}, &Span::begin);
    return after == spans.begin() || offset >= std::prev(after)->end;
  });
  return comments;
}

/// Moves a comment without a match above the nearest part around it that has one, and one after a key above that key.
void settle(PlacedComment& comment, const std::vector<RecordPart>& parts, const Matches& matches) {
  const bool is_after_key = comment.spot == CommentSpot::after && parts[comment.part].parent == 0;
  if (is_after_key || !matches[comment.part]) {
    comment.spot = CommentSpot::above;
  }
  while (comment.part != 0 && !matches[comment.part]) {
    comment.part = parts[comment.part].parent;
  }
}

/// The lines of each key of a text without empty lines between keys. Comments above a key belong to it.
std::vector<std::string> split_keys(std::string_view text) {
  std::vector<std::string> keys;
  bool is_above_key = false;
  text.remove_suffix(1);
  for (const std::string_view line : split(text, '\n')) {
    const bool is_indented = line.empty() || line.starts_with(' ');
    if (!is_indented && !is_above_key) {
      keys.emplace_back();
    }
    is_above_key = line.starts_with('#');
    keys.back().append(line).append("\n");
  }
  return keys;
}

}  // namespace

bool carry_comments(const ParsedRecord& record, std::span<const NewLines> keys, YamlReader reader) {
  std::string canonical;
  for (const NewLines& key : keys) {
    canonical += *key.lines;
  }
  const ParsedYaml yaml = parse_yaml(canonical, reader);
  if (!yaml.problems.empty()) {
    return false;
  }
  const std::vector<RecordPart> changed = list_parts(yaml.tree.root());
  const std::vector<RecordPart> parts = list_parts(record.tree.root());
  const Matches matches = match_changed(record, parts, changed, reader);
  std::vector<PlacedComment> comments = comments_inside(record, parts, keys);
  for (PlacedComment& comment : comments) {
    settle(comment, parts, matches);
  }
  std::vector<std::string> woven = split_keys(weave_comments(canonical, changed, comments, parts, matches));
  if (woven.size() != keys.size()) {
    return false;
  }
  for (std::size_t key = 0; key < keys.size(); ++key) {
    *keys[key].lines = std::move(woven[key]);
  }
  return true;
}

}  // namespace cme
