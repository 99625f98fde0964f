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

/// The first price that is not free; free if there is none.
Money any_price(const std::vector<Fee>& fee) {
  const auto priced = std::ranges::find_if(fee, [](const Fee& tier) { return tier.amount && tier.amount->currency(); });
  return priced == fee.end() ? Money::free() : *priced->amount;
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
  Merger(const Activity& old, Activity news, const Unsaid& unsaid)
      : old_(old), news_(std::move(news)), unsaid_(unsaid) {}

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

  /// Values with the number of the old one that each continues, or comes after.
  template <class Value>
  using Numbered = std::vector<std::pair<std::size_t, Value>>;

  /// The values in the order of the old ones.
  template <class Value>
  static std::vector<Value> values_in_order(Numbered<Value> numbered) {
    std::ranges::stable_sort(numbered, {}, &std::pair<std::size_t, Value>::first);
    std::vector<Value> values;
    for (auto& [number, value] : numbered) {
      values.push_back(std::move(value));
    }
    return values;
  }

  void merge_credits() {
    if (news_.credits.empty() || old_.credits.empty()) {
      return;
    }
    Matches matches{.olds = std::vector<std::vector<std::size_t>>(news_.credits.size()),
                    .is_met = std::vector<bool>(old_.credits.size())};
    match_credits(SameCredit::by_name, matches);
    match_credits(SameCredit::without_type, matches);
    match_amounts(matches);
    Numbered<Credit> merged;
    std::set<CreditName> names;
    std::size_t last = 0;
    for (std::size_t i = 0; i < news_.credits.size(); ++i) {
      names.insert(name_of_type(news_.credits[i]));
      for (const std::size_t old : matches.olds[i]) {
        last = old;
        merged.emplace_back(old, completed(news_.credits[i], old_.credits[old]));
      }
      if (matches.olds[i].empty()) {
        merged.emplace_back(last, news_.credits[i]);
      }
    }
    const bool names_boards =
        std::ranges::any_of(news_.credits, [](const Credit& each) { return each.board.has_value(); });
    for (std::size_t i = 0; i < old_.credits.size(); ++i) {
      if (matches.is_met[i]) {
        continue;
      }
      const Credit& old = old_.credits[i];
      const bool is_unsaid = matches.keeps_others || (unsaid_.rest_of_credits && !names.contains(name_of_type(old)));
      if (old.board ? !names_boards : is_unsaid) {
        merged.emplace_back(i, old);
      } else {
        removed_.push_back(name_of(old));
      }
    }
    news_.credits = values_in_order(std::move(merged));
  }

  /// What distinguishes credits from each other.
  using CreditName = std::pair<std::optional<Board>, std::optional<CreditType>>;

  static CreditName name_of_type(const Credit& credit) { return {credit.board, credit.type}; }

  /// For each new credit, the numbers of the old ones that it changes.
  struct Matches {
    std::vector<std::vector<std::size_t>> olds;
    std::vector<bool> is_met;   ///< of the old ones
    bool keeps_others = false;  ///< whether old ones that are not met stay

    void add(std::size_t number, std::size_t old) {
      olds[number].push_back(old);
      is_met[old] = true;
    }
  };

  static Credit completed(Credit credit, const Credit& old) {
    keep_if_absent(credit.type, old.type);
    keep_if_absent(credit.per, old.per);
    keep_if_absent(credit.note, old.note);
    if (!credit.amount) {
      credit.amount = old.amount;
      credit.max = old.max;
    }
    return credit;
  }

  enum class SameCredit : std::uint8_t { by_name, without_type };

  /// Matches each new credit that has a type or a board with the first old one of the same, or with the first of those
  /// without a type.
  void match_credits(SameCredit which, Matches& matches) const {
    std::map<CreditName, std::vector<std::size_t>> open;  // the first last
    for (std::size_t i = old_.credits.size(); i-- > 0;) {
      if (!matches.is_met[i]) {
        open[name_of_type(old_.credits[i])].push_back(i);
      }
    }
    for (std::size_t i = 0; i < news_.credits.size(); ++i) {
      CreditName name = name_of_type(news_.credits[i]);
      const bool has_name = name.first || name.second;
      name.second = which == SameCredit::by_name ? name.second : std::nullopt;
      std::vector<std::size_t>& places = open[name];
      if (has_name && matches.olds[i].empty() && !places.empty()) {
        matches.add(i, places.back());
        places.pop_back();
      }
    }
  }

  using Amounts = std::pair<std::optional<Decimal>, std::optional<Decimal>>;

  static Amounts amounts_of(const Credit& credit) { return {credit.amount, credit.max}; }

  /// Matches amounts without a type: with an old credit of the same amount, and the others in their order. One amount
  /// is that of all types if these had one amount; otherwise an old credit whose amount nobody repeats is not meant.
  void match_amounts(Matches& matches) const {
    std::vector<std::size_t> olds;
    for (std::size_t i = 0; i < old_.credits.size(); ++i) {
      if (!matches.is_met[i] && !old_.credits[i].board) {
        olds.push_back(i);
      }
    }
    std::vector<std::size_t> news;
    for (std::size_t i = 0; i < news_.credits.size(); ++i) {
      if (!news_.credits[i].type && !news_.credits[i].board) {
        news.push_back(i);
      }
    }
    if (news.empty() || olds.empty()) {
      return;
    }
    const auto has_amount_of = [&](std::size_t i) {
      return amounts_of(old_.credits[i]) == amounts_of(old_.credits[olds[0]]);
    };
    if (news.size() == 1 && (!news_.credits[news[0]].amount || std::ranges::all_of(olds, has_amount_of))) {
      std::ranges::for_each(olds, [&](std::size_t old) { matches.add(news[0], old); });
      return;
    }
    match_equal_amounts(news, olds, matches);
    // If the record has all of the amounts, others that it has are those of types that the source does not name.
    matches.keeps_others = std::ranges::none_of(news, [&](std::size_t i) { return matches.olds[i].empty(); });
    auto old = olds.begin();
    for (const std::size_t i : news) {
      old = std::find_if(old, olds.end(), [&](std::size_t each) { return !matches.is_met[each]; });
      if (matches.olds[i].empty() && old != olds.end()) {
        matches.add(i, *old);
      }
    }
  }

  /// Matches credits of the same amount, those that are in the same place first.
  void match_equal_amounts(const std::vector<std::size_t>& news, const std::vector<std::size_t>& olds,
                           Matches& matches) const {
    for (std::size_t i = 0; i < std::min(news.size(), olds.size()); ++i) {
      if (amounts_of(news_.credits[news[i]]) == amounts_of(old_.credits[olds[i]])) {
        matches.add(news[i], olds[i]);
      }
    }
    std::map<Amounts, std::vector<std::size_t>> open;  // the first last
    for (auto old = olds.rbegin(); old != olds.rend(); ++old) {
      if (!matches.is_met[*old]) {
        open[amounts_of(old_.credits[*old])].push_back(*old);
      }
    }
    for (const std::size_t i : news) {
      std::vector<std::size_t>& places = open[amounts_of(news_.credits[i])];
      if (matches.olds[i].empty() && !places.empty()) {
        matches.add(i, places.back());
        places.pop_back();
      }
    }
  }

  /// Who pays, however it is written.
  using Audience = std::optional<std::string>;

  static Audience audience_of(const Fee& tier) { return tier.audience ? Audience(fold(*tier.audience)) : Audience(); }

  void merge_fee() {
    auto& fee = news_.fee;
    if (fee.empty() || old_.fee.empty()) {
      return;
    }
    std::map<Audience, std::vector<std::size_t>> open;  // the old ones, the first last
    for (std::size_t i = old_.fee.size(); i-- > 0;) {
      open[audience_of(old_.fee[i])].push_back(i);
    }
    const bool is_only = fee.size() == 1 && old_.fee.size() == 1 && !fee.front().audience;
    std::vector<bool> is_met(old_.fee.size());
    const Money price = any_price(old_.fee);
    std::set<Audience> audiences;
    Numbered<Fee> merged;
    std::size_t last = 0;
    for (const Fee& tier : fee) {
      audiences.insert(audience_of(tier));
      std::vector<std::size_t>& places = open[is_only ? audience_of(old_.fee.front()) : audience_of(tier)];
      last = places.empty() ? last : places.back();
      merged.emplace_back(last, places.empty() ? tier : completed(tier, old_.fee[last]));
      in_currency_of(price, merged.back().second);
      if (!places.empty()) {
        is_met[last] = true;
        places.pop_back();
      }
    }
    for (std::size_t i = 0; i < old_.fee.size(); ++i) {
      if (!is_met[i]) {
        keep_or_remove(i, audiences, merged);
      }
    }
    fee = values_in_order(std::move(merged));
  }

  /// An old price stays if no column is for its audience.
  void keep_or_remove(std::size_t number, const std::set<Audience>& audiences, Numbered<Fee>& merged) {
    const Fee& old = old_.fee[number];
    if (unsaid_.rest_of_fee && old.audience && !audiences.contains(audience_of(old))) {
      merged.emplace_back(number, old);
    } else {
      removed_.push_back(old.audience ? fmt::format("the fee for {}", quote(*old.audience)) : std::string("a fee"));
    }
  }

  Fee completed(Fee tier, const Fee& old) {
    if (!old.amount) {
      return tier;  // a note without an amount took the place of the price
    }
    if (!tier.amount) {
      removed_.push_back(fmt::format("the price {}", quote(to_string(*old.amount))));
    }
    in_currency_of(*old.amount, tier);
    keep_if_absent(tier.per, old.per);
    keep_if_absent(tier.audience, old.audience);
    keep_if_absent(tier.note, old.note);
    return tier;
  }

  /// Gives a price in dollars the currency of `old` if the source did not name one.
  void in_currency_of(const Money& old, Fee& tier) const {
    if (unsaid_.currency && tier.amount && tier.amount->currency() == Currency::usd() && old.currency()) {
      tier.amount = Money::make(tier.amount->amount(), tier.amount->max(), *old.currency()).value_or(*tier.amount);
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

  /// Boards without a type keep the type that they have, and the others get the usual one.
  void merge_boards() {
    std::set<Board> news;
    for (const Approval& approval : news_.approvals) {
      news.insert(approval.boards.begin(), approval.boards.end());
    }
    std::vector<Approval> merged;
    for (const Approval& old : old_.approvals) {
      Approval& kept = merged.emplace_back(Approval{.type = old.type, .boards = {}});
      std::ranges::copy_if(old.boards, std::back_inserter(kept.boards),
                           [&](Board board) { return news.contains(board); });
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

  /// Items of a list that has become shorter; an item that is spelled differently is not lost.
  template <class T>
  void note_shorter(std::string_view before, std::string_view after, const std::vector<T>& old,
                    const std::vector<T>& news) {
    if (news.size() >= old.size()) {
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
