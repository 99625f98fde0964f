// SPDX-License-Identifier: MIT
#include "edit/merge_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "base/fold.hpp"
#include "base/safe_output.hpp"

namespace cme {
namespace {

std::string name_of(const Credit& credit) {
  if (credit.board) {
    return fmt::format("the credit of the board {}", quote(to_string(*credit.board)));
  }
  return credit.type ? fmt::format("the credit of type {}", quote(to_string(*credit.type)))
                     : std::string("a credit without a type");
}

/// The first price that is not free; free if there is none.
Money any_price(const std::vector<Fee>& fee) {
  const auto priced = std::ranges::find_if(fee, [](const Fee& tier) { return tier.amount && tier.amount->currency(); });
  return priced == fee.end() ? Money::free() : *priced->amount;
}

/// Values with the number of the old one that each continues, or comes after.
template <class Value>
using Numbered = std::vector<std::pair<std::size_t, Value>>;

/// The values in the order of the old ones.
template <class Value>
std::vector<Value> values_in_order(Numbered<Value> numbered) {
  std::ranges::stable_sort(numbered, {}, &std::pair<std::size_t, Value>::first);
  std::vector<Value> values;
  for (auto& [number, value] : numbered) {
    values.push_back(std::move(value));
  }
  return values;
}

class CreditMerger {
 public:
  CreditMerger(const std::vector<Credit>& old, const std::vector<Credit>& news, const Unsaid& unsaid,
               std::vector<std::string>& removed)
      : old_(old), news_(news), unsaid_(unsaid), removed_(removed) {}

  std::vector<Credit> merge() {
    Matches matches{.olds = std::vector<std::vector<std::size_t>>(news_.size()),
                    .is_met = std::vector<bool>(old_.size())};
    match_credits(SameCredit::by_name_and_amount, matches);
    match_credits(SameCredit::by_name, matches);
    match_credits(SameCredit::without_type, matches);
    match_amounts(matches);
    Numbered<Credit> merged;
    std::set<CreditName> names;
    std::size_t last = 0;
    for (std::size_t i = 0; i < news_.size(); ++i) {
      names.insert(name_of_type(news_[i]));
      for (const std::size_t old : matches.olds[i]) {
        last = old;
        merged.emplace_back(old, completed(news_[i], old_[old]));
      }
      if (matches.olds[i].empty()) {
        merged.emplace_back(last, news_[i]);
      }
    }
    const bool names_boards = std::ranges::any_of(news_, [](const Credit& each) { return each.board.has_value(); });
    for (std::size_t i = 0; i < old_.size(); ++i) {
      if (matches.is_met[i]) {
        continue;
      }
      const Credit& old = old_[i];
      const bool is_unsaid = matches.keeps_others || (unsaid_.rest_of_credits && !names.contains(name_of_type(old)));
      if (old.board ? !names_boards : is_unsaid) {
        merged.emplace_back(i, old);
      } else {
        removed_.push_back(name_of(old));
      }
    }
    return values_in_order(std::move(merged));
  }

 private:
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

  using Amounts = std::pair<std::optional<Decimal>, std::optional<Decimal>>;

  static Amounts amounts_of(const Credit& credit) { return {credit.amount, credit.max}; }

  enum class SameCredit : std::uint8_t { by_name_and_amount, by_name, without_type };

  /// Matches each new credit that has a type or a board with the first old one of the same, and of the same amount if
  /// that is asked for; or with the first of those without a type.
  void match_credits(SameCredit which, Matches& matches) const {
    const auto amounts_in = [which](const Credit& credit) {
      return which == SameCredit::by_name_and_amount ? amounts_of(credit) : Amounts();
    };
    std::map<std::pair<CreditName, Amounts>, std::vector<std::size_t>> open;  // the first last
    for (std::size_t i = old_.size(); i-- > 0;) {
      if (!matches.is_met[i]) {
        open[{name_of_type(old_[i]), amounts_in(old_[i])}].push_back(i);
      }
    }
    for (std::size_t i = 0; i < news_.size(); ++i) {
      CreditName name = name_of_type(news_[i]);
      const bool has_name = name.first || name.second;
      name.second = which == SameCredit::without_type ? std::nullopt : name.second;
      std::vector<std::size_t>& places = open[{name, amounts_in(news_[i])}];
      if (has_name && matches.olds[i].empty() && !places.empty()) {
        matches.add(i, places.back());
        places.pop_back();
      }
    }
  }

  /// Matches amounts without a type: with an old credit of the same amount, and the others in their order. One amount
  /// is that of all types if these had one amount; otherwise an old credit whose amount nobody repeats is not meant.
  void match_amounts(Matches& matches) const {
    std::vector<std::size_t> olds;
    for (std::size_t i = 0; i < old_.size(); ++i) {
      if (!matches.is_met[i] && !old_[i].board) {
        olds.push_back(i);
      }
    }
    std::vector<std::size_t> news;
    for (std::size_t i = 0; i < news_.size(); ++i) {
      if (!news_[i].type && !news_[i].board) {
        news.push_back(i);
      }
    }
    if (news.empty() || olds.empty()) {
      return;
    }
    const auto has_amount_of = [&](std::size_t i) { return amounts_of(old_[i]) == amounts_of(old_[olds[0]]); };
    if (news.size() == 1 && (!news_[news[0]].amount || std::ranges::all_of(olds, has_amount_of))) {
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
      if (amounts_of(news_[news[i]]) == amounts_of(old_[olds[i]])) {
        matches.add(news[i], olds[i]);
      }
    }
    std::map<Amounts, std::vector<std::size_t>> open;  // the first last
    for (auto old = olds.rbegin(); old != olds.rend(); ++old) {
      if (!matches.is_met[*old]) {
        open[amounts_of(old_[*old])].push_back(*old);
      }
    }
    for (const std::size_t i : news) {
      std::vector<std::size_t>& places = open[amounts_of(news_[i])];
      if (matches.olds[i].empty() && !places.empty()) {
        matches.add(i, places.back());
        places.pop_back();
      }
    }
  }

  const std::vector<Credit>& old_;
  const std::vector<Credit>& news_;
  const Unsaid& unsaid_;
  std::vector<std::string>& removed_;
};

class FeeMerger {
 public:
  FeeMerger(const std::vector<Fee>& old, const std::vector<Fee>& news, const Unsaid& unsaid,
            std::vector<std::string>& removed)
      : old_(old), news_(news), unsaid_(unsaid), removed_(removed) {}

  std::vector<Fee> merge() {
    std::vector<std::optional<std::size_t>> olds(news_.size());
    std::vector<bool> is_met(old_.size());
    match_prices(SamePrice::by_audience_and_amount, olds, is_met);
    match_prices(SamePrice::by_audience, olds, is_met);
    const Money price = any_price(old_);
    std::set<Audience> audiences;
    Numbered<Fee> merged;
    std::size_t last = 0;
    for (std::size_t i = 0; i < news_.size(); ++i) {
      audiences.insert(audience_of(news_[i]));
      last = olds[i].value_or(last);
      merged.emplace_back(last, olds[i] ? completed(news_[i], old_[last]) : news_[i]);
      in_currency_of(price, merged.back().second);
    }
    for (std::size_t i = 0; i < old_.size(); ++i) {
      if (!is_met[i]) {
        keep_or_remove(i, audiences, merged);
      }
    }
    return values_in_order(std::move(merged));
  }

 private:
  /// Who pays, however it is written.
  using Audience = std::optional<std::string>;

  static Audience audience_of(const Fee& tier) { return tier.audience ? Audience(fold(*tier.audience)) : Audience(); }

  enum class SamePrice : std::uint8_t { by_audience_and_amount, by_audience };

  /// Matches each new price with the first old one for the same audience, and of the same amount if that is asked for.
  /// A single price is for the audience of the single old one.
  void match_prices(SamePrice which, std::vector<std::optional<std::size_t>>& olds, std::vector<bool>& is_met) const {
    const auto amount_in = [which](const Fee& tier) {
      return which == SamePrice::by_audience_and_amount && tier.amount ? to_string(*tier.amount) : std::string();
    };
    std::map<std::pair<Audience, std::string>, std::vector<std::size_t>> open;  // the first last
    for (std::size_t i = old_.size(); i-- > 0;) {
      if (!is_met[i]) {
        open[{audience_of(old_[i]), amount_in(old_[i])}].push_back(i);
      }
    }
    const bool is_only = news_.size() == 1 && old_.size() == 1 && !news_.front().audience;
    for (std::size_t i = 0; i < news_.size(); ++i) {
      const Fee& named = is_only ? old_.front() : news_[i];
      std::vector<std::size_t>& places = open[{audience_of(named), amount_in(news_[i])}];
      if (!olds[i] && !places.empty()) {
        olds[i] = places.back();
        is_met[places.back()] = true;
        places.pop_back();
      }
    }
  }

  /// An old price stays if no column is for its audience.
  void keep_or_remove(std::size_t number, const std::set<Audience>& audiences, Numbered<Fee>& merged) {
    const Fee& old = old_[number];
    if (unsaid_.rest_of_fee && old.audience && !audiences.contains(audience_of(old))) {
      merged.emplace_back(number, old);
    } else {
      removed_.push_back(old.audience ? fmt::format("the fee for {}", quote(*old.audience)) : std::string("a fee"));
    }
  }

  Fee completed(Fee tier, const Fee& old) {
    if (!tier.amount && old.amount) {
      removed_.push_back(fmt::format("the price {}", quote(to_string(*old.amount))));
    }
    if (old.amount) {
      in_currency_of(*old.amount, tier);
    }
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

  const std::vector<Fee>& old_;
  const std::vector<Fee>& news_;
  const Unsaid& unsaid_;
  std::vector<std::string>& removed_;
};

}  // namespace

std::vector<Credit> merge_credits(const std::vector<Credit>& old, const std::vector<Credit>& news, const Unsaid& unsaid,
                                  std::vector<std::string>& removed) {
  return CreditMerger(old, news, unsaid, removed).merge();
}

std::vector<Fee> merge_fee(const std::vector<Fee>& old, const std::vector<Fee>& news, const Unsaid& unsaid,
                           std::vector<std::string>& removed) {
  return FeeMerger(old, news, unsaid, removed).merge();
}

}  // namespace cme
