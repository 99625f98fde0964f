// SPDX-License-Identifier: MIT
#include "edit/merge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <type_traits>
#include <utility>

#include "base/ascii.hpp"
#include "base/fold.hpp"
#include "base/name_index.hpp"
#include "base/safe_output.hpp"
#include "cme/model/visit_field.hpp"
#include "model/compare.hpp"

namespace cme {
namespace {

/// The new value, or otherwise the old one.
template <class T>
void keep_if_absent(std::optional<T>& value, const std::optional<T>& old) {
  if (!value) {
    value = old;
  }
}

std::string name_of(const Credit& credit) {
  if (credit.board) {
    return fmt::format("the credit of the board {}", quote(to_string(*credit.board)));
  }
  return credit.type ? fmt::format("the credit of type {}", quote(to_string(*credit.type)))
                     : std::string("a credit without a type");
}

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

class Merger {
 public:
  Merger(const Activity& old, Activity news) : old_(old), news_(std::move(news)) {}

  MergedNews merge() {
    merge_support();
    merge_credits();
    merge_fee();
    merge_approvals();
    merge_description();
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
      if (names.find(supporter.name) == nullptr) {
        removed_.push_back(fmt::format("the supporter {}", quote(supporter.name)));
      }
    }
  }

  void merge_credits() {
    if (news_.credits.empty() || old_.credits.empty()) {
      return;
    }
    std::vector<Credit> merged;
    std::vector<bool> is_met(old_.credits.size());
    CreditStarts starts;
    for (const Credit& credit : news_.credits) {
      merge_credit(credit, starts[{credit.board, credit.type}], merged, is_met);
    }
    const bool names_boards =
        std::ranges::any_of(news_.credits, [](const Credit& each) { return each.board.has_value(); });
    for (std::size_t i = 0; i < old_.credits.size(); ++i) {
      if (is_met[i]) {
        continue;
      }
      if (old_.credits[i].board && !names_boards) {
        merged.push_back(old_.credits[i]);
      } else {
        removed_.push_back(name_of(old_.credits[i]));
      }
    }
    news_.credits = std::move(merged);
  }

  /// Whether an amount without a type or board may belong to `old`.
  static bool may_be(const Credit& credit, const Credit& old) {
    return credit.board == old.board && (credit.type == old.type || !credit.type || !old.type);
  }

  /// For each board and type of a new credit, the first of the old ones that may still match.
  using CreditStarts = std::map<std::pair<std::optional<Board>, std::optional<CreditType>>, std::size_t>;

  /// A credit without a type matches every old one; a credit with a type matches that of the same type.
  void merge_credit(const Credit& credit, std::size_t& start, std::vector<Credit>& merged,
                    std::vector<bool>& is_met) const {
    const auto is_open = [&](std::size_t i) { return !is_met[i] && may_be(credit, old_.credits[i]); };
    while (start < old_.credits.size() && !is_open(start)) {
      ++start;
    }
    bool is_new = true;
    for (std::size_t i = start; i < old_.credits.size(); ++i) {
      const Credit& old = old_.credits[i];
      if (!is_open(i)) {
        continue;
      }
      is_met[i] = true;
      is_new = false;
      merged.push_back(credit);
      Credit& completed = merged.back();
      keep_if_absent(completed.type, old.type);
      keep_if_absent(completed.per, old.per);
      keep_if_absent(completed.note, old.note);
      if (!completed.amount) {
        completed.amount = old.amount;
        completed.max = old.max;
      }
      if (credit.type || credit.board) {
        break;
      }
    }
    if (is_new) {
      merged.push_back(credit);
    }
  }

  void merge_fee() {
    auto& fee = news_.fee;
    if (fee.empty() || old_.fee.empty()) {
      return;
    }
    std::map<std::optional<std::string>, std::vector<std::size_t>> open;  // the old ones by audience, the first last
    for (std::size_t i = old_.fee.size(); i-- > 0;) {
      open[old_.fee[i].audience].push_back(i);
    }
    const bool is_only = fee.size() == 1 && old_.fee.size() == 1 && !fee.front().audience;
    std::vector<bool> is_met(old_.fee.size());
    for (Fee& tier : fee) {
      std::vector<std::size_t>& places = open[is_only ? old_.fee.front().audience : tier.audience];
      if (places.empty()) {
        continue;
      }
      const Fee& old = old_.fee[places.back()];
      is_met[places.back()] = true;
      places.pop_back();
      if (old.amount && !tier.amount) {
        removed_.push_back(fmt::format("the price {}", quote(to_string(*old.amount))));
      }
      // A note without an amount takes the place of the price.
      if (old.amount) {
        keep_if_absent(tier.per, old.per);
        keep_if_absent(tier.audience, old.audience);
        keep_if_absent(tier.note, old.note);
      }
    }
    for (std::size_t i = 0; i < old_.fee.size(); ++i) {
      if (!is_met[i]) {
        removed_.push_back(old_.fee[i].audience ? fmt::format("the fee for {}", quote(*old_.fee[i].audience))
                                                : std::string("a fee"));
      }
    }
  }

  void merge_approvals() {
    auto& approvals = news_.approvals;
    if (approvals.empty() || old_.approvals.empty()) {
      return;
    }
    // Boards without a type may belong to any type.
    if (approvals.size() == 1 && approvals.front().type == known_approval_type &&
        approvals.front().boards == approving_boards(old_)) {
      approvals = old_.approvals;
      return;
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
      visit_key(key.field, [&]<class Value>(Value Activity::*member) {
        if constexpr (is_list_value<Value>) {
          if (!(news_.*member).empty()) {
            note_shorter("", fmt::format(" of {}", key.name), old_.*member, news_.*member);
          }
        }
      });
    }
  }

  /// Items of a list that has become shorter; an item that is spelled differently is not lost.
  template <class T>
  void note_shorter(std::string_view before, std::string_view behind, const std::vector<T>& old,
                    const std::vector<T>& news) {
    if (news.size() >= old.size()) {
      return;
    }
    const std::set<T> there(news.begin(), news.end());
    for (const T& item : old) {
      if (!there.contains(item)) {
        removed_.push_back(fmt::format("{}{}{}", before, quote(name_of(item)), behind));
      }
    }
  }

  const Activity& old_;
  Activity news_;
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

MergedNews merge_news(const Activity& old, Activity news, NewNote note) {
  if (note == NewNote::of_leftovers && old.note && news.note) {
    news.note = completed_note(*old.note, *news.note);
  }
  return Merger(old, std::move(news)).merge();
}

}  // namespace cme
