// SPDX-License-Identifier: MIT
#include "import/row_credits.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <span>

#include "base/ascii.hpp"
#include "base/safe_output.hpp"
#include "base/words.hpp"

namespace cme {
namespace {

bool is_open(const Credit& credit) {
  return !credit.type && !credit.board;
}

bool is_zero(const Credit& credit) {
  return credit.amount == Decimal() && !credit.max;
}

/// The types that none of the credits has, each once and in order.
std::vector<CreditType> unused_types(std::span<const NamedType> types, std::span<const Credit> credits) {
  std::set<CreditType> taken;
  for (const Credit& credit : credits) {
    if (credit.type) {
      taken.insert(*credit.type);
    }
  }
  std::vector<CreditType> unused;
  for (const NamedType& each : types) {
    if (each.type && taken.insert(*each.type).second) {
      unused.push_back(*each.type);
    }
  }
  return unused;
}

/// Gives each amount without a type the one at its own place in the list.
void give_types_in_pairs(std::span<const NamedType> types, std::vector<Credit>& credits) {
  std::size_t place = 0;
  for (Credit& credit : credits) {
    if (!credit.board) {
      credit.type = credit.type ? credit.type : types[place].type;
      ++place;
    }
  }
}

/// Gives each amount without a type a type: the one at its own place in the list, the only one, or, if there is only
/// one such amount, each that no other amount has. False if that would be a guess.
bool give_types(std::span<const NamedType> types, std::vector<Credit>& credits) {
  const auto open = std::ranges::count_if(credits, is_open);
  const auto amounts = std::ranges::count_if(credits, [](const Credit& credit) { return !credit.board; });
  if (open == 0 || types.empty()) {
    return true;
  }
  if (types.size() > 1 && amounts == static_cast<std::ptrdiff_t>(types.size())) {
    give_types_in_pairs(types, credits);
    return true;
  }
  if (types.size() > 1 && open > 1) {
    return false;
  }
  const std::vector<CreditType> unused =
      unused_types(types, types.size() == 1 ? std::span<const Credit>() : std::span<const Credit>(credits));
  std::vector<Credit> typed;
  for (const Credit& credit : credits) {
    if (!is_open(credit) || unused.empty()) {
      typed.push_back(credit);
      continue;
    }
    for (const CreditType type : unused) {
      typed.push_back(credit);
      typed.back().type = type;
    }
  }
  credits = std::move(typed);
  return true;
}

/// All of a credit but its amount.
std::string kind_of(const Credit& credit) {
  return fmt::format("{}|{}|{}|{}", credit.type ? to_string(*credit.type) : "",
                     credit.board ? to_string(*credit.board) : "", credit.per.value_or(""), credit.note.value_or(""));
}

/// All of a credit but its type.
std::string amount_of(const Credit& credit) {
  return fmt::format("{}|{}|{}|{}", credit.amount ? to_string(*credit.amount) : "",
                     credit.max ? to_string(*credit.max) : "", credit.per.value_or(""), credit.note.value_or(""));
}

std::string amount_words(const Credit& credit) {
  return fmt::format("{}{}{}", credit.amount ? to_string(*credit.amount) : "?", credit.max ? "-" : "",
                     credit.max ? to_string(*credit.max) : "");
}

std::string_view name_of_kind(const Credit& credit) {
  return credit.board ? to_string(*credit.board) : credit.type ? to_string(*credit.type) : std::string_view();
}

}  // namespace

void RowCredits::add_type(std::optional<std::size_t> row, NamedType type, bool is_paired) {
  const TypeKey key(row, is_paired ? std::optional(type.column) : std::nullopt);
  types_[key].types.push_back(std::move(type));
}

RowCredits::TypeList* RowCredits::find_types(std::size_t row, std::optional<std::size_t> types_column) {
  auto found = types_.find({row, types_column});
  found = found == types_.end() ? types_.find({std::nullopt, types_column}) : found;
  return found == types_.end() ? nullptr : &found->second;
}

RowCredits::Likeness RowCredits::find_alike(const CreditPlace& place, const Credit& credit, bool is_paired) {
  for (; indexed_ < credits_.size(); ++indexed_) {
    const std::size_t row = places_[indexed_].row;
    kinds_.emplace(std::pair(row, kind_of(credits_[indexed_])), indexed_);
    if (!credits_[indexed_].board) {
      amounts_.emplace(std::pair(row, amount_of(credits_[indexed_])), indexed_);
    }
  }
  if (!is_paired && is_open(credit)) {
    const auto same = amounts_.find({place.row, amount_of(credit)});
    if (same != amounts_.end() && places_[same->second].column != place.column) {
      return Likeness::same;
    }
  }
  const auto kind = kinds_.find({place.row, kind_of(credit)});
  if (kind == kinds_.end() || places_[kind->second].column == place.column) {
    return Likeness::none;
  }
  if (credits_[kind->second] == credit) {
    return Likeness::same;
  }
  return place.is_mapped ? Likeness::none : Likeness::other_amount;
}

void RowCredits::add(const CreditPlace& place, Credit credit) {
  credits_.push_back(std::move(credit));
  places_.push_back(place);
  columns_.insert(place.column);
}

std::vector<UnclearCredit> RowCredits::add_cell(const CreditPlace& place, std::optional<std::size_t> types_column,
                                                CellCredits read, const std::string& words) {
  TypeList* const list = find_types(place.row, types_column);
  const std::span<const NamedType> types = list == nullptr ? std::span<const NamedType>() : std::span(list->types);
  const std::size_t amounts = read.credits.size() + read.unread.size();
  const bool has_open = std::ranges::any_of(read.credits, is_open);
  if ((has_open && types.size() > 1 && !read.unread.empty()) || !give_types(types, read.credits)) {
    return {
        {.column = place.column,
         .words = words,
         .what = fmt::format("it is not clear which of {} and {} belong together",
                             counted(amounts, "amount of credit", "amounts of credit"), counted(types.size(), "type")),
         .help = "write each amount with its type: 1 AMA PRA Category 1 Credit; 1.5 ANCC contact hours"}};
  }
  std::vector<UnclearCredit> unclear;
  for (const std::string& part : read.unread) {
    unclear.push_back({.column = place.column,
                       .words = part,
                       .what = fmt::format("{} is not a credit amount", quote(trim(part))),
                       .help = "write a number such as 1 or 0.25"});
  }
  if (list != nullptr) {
    list->has_amount = list->has_amount || !read.credits.empty();
  }
  bool is_contradicted = false;
  const bool has_others = columns_.size() > (columns_.contains(place.column) ? std::size_t{1} : std::size_t{0});
  for (Credit& credit : read.credits) {
    if (is_zero(credit) && !place.keeps_zero) {
      zeros_.push_back(std::move(credit));
      continue;
    }
    const Likeness likeness = has_others ? find_alike(place, credit, types_column.has_value()) : Likeness::none;
    is_contradicted = is_contradicted || likeness == Likeness::other_amount;
    if (likeness == Likeness::none) {
      add(place, std::move(credit));
    }
  }
  if (is_contradicted) {
    unclear.push_back({.column = place.column, .words = words, .what = "another column has another amount of credit"});
  }
  return unclear;
}

std::vector<Credit> RowCredits::finish(std::vector<UnclearCredit>& unclear) {
  // A type with an amount of 0 is not without an amount. If all are 0, that is what the row says.
  const auto amounts = static_cast<std::ptrdiff_t>(credits_.size());
  credits_.insert(credits_.end(), zeros_.begin(), zeros_.end());
  const bool has_amounts = !credits_.empty();
  for (const auto& [key, list] : types_) {
    const bool is_alone = !list.has_amount && (key.second || !has_amounts);
    const std::vector<CreditType> unused = unused_types(
        list.types, key.second && is_alone ? std::span<const Credit>() : std::span<const Credit>(credits_));
    for (const CreditType type : unused) {
      if (is_alone) {
        credits_.push_back({});
        credits_.back().type = type;
        continue;
      }
      const auto named = std::ranges::find(list.types, type, &NamedType::type);
      unclear.push_back(
          {.column = named->column, .words = named->words, .what = "no amount of credit is of this type"});
    }
  }
  if (amounts > 0) {
    const auto first_zero = credits_.begin() + amounts;
    credits_.erase(first_zero, first_zero + static_cast<std::ptrdiff_t>(zeros_.size()));
  }
  join_rows(unclear);
  return std::move(credits_);
}

void RowCredits::join_rows(std::vector<UnclearCredit>& unclear) {
  std::map<std::string, std::vector<std::size_t>> places_of;  // by kind; types without an amount have no place
  for (std::size_t i = 0; i < places_.size(); ++i) {
    places_of[kind_of(credits_[i])].push_back(i);
  }
  std::set<std::size_t> dropped;
  for (const auto& [kind, all] : places_of) {
    const CreditPlace& place = places_[all.front()];
    if (std::ranges::all_of(all, [&](std::size_t i) { return places_[i].row == place.row; })) {
      continue;
    }
    std::map<std::size_t, std::vector<std::string>> amounts;  // by row
    std::vector<std::string> words;
    for (const std::size_t i : all) {
      amounts[places_[i].row].push_back(amount_of(credits_[i]));
      words.push_back(amount_words(credits_[i]));
    }
    const bool are_equal =
        std::ranges::all_of(amounts, [&](const auto& each) { return each.second == amounts.begin()->second; });
    std::ranges::copy_if(all, std::inserter(dropped, dropped.end()),
                         [&](std::size_t i) { return !are_equal || places_[i].row != place.row; });
    if (are_equal) {
      unclear.push_back({.column = place.column,
                         .words = {},
                         .what = "several rows of the activity have the same amount of credit; it was written once",
                         .help = "if they add up, write their sum in one row",
                         .is_written = true});
    } else {
      unclear.push_back({.column = place.column,
                         .words = fmt::format("{} {}", fmt::join(words, "; "), name_of_kind(credits_[all.front()])),
                         .what = "the rows of the activity have different amounts of one type of credit",
                         .help = "if they add up, write their sum in one row"});
    }
  }
  std::size_t i = 0;
  std::erase_if(credits_, [&](const Credit&) { return dropped.contains(i++); });
}

}  // namespace cme
