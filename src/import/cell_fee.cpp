// SPDX-License-Identifier: MIT
#include "import/cell_fee.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "base/ascii.hpp"
#include "import/currency_sign.hpp"
#include "import/fee_text.hpp"
#include "import/page/page_lines.hpp"

namespace cme {
namespace {

/// No readable fee is longer.
constexpr std::size_t longest_fee = 300;

constexpr std::string_view free_words[] = {"no charge", "no fee", "free of charge", "complimentary",
                                           "gratis",    "none",   "no cost"};

/// Groups of people who pay, in the singular; with an `s`, several of them.
constexpr std::string_view groups[] = {
    "all other", "fellow",   "member",     "non member", "non-member", "nonmember",    "non-physician",
    "nurse",     "other",    "pharmacist", "physician",  "public",     "resident",     "student",
    "trainee",   "employee", "staff",      "all staff",  "all member", "all employee",
};

/// Words between two groups.
constexpr std::string_view joints[] = {" and ", " & ", " or ", "/"};

/// Whether it is the abbreviation of a society, as in `ACR members`.
bool is_abbreviation(std::string_view word) {
  constexpr std::size_t longest = 8;
  return word.size() >= 2 && word.size() <= longest && std::ranges::all_of(word, [](char character) {
           return is_ascii_letter(character) && !is_small_letter(character);
         });
}

bool is_group(std::string_view words) {
  const std::string lower = lower_ascii(words);
  const std::string_view one = std::string_view(lower).substr(0, lower.size() - (lower.ends_with('s') ? 1 : 0));
  if (std::ranges::find(groups, one) != std::end(groups)) {
    return true;
  }
  const std::size_t space = words.find(' ');
  return space != std::string_view::npos && is_abbreviation(words.substr(0, space)) &&
         is_group(trim_spaces(words.substr(space)));
}

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789.,") == std::string_view::npos;
}

/// `Free to all staff`, `No charge for members`; in `Free to register`, nobody is named.
std::optional<Fee> read_free_for(std::string_view text) {
  for (const std::string_view joint : {" for ", " to "}) {
    const std::size_t place = text.find(joint);
    const std::string price = lower_ascii(text.substr(0, place));
    const bool is_free = price == "free" || std::ranges::find(free_words, price) != std::end(free_words);
    if (place != std::string_view::npos && is_free) {
      const std::string_view audience = trim_spaces(text.substr(place + joint.size()));
      return is_audience(audience)
                 ? std::optional(Fee{.amount = Money::free(), .per = {}, .audience = std::string(audience), .note = {}})
                 : std::nullopt;
    }
  }
  return std::nullopt;
}

/// `$30 per module` in the dollars of another country, `30 CAD per module`; nothing if it is not such a price.
std::optional<std::string> spell_dollars(std::string_view text, Currency dollars) {
  if (!text.starts_with(dollar_sign) || !is_dollar(dollars.code())) {
    return std::nullopt;
  }
  text.remove_prefix(dollar_sign.size());
  const std::size_t end = std::min(text.find_first_not_of("0123456789.,"), text.size());
  if (end == 0 || begins_with_code(trim_spaces(text.substr(end)))) {
    return std::nullopt;
  }
  return std::string(text.substr(0, end)).append(" ").append(dollars.code()).append(text.substr(end));
}

/// One tier that is certainly in the directory's form; otherwise nothing.
std::optional<Fee> read_plain_tier(std::string_view text, std::optional<Currency> currency) {
  if (std::ranges::find(free_words, lower_ascii(text)) != std::end(free_words)) {
    return Fee{.amount = Money::free(), .per = {}, .audience = {}, .note = {}};
  }
  if (auto tier = read_free_for(text)) {
    return tier;
  }
  std::string spelling(text);
  constexpr std::string_view dollars = " dollars";
  if (currency && is_number(text)) {
    spelling.append(" ").append(currency->code());
  } else if (const auto spelled = currency ? spell_dollars(text, *currency) : std::nullopt) {
    spelling = *spelled;
  } else if (!currency && lower_ascii(text).ends_with(dollars) &&
             is_number(text.substr(0, text.size() - dollars.size()))) {
    spelling = "$" + spelling.substr(0, text.size() - dollars.size());
  }
  std::vector<std::string> problems;
  const std::vector<Fee> tiers = parse_fee(spelling, problems);
  return problems.empty() && tiers.size() == 1 ? std::optional(tiers.front()) : std::nullopt;
}

/// `Members $30`, `Members: $30`, `Members - $30`.
std::optional<Fee> read_audience_and_price(std::string_view text, std::optional<Currency> currency) {
  constexpr std::string_view marks[] = {":", "=", "- ", "– ", "— "};
  for (std::size_t end = text.find_first_of(" :="); end < text.size(); end = text.find_first_of(" :=", end + 1)) {
    const std::string_view audience = trim_spaces(text.substr(0, end));
    if (!is_audience(audience)) {
      continue;
    }
    std::string_view price = trim_spaces(text.substr(end));
    for (const std::string_view mark : marks) {
      if (price.starts_with(mark)) {
        price = trim_spaces(price.substr(mark.size()));
        break;
      }
    }
    auto tier = read_plain_tier(price, currency);
    if (tier && tier->amount && !tier->audience) {
      tier->audience = std::string(audience);
      return tier;
    }
  }
  return std::nullopt;
}

/// Adds what is in parentheses after a tier, who pays it or a note, unless there is one.
bool take_remark(std::string_view remark, Fee& tier) {
  std::optional<std::string>& part = !tier.audience && !tier.note && is_audience(remark) ? tier.audience : tier.note;
  if (!remark.empty() && part) {
    return false;
  }
  part = remark.empty() ? part : std::string(remark);
  return true;
}

/// `$25 per module for members (invoiced)`, `Members: $30`, `Members $30`, `Free (account required)`.
std::optional<Fee> read_tier(std::string_view text, std::optional<Currency> currency) {
  if (const std::size_t open = text.find('('); text.ends_with(')') && open != std::string_view::npos) {
    const std::string_view note = trim_spaces(text.substr(open + 1, text.size() - open - 2));
    auto tier = note.find('(') != std::string_view::npos ? std::nullopt
                                                         : read_tier(trim_spaces(text.substr(0, open)), currency);
    if (tier && mentions_price(note)) {
      return std::nullopt;
    }
    if (tier && take_remark(note, *tier)) {
      return tier;
    }
  }
  if (auto tier = read_plain_tier(text, currency)) {
    if (!tier->audience && tier->note && is_audience(*tier->note)) {
      tier->audience.swap(tier->note);
    }
    return tier;
  }
  if (auto tier = read_audience_and_price(text, currency)) {
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

/// The end of the part at `begin`, and the length of the separator after it.
std::pair<std::size_t, std::size_t> find_separator(std::string_view text, std::size_t begin,
                                                   std::span<const std::string_view> separators) {
  std::pair<std::size_t, std::size_t> first{text.size(), 0};
  for (const std::string_view separator : separators) {
    if (const std::size_t at = text.find(separator, begin); at < first.first) {
      first = {at, separator.size()};
    }
  }
  return first;
}

/// Tiers between separators, all of which say for whom; empty if it is anything else.
std::vector<Fee> read_tiers_between(std::string_view text, std::optional<Currency> currency,
                                    std::span<const std::string_view> separators) {
  std::vector<Fee> tiers;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto [end, length] = find_separator(text, begin, separators);
    const auto tier = read_tier(trim_spaces(text.substr(begin, end - begin)), currency);
    if (!tier || !tier->amount || !tier->audience) {
      return {};
    }
    tiers.push_back(*tier);
    begin = end + length;
  }
  return tiers;
}

/// `Members: $10, Non-members: $25`, `Members $10 and non-members $25`.
std::vector<Fee> read_tiers_in_words(std::string_view text, std::optional<Currency> currency) {
  constexpr std::string_view marks[] = {", ", " | "};
  constexpr std::string_view marks_and_words[] = {", and ", ", ", " | ", " and ", " & "};
  std::vector<Fee> tiers = read_tiers_between(text, currency, marks);
  return tiers.empty() ? read_tiers_between(text, currency, marks_and_words) : tiers;
}

/// `$100 (Non-members $150)`: a price, and in parentheses those of others.
std::vector<Fee> read_tiers_in_parentheses(std::string_view text, std::optional<Currency> currency) {
  const std::size_t open = text.find('(');
  if (open == std::string_view::npos || !text.ends_with(')')) {
    return {};
  }
  const auto first = read_tier(trim_spaces(text.substr(0, open)), currency);
  std::vector<Fee> others = read_tiers_in_words(trim_spaces(text.substr(open + 1, text.size() - open - 2)), currency);
  const bool are_for_groups = std::ranges::all_of(others, [](const Fee& tier) { return is_audience(*tier.audience); });
  if (!first || first->note || others.empty() || !are_for_groups) {
    return {};
  }
  others.insert(others.begin(), *first);
  return others;
}

/// The tiers in a part that has several, in any of their forms; empty if they are not certain.
std::vector<Fee> read_several_tiers(std::string_view text, std::optional<Currency> currency) {
  std::vector<Fee> tiers = read_tiers_in_words(text, currency);
  return tiers.empty() ? read_tiers_in_parentheses(text, currency) : tiers;
}

std::vector<Fee> read_fee(std::string_view text, std::optional<Currency> currency, std::vector<std::string>& problems) {
  if (text.size() <= longest_fee) {
    std::vector<Fee> tiers;
    std::vector<std::string> unread;
    for (const std::string_view part : split_tiers(text)) {
      if (const auto tier = read_tier(part, currency)) {
        tiers.push_back(*tier);
      } else if (const std::vector<Fee> several = read_several_tiers(part, currency); !several.empty()) {
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

bool is_audience(std::string_view words) {
  constexpr std::size_t longest = 60;
  if (words.size() > longest) {
    return false;
  }
  for (std::size_t begin = 0; begin <= words.size();) {
    const auto [end, length] = find_separator(words, begin, joints);
    if (!is_group(trim_spaces(words.substr(begin, end - begin)))) {
      return false;
    }
    begin = length == 0 ? words.size() + 1 : end + length;
  }
  return true;
}

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
