// SPDX-License-Identifier: MIT
#include "edit/merge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>

#include "base/ascii.hpp"
#include "base/fold.hpp"
#include "base/name_index.hpp"
#include "base/safe_output.hpp"
#include "cme/model/visit_field.hpp"
#include "edit/merge_parts.hpp"
#include "model/compare.hpp"

namespace cme {
namespace {

std::string_view name_of(const std::string& text) {
  return text;
}

template <class Term>
std::string_view name_of(Term term) requires std::is_enum_v<Term> {
  return to_string(term);
}

/// The old note, followed by those lines of the new one that it does not have.
Prose completed_note(const Prose& old, const Prose& news) {
  const std::vector<std::string_view> old_lines = split(old.text, '\n');
  const std::set<std::string_view> lines(old_lines.begin(), old_lines.end());
  Prose note = old;
  for (const std::string_view line : split(news.text, '\n')) {
    if (!lines.contains(line)) {
      note.text.append("\n").append(line);
    }
  }
  return note;
}

constexpr std::string_view comma_between = ", ";

class Merger {
 public:
  Merger(const Activity& old, Activity news, const Unsaid& unsaid)
      : old_(old), news_(std::move(news)), unsaid_(unsaid) {}

  MergedNews merge() {
    merge_support();
    if (!news_.credits.empty() && !old_.credits.empty()) {
      news_.credits = merge_credits(old_.credits, news_.credits, unsaid_, removed_);
    }
    if (!news_.fee.empty() && !old_.fee.empty()) {
      news_.fee = merge_fee(old_.fee, news_.fee, unsaid_, removed_);
    }
    merge_approvals();
    merge_description();
    merge_keywords();
    merge_lists();
    merge_extensions();
    return {.news = std::move(news_), .removed = std::move(removed_)};
  }

 private:
  void merge_support() {
    auto& support = news_.commercial_support;
    if (!support || !old_.commercial_support) {
      return;
    }
    const std::vector<Supporter>& before = old_.commercial_support->supporters;
    if (support->received && support->supporters.empty()) {
      support->supporters = before;
    }
    NameIndex names(support->supporters, &Supporter::name);
    for (const Supporter& supporter : before) {
      Supporter* const same = names.find(supporter.name);
      if (same == nullptr) {
        removed_.push_back(fmt::format("the supporter {}", quote(supporter.name)));
      } else if (!same->kind || same->kind == supporter.kind) {
        same->kind = supporter.kind;
        keep_if_absent(same->nature, supporter.nature);
      } else if (supporter.nature && !same->nature) {
        removed_.push_back(fmt::format("what {} gave", quote(supporter.name)));
      }
    }
  }

  void merge_approvals() {
    auto& approvals = news_.approvals;
    if (approvals.empty() || old_.approvals.empty()) {
      return;
    }
    if (unsaid_.approval_type) {
      return merge_boards();
    }
    std::vector<Approval> merged;
    NameIndex news(approvals, &Approval::type);
    for (const Approval& old : old_.approvals) {
      const Approval* const same = news.find(old.type);
      merged.push_back(same == nullptr ? old : *same);
      if (same != nullptr) {
        note_shorter("the board ", fmt::format(" of {}", quote(old.type)), old.boards, same->boards);
      }
    }
    NameIndex olds(old_.approvals, &Approval::type);
    std::ranges::copy_if(approvals, std::back_inserter(merged),
                         [&](const Approval& approval) { return olds.find(approval.type) == nullptr; });
    approvals = std::move(merged);
  }

  /// Boards without a type keep the type that they have, and the others get the usual one. If the record has the usual
  /// type, the list is complete for that type only.
  void merge_boards() {
    const bool has_usual = std::ranges::count(old_.approvals, known_approval_type, &Approval::type) > 0;
    std::set<Board> news;
    for (const Approval& approval : news_.approvals) {
      news.insert(approval.boards.begin(), approval.boards.end());
    }
    std::vector<Approval> merged;
    for (const Approval& old : old_.approvals) {
      Approval& kept = merged.emplace_back(Approval{.type = old.type, .boards = {}});
      const bool is_meant = !has_usual || old.type == known_approval_type;
      std::ranges::copy_if(old.boards, std::back_inserter(kept.boards),
                           [&](Board board) { return !is_meant || news.contains(board); });
      note_shorter("the board ", fmt::format(" of {}", quote(old.type)), old.boards, kept.boards);
    }
    for (const Board board : approving_boards(old_)) {
      news.erase(board);
    }
    auto usual = std::ranges::find(merged, known_approval_type, &Approval::type);
    if (usual == merged.end() && !news.empty()) {
      usual = merged.insert(usual, Approval{.type = std::string(known_approval_type), .boards = {}});
    }
    for (const Board board : news) {
      usual->boards.insert(std::ranges::upper_bound(usual->boards, board), board);
    }
    std::erase_if(merged, [](const Approval& approval) { return approval.boards.empty(); });
    news_.approvals = std::move(merged);
  }

  static std::string joined(const std::vector<Section>& sections) {
    std::string text;
    for (const Section& section : sections) {
      text.append(" ").append(section.heading.value_or("")).append(" ").append(section.text);
    }
    std::erase(text, ':');
    return fold(text);
  }

  /// Plain text with the same words as an abstract with headings is not new.
  void merge_description() {
    auto& description = news_.description;
    if (description.empty() || old_.description.empty() || !old_.description.front().heading ||
        description.front().heading) {
      return;
    }
    if (joined(description) == joined(old_.description)) {
      description = old_.description;
    } else {
      removed_.emplace_back("the headings of the description");
    }
  }

  /// A keyword of the record with commas, of which the news have the parts, stays whole.
  void merge_keywords() {
    if (!unsaid_.commas) {
      return;
    }
    std::map<std::string_view, std::string_view> wholes;  // by the text before the first comma
    for (const std::string& keyword : old_.keywords) {
      if (const std::size_t comma = keyword.find(comma_between); comma != std::string::npos) {
        wholes.emplace(std::string_view(keyword).substr(0, comma), keyword);
      }
    }
    std::vector<std::string> merged;
    for (std::span<const std::string> rest = news_.keywords; !rest.empty();) {
      const auto whole = wholes.find(rest.front());
      const std::size_t parts = whole == wholes.end() ? 0 : count_parts(whole->second, rest);
      merged.emplace_back(parts == 0 ? rest.front() : whole->second);
      rest = rest.subspan(std::max<std::size_t>(parts, 1));
    }
    news_.keywords = std::move(merged);
  }

  /// How many of the first items are the text if commas are between them; 0 if they are not.
  static std::size_t count_parts(std::string_view text, std::span<const std::string> items) {
    constexpr std::size_t most_parts = 8;  // with more, every item could begin a long search
    for (std::size_t count = 1; count <= std::min(items.size(), most_parts); ++count) {
      const std::string& item = items[count - 1];
      if (text == item) {
        return count;
      }
      if (!text.starts_with(item) || !text.substr(item.size()).starts_with(comma_between)) {
        return 0;
      }
      text.remove_prefix(item.size() + comma_between.size());
    }
    return 0;
  }

  void merge_extensions() {
    NameIndex olds(old_.extensions, &Extension::key);
    for (const Extension& extension : news_.extensions) {
      if (const Extension* const old = olds.find(extension.key)) {
        note_shorter("", " of " + extension.key, old->values, extension.values);
      }
    }
  }

  void merge_lists() {
    for (const FieldInfo& key : record_keys()) {
      visit_key(key.field, [&](auto member) { note_shorter_list(key.name, old_.*member, news_.*member); });
    }
  }

  template <class Value>
  void note_shorter_list(std::string_view name, const Value& old, const Value& news) {
    if constexpr (is_list_value<Value>) {
      if (!news.empty()) {
        note_shorter("", fmt::format(" of {}", name), old, news);
      }
    }
  }

  /// Items of a list that has become shorter, since a text that is written differently is not lost; all terms of a
  /// vocabulary that are gone, since one board in place of another is no other spelling of it.
  template <class T>
  void note_shorter(std::string_view before, std::string_view after, const std::vector<T>& old,
                    const std::vector<T>& news) {
    if (!std::is_enum_v<T> && news.size() >= old.size()) {
      return;
    }
    const std::set<T> there(news.begin(), news.end());
    for (const T& item : old) {
      if (!there.contains(item)) {
        removed_.push_back(fmt::format("{}{}{}", before, quote(name_of(item)), after));
      }
    }
  }

  const Activity& old_;
  Activity news_;
  const Unsaid& unsaid_;
  std::vector<std::string> removed_;
};

/// Whether the record has the type of the credit, or an amount without one.
bool may_have_type_of(const Activity& record, const Credit& credit) {
  return std::ranges::any_of(record.credits,
                             [&](const Credit& old) { return old.type == credit.type || (!old.type && !old.board); });
}

}  // namespace

Activity completed_news(const Activity& old, Activity said, const Activity& all) {
  said.id = all.id;  // it may not be in the row's own cells
  for (const FieldInfo& key : record_keys()) {
    if (!has_value(old, key.field)) {
      copy_value(all, said, key.field);
    }
  }
  if (!old.credits.empty() && !said.credits.empty() &&
      std::ranges::all_of(all.credits, [&](const Credit& credit) { return may_have_type_of(old, credit); })) {
    said.credits = all.credits;
  }
  NameIndex olds(old.extensions, &Extension::key);
  NameIndex saids(said.extensions, &Extension::key);
  std::vector<Extension> extensions;
  for (const Extension& extension : all.extensions) {
    const Extension* const of_row = saids.find(extension.key);
    if (of_row != nullptr || olds.find(extension.key) == nullptr) {
      extensions.push_back(of_row != nullptr ? *of_row : extension);
    }
  }
  said.extensions = std::move(extensions);
  return said;
}

MergedNews merge_news(const Activity& old, Activity news, const Unsaid& unsaid) {
  if (unsaid.has_leftovers && old.note && news.note) {
    news.note = completed_note(*old.note, *news.note);
  }
  return Merger(old, std::move(news), unsaid).merge();
}

}  // namespace cme
