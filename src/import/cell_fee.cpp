// SPDX-License-Identifier: MIT
#include "import/cell_fee.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "base/ascii.hpp"
#include "import/fee_text.hpp"
#include "import/page/page_lines.hpp"

namespace cme {
namespace {

/// No readable fee is longer.
constexpr std::size_t longest_fee = 300;

constexpr std::string_view free_words[] = {"no charge", "no fee", "free of charge", "complimentary", "none", "no cost"};

/// Whether the words in parentheses say who pays: `$45 (members)`.
bool is_audience(std::string_view words) {
  constexpr std::string_view groups[] = {"all others",  "fellows",    "member",      "members",    "non member",
                                         "non members", "non-member", "non-members", "nonmember",  "nonmembers",
                                         "nurses",      "others",     "pharmacists", "physicians", "residents",
                                         "students",    "trainees"};
  return std::ranges::find(groups, lower_ascii(words)) != std::end(groups);
}

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789.,") == std::string_view::npos;
}

/// One tier that is certainly in the directory's form; otherwise nothing.
std::optional<Fee> read_plain_tier(std::string_view text, std::optional<Currency> currency) {
  if (std::ranges::find(free_words, lower_ascii(text)) != std::end(free_words)) {
    return Fee{.amount = Money::free(), .per = {}, .audience = {}, .note = {}};
  }
  std::string spelling(text);
  if (currency && is_number(text)) {
    spelling.append(" ").append(currency->code());
  }
  std::vector<std::string> problems;
  const std::vector<Fee> tiers = parse_fee(spelling, problems);
  return problems.empty() && tiers.size() == 1 ? std::optional(tiers.front()) : std::nullopt;
}

/// `$25 per module for members (invoiced)`, `Members: $30`, `Free (account required)`.
std::optional<Fee> read_tier(std::string_view text, std::optional<Currency> currency) {
  if (const std::size_t open = text.find('('); text.ends_with(')') && open != std::string_view::npos) {
    const std::string_view note = trim_spaces(text.substr(open + 1, text.size() - open - 2));
    auto tier = note.find('(') != std::string_view::npos ? std::nullopt
                                                         : read_tier(trim_spaces(text.substr(0, open)), currency);
    if (tier && note.empty()) {
      return tier;
    }
    if (tier && !tier->audience && !tier->note && is_audience(note)) {
      tier->audience = std::string(note);
      return tier;
    }
    if (tier && !tier->note) {
      tier->note = std::string(note);
      return tier;
    }
  }
  if (auto tier = read_plain_tier(text, currency)) {
    if (!tier->audience && tier->note && is_audience(*tier->note)) {
      tier->audience.swap(tier->note);
    }
    return tier;
  }
  if (const std::size_t colon = text.find(':'); colon != std::string_view::npos && colon > 0) {
    auto tier = read_plain_tier(trim_spaces(text.substr(colon + 1)), currency);
    const std::string_view audience = trim_spaces(text.substr(0, colon));
    if (tier && !tier->audience && std::ranges::none_of(audience, is_digit)) {
      tier->audience = std::string(audience);
      return tier;
    }
  }
  return std::nullopt;
}

/// The parts between semicolons, line breaks and slashes with a space on both sides.
std::vector<std::string_view> split_tiers(std::string_view text) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    const bool is_mark = at == text.size() || text[at] == ';' || text[at] == '\n' ||
                         (text[at] == '/' && at > 0 && text[at - 1] == ' ' && text.substr(at + 1, 1) == " ");
    if (is_mark) {
      if (const std::string_view part = trim_spaces(text.substr(begin, at - begin)); !part.empty()) {
        parts.push_back(part);
      }
      begin = at + 1;
    }
  }
  return parts;
}

/// `Members: $10, Non-members: $25`: tiers by commas, all of which say for whom; empty if it is anything else.
std::vector<Fee> read_tiers_by_commas(std::string_view text, std::optional<Currency> currency) {
  constexpr std::string_view comma = ", ";
  std::vector<Fee> tiers;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(comma, begin), text.size());
    const auto tier = read_tier(trim_spaces(text.substr(begin, end - begin)), currency);
    if (!tier || !tier->amount || !tier->audience) {
      return {};
    }
    tiers.push_back(*tier);
    begin = end + comma.size();
  }
  return tiers;
}

std::vector<Fee> read_fee(std::string_view text, std::optional<Currency> currency, std::vector<std::string>& problems) {
  if (text.size() <= longest_fee) {
    std::vector<Fee> tiers;
    std::vector<std::string> unread;
    for (const std::string_view part : split_tiers(text)) {
      if (const auto tier = read_tier(part, currency)) {
        tiers.push_back(*tier);
      } else if (const std::vector<Fee> several = read_tiers_by_commas(part, currency); !several.empty()) {
        tiers.insert(tiers.end(), several.begin(), several.end());
      } else {
        // Otherwise the remark would be the whole text.
        const std::vector<Fee> remark = parse_fee(part, unread);
        tiers.insert(tiers.end(), remark.begin(), remark.end());
      }
    }
    if (std::ranges::any_of(tiers, [](const Fee& tier) { return tier.amount.has_value(); })) {
      problems.insert(problems.end(), unread.begin(), unread.end());
      return tiers;
    }
  }
  return parse_fee(text, problems);
}

/// A number of a sheet with decimal commas, as American text: `1.250,50` and `1,250.50` are `1,250.50`, `12,50` is
/// `12.50`, `1.250.000` is `1,250,000`.
void make_american(std::span<char> number) {
  const std::string_view text(number.data(), number.size());
  const std::size_t last = text.find_last_of(",.");
  if (last == std::string_view::npos) {
    return;
  }
  const bool has_both = text.find(',') != std::string_view::npos && text.find('.') != std::string_view::npos;
  const bool is_alone = text.find_first_of(",.") == last;
  const bool is_decimal = has_both || is_alone;
  for (std::size_t at = 0; at < number.size(); ++at) {
    if (!is_digit(number[at])) {
      number[at] = is_decimal && at == last ? '.' : ',';
    }
  }
}

/// The text with all its numbers in American form, of the same length.
std::string with_decimal_points(std::string_view text) {
  constexpr std::string_view characters = "0123456789.,";
  std::string points(text);
  for (std::size_t begin = points.find_first_of("0123456789"); begin != std::string::npos;) {
    std::size_t end = std::min(points.find_first_not_of(characters, begin), points.size());
    const std::size_t next = end;
    while (!is_digit(points[end - 1])) {
      --end;
    }
    make_american(std::span(points).subspan(begin, end - begin));
    begin = points.find_first_of("0123456789", next);
  }
  return points;
}

/// The original words of the cell, of which `points` is a copy with decimal points, also in the quotes of a problem.
void restore_words(std::string_view text, std::string_view points, std::optional<std::string>& words,
                   std::span<std::string> problems) {
  const std::size_t place = words ? points.find(*words) : std::string_view::npos;
  if (place == std::string_view::npos) {
    return;
  }
  const std::string altered = std::exchange(*words, std::string(text.substr(place, words->size())));
  for (std::string& problem : problems) {
    if (const std::size_t quoted = problem.find(altered); quoted != std::string::npos) {
      problem.replace(quoted, altered.size(), *words);
    }
  }
}

}  // namespace

std::vector<Fee> read_cell_fee(std::string_view text, std::optional<Currency> currency, DecimalSign sign,
                               std::vector<std::string>& problems) {
  text = trim_spaces(text);
  if (sign == DecimalSign::point) {
    return read_fee(text, currency, problems);
  }
  const std::string points = with_decimal_points(text);
  const std::size_t known_problems = problems.size();
  std::vector<Fee> fee = read_fee(points, currency, problems);
  const auto new_problems = std::span(problems).subspan(known_problems);
  for (Fee& tier : fee) {
    for (std::optional<std::string>* const words : {&tier.per, &tier.audience, &tier.note}) {
      restore_words(text, points, *words, new_problems);
    }
  }
  return fee;
}

}  // namespace cme
