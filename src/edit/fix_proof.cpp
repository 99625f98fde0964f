// SPDX-License-Identifier: MIT
#include "edit/fix_proof.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>

#include "base/fold.hpp"
#include "diag/odd_space.hpp"
#include "diag/wrong_encoding.hpp"
#include "record/find_node.hpp"

namespace cme {
namespace {

/// How many findings a rule has in one key of the record. Places and messages may change when something near them is
/// fixed.
using Counts = std::map<std::pair<Rule, std::string_view>, std::ptrdiff_t>;

Counts count_by_key(std::span<const Finding> findings) {
  Counts counts;
  for (const Finding& finding : findings) {
    counts[{finding.rule, finding.field.key}] += static_cast<std::ptrdiff_t>(finding.count);
  }
  return counts;
}

/// Whether the record has a value at the path: the value of a misspelled key has not been checked.
bool has_node(const YamlNode& root, const FieldPath& path) {
  if (path.key.empty()) {
    return true;
  }
  if (root.kind != YamlKind::mapping || children(root).empty()) {
    return false;
  }
  const YamlNode* const value = find_node(root, {.key = path.key, .index = path.index});
  return value != nullptr &&
         (path.part.empty() || value->kind != YamlKind::mapping || find_key(*value, path.part) != nullptr);
}

/// Whether the fixed problems are gone and there is no new one. Meaning rules do not check all of a broken record, so
/// their findings in one that is no longer broken are not new, only hidden before. The same is true of findings about a
/// value whose key was unknown; it is fixed next, or the key stays unchanged.
bool are_gone(const JudgedRecord& before, const JudgedRecord& after, std::span<const Finding> fixed) {
  const Counts old = count_by_key(before.judgment.findings);
  const Counts gone = count_by_key(fixed);
  const auto count = [](const Counts& counts, const Counts::key_type& key) {
    const auto found = counts.find(key);
    return found == counts.end() ? 0 : found->second;
  };
  std::vector<Finding> seen = after.judgment.findings;
  std::erase_if(seen, [&](const Finding& finding) {
    return !finding.fix.empty() && !has_node(before.record.tree.root(), finding.field);
  });
  return std::ranges::all_of(count_by_key(seen), [&](const Counts::value_type& now) {
    const auto& [key, left] = now;
    const bool was_hidden = !before.record.is_whole() && rule_info(key.first).kind == RuleKind::meaning;
    return left <= count(old, key) - count(gone, key) || (was_hidden && !gone.contains(key));
  });
}

/// Walks through the trees before and after, side by side.
class Comparison {
 public:
  Comparison(const JudgedRecord& after, std::span<const Edit> edits) : after_(after), edits_(edits) {}

  /// Whether the nodes are the same, except for the edits.
  [[nodiscard]] bool is_as_meant(const YamlNode& before, const YamlNode& after) const {
    if (before.kind == YamlKind::scalar) {
      const Edit* const edit = find_edit(before.span);
      return edit == nullptr ? is_same_scalar(before, after) : is_edited(before, after, *edit);
    }
    if (before.kind != after.kind) {
      return false;
    }
    const YamlChildren left = children(before);
    const YamlChildren right = children(after);
    auto other = right.begin();
    for (const YamlNode& child : left) {
      if (is_taken_out(child)) {
        continue;
      }
      if (other == right.end() || !is_as_meant(child, *other)) {
        return false;
      }
      ++other;
    }
    return other == right.end();
  }

 private:
  /// The edit that touches the span, or inserts at its beginning.
  [[nodiscard]] const Edit* find_edit(Span span) const {
    auto edit = std::ranges::lower_bound(edits_, span.begin, {}, [](const Edit& one) { return one.span.end; });
    // An edit that ends where the span begins belongs to another span.
    if (edit != edits_.end() && edit->span.end == span.begin && edit->span.begin < span.begin) {
      ++edit;
    }
    const bool touches = edit != edits_.end() && (edit->span.begin < span.end || edit->span.begin == span.begin);
    return touches ? &*edit : nullptr;
  }

  [[nodiscard]] bool is_taken_out(const YamlNode& node) const {
    const Edit* const edit = find_edit(node.span);
    return edit != nullptr && edit->text.empty() && edit->span.begin < node.span.begin &&
           edit->span.end >= node.span.end;
  }

  static bool is_same_scalar(const YamlNode& before, const YamlNode& after) {
    return after.kind == YamlKind::scalar && before.style == after.style && before.text == after.text;
  }

  [[nodiscard]] bool is_edited(const YamlNode& before, const YamlNode& after, const Edit& edit) const {
    if (edit.span == before.span) {
      return after.kind == YamlKind::scalar &&
             after_.record.text.substr(after.span.begin, after.span.end - after.span.begin) == edit.text;
    }
    if (edit.span.begin == edit.span.end) {
      return is_put_under_key(before, after, edit.text);
    }
    return after.kind == YamlKind::scalar && before.style == after.style &&
           (fold(with_plain_spaces(before.text)) == fold(after.text) || mend_encoding(before.text) == after.text);
  }

  static bool is_put_under_key(const YamlNode& before, const YamlNode& after, std::string_view inserted) {
    constexpr std::uint32_t mapping_of_one_key = 3;
    if (after.kind != YamlKind::mapping || after.size != mapping_of_one_key) {
      return false;
    }
    const YamlNode& key = *children(after).begin();
    return inserted.starts_with(key.text) && is_same_scalar(before, *(&key + 1));
  }

  static std::string with_plain_spaces(std::string_view text) {
    const Span all{.begin = 0, .end = static_cast<std::uint32_t>(text.size())};
    return apply_edits(text, make_spaces_plain(text, all));
  }

  const JudgedRecord& after_;
  std::span<const Edit> edits_;
};

}  // namespace

bool is_proven(const JudgedRecord& before, const JudgedRecord& after, std::span<const Finding> fixed,
               std::span<const Edit> edits) {
  return !after.record.tree.nodes.empty() && are_gone(before, after, fixed) &&
         Comparison(after, edits).is_as_meant(before.record.tree.root(), after.record.tree.root());
}

}  // namespace cme
