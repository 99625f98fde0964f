// SPDX-License-Identifier: MIT
#include "import/cell_support.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/ascii.hpp"
#include "import/cell_text.hpp"
#include "import/fee_text.hpp"
#include "import/list_lines.hpp"
#include "import/page/page_lines.hpp"
#include "import/values.hpp"
#include "model/support_answer.hpp"

namespace cme {
namespace {

/// Whether the text starts with the part of a company name that follows a comma: `Pfizer, Inc.`.
bool begins_with_company_form(std::string_view text) {
  constexpr std::string_view forms[] = {"inc",         "incorporated", "llc",     "l.l.c", "ltd",   "limited", "corp",
                                        "corporation", "co",           "company", "lp",    "l.p",   "llp",     "plc",
                                        "pllc",        "pc",           "gmbh",    "ag",    "s.a",   "sa",      "sas",
                                        "n.v",         "nv",           "b.v",     "bv",    "s.p.a", "spa",     "pty"};
  const std::string word = lower_ascii(text.substr(0, text.find_first_of(" ,;(")));
  return std::ranges::find(forms, std::string_view(word).substr(0, word.find_last_not_of('.') + 1)) != std::end(forms);
}

/// The end of the name at the start of the text: a comma before another name, or the end.
std::size_t find_supporter_end(std::string_view text) {
  std::size_t comma = text.find(", ");
  while (comma != std::string_view::npos && begins_with_company_form(trim_spaces(text.substr(comma + 1)))) {
    comma = text.find(", ", comma + 1);
  }
  return std::min(comma, text.size());
}

/// Whether the words contain an amount of money: `Acme $5,000`, `Acme 5,000`, but not `Studio 54`.
bool has_amount(std::string_view words) {
  constexpr std::size_t shortest_amount = 4;
  const std::size_t space = words.rfind(' ');
  const std::string_view last = space == std::string_view::npos ? "" : words.substr(space + 1);
  return has_currency_sign(words) || (last.size() >= shortest_amount && is_digit(last.front()) &&
                                      last.find_first_not_of("0123456789.,kK") == std::string_view::npos);
}

/// Whether the words can only be a name. After a dash between spaces is something else: `Acme - exhibit`.
bool is_name(std::string_view words) {
  constexpr std::string_view dashes[] = {" - ", " – ", " — "};
  return has_letters(words) && !has_amount(words) && std::ranges::none_of(dashes, [&](std::string_view dash) {
           return words.find(dash) != std::string_view::npos;
         });
}

/// Words before a supporter that say how it supports.
struct KindWords {
  std::string_view words;
  SupportKind kind;
};
constexpr KindWords kind_words[] = {
    {"grant from ", SupportKind::grant},
    {"educational grant from ", SupportKind::grant},
    {"an educational grant from ", SupportKind::grant},
    {"unrestricted grant from ", SupportKind::grant},
    {"unrestricted educational grant from ", SupportKind::grant},
    {"an unrestricted educational grant from ", SupportKind::grant},
    {"in-kind from ", SupportKind::in_kind},
    {"in kind from ", SupportKind::in_kind},
    {"in-kind support from ", SupportKind::in_kind},
    {"in kind support from ", SupportKind::in_kind},
};

/// Sets the kind and the name of a supporter: `Acme`, `grant from Acme`.
void set_name(std::string_view words, Supporter& supporter) {
  for (const auto& [beginning, kind] : kind_words) {
    if (!supporter.kind && lower_ascii(words.substr(0, beginning.size())) == beginning) {
      supporter.kind = kind;
      words.remove_prefix(beginning.size());
    }
  }
  supporter.name = std::string(trim_spaces(words));
}

/// Sets the kind and the nature from `in-kind: staff`; words of no kind are the nature.
void set_kind(std::string_view how, Supporter& supporter) {
  const std::size_t colon = how.find(": ");
  const auto kind =
      std::ranges::find(all_support_kinds, how.substr(0, colon), [](SupportKind each) { return to_string(each); });
  if (kind == std::end(all_support_kinds)) {
    supporter.nature = std::string(how);
    return;
  }
  supporter.kind = *kind;
  if (colon != std::string_view::npos) {
    supporter.nature = std::string(how.substr(colon + 2));
  }
}

/// The supporters in `A (grant), B (in-kind: staff)`; empty if the text has another form.
std::vector<Supporter> parse_supporters(std::string_view text) {
  std::vector<Supporter> supporters;
  while (!text.empty()) {
    Supporter supporter;
    std::size_t end = find_supporter_end(text);
    const std::size_t open = text.substr(0, end).find(" (");
    if (open != std::string_view::npos) {
      const std::size_t close = text.find(')', open);
      if (close == std::string_view::npos || (close + 1 != text.size() && text.substr(close + 1, 2) != ", ")) {
        return {};
      }
      set_kind(text.substr(open + 2, close - open - 2), supporter);
      end = close + 1;
    }
    set_name(trim_spaces(text.substr(0, std::min(open, end))), supporter);
    if (!is_name(supporter.name) || (supporter.nature && has_amount(" " + *supporter.nature))) {
      return {};
    }
    supporters.push_back(std::move(supporter));
    text = trim_spaces(text.substr(std::min(end + 1, text.size())));
  }
  return supporters;
}

/// The same, for text with lines or semicolons; each part may have several supporters.
std::vector<Supporter> parse_all_supporters(std::string_view text) {
  if (text.find_first_of(";\n") == std::string_view::npos) {
    return parse_supporters(text);
  }
  std::vector<Supporter> supporters;
  for (const std::string& line : split_lines(text)) {
    for (const std::string_view part : split(line, ';')) {
      const std::vector<Supporter> found = parse_supporters(trim_spaces(part));
      if (found.empty() && !trim_spaces(part).empty()) {
        return {};
      }
      supporters.insert(supporters.end(), found.begin(), found.end());
    }
  }
  return supporters;
}

/// The supporters in the text, if all of them certainly are names; otherwise none. After `yes:` can only be names, also
/// short ones and those with a small letter or a digit first, but no remarks: `see attached`.
std::vector<Supporter> parse_certain_supporters(std::string_view text, std::string_view before = "") {
  std::vector<Supporter> supporters = parse_all_supporters(text);
  const bool are_names = std::ranges::all_of(supporters, [&](const Supporter& supporter) {
    return read_support_answer(std::string(before) + supporter.name) == SupportAnswer::supporter;
  });
  return are_names ? std::move(supporters) : std::vector<Supporter>();
}

/// A yes before other words.
struct YesAndRest {
  std::string_view rest;
  bool has_colon = false;  ///< as `cme list` writes it: the rest can only be names
};

/// `yes: NAMES`, `Yes - NAMES`, `Y, NAMES`, `Yes (NAMES)`.
std::optional<YesAndRest> split_yes(std::string_view text) {
  const std::size_t end = std::min(text.find_first_of(" :,;(-\n"), text.size());
  const std::string answer = lower_ascii(text.substr(0, end));
  if (answer != "yes" && answer != "y") {
    return std::nullopt;
  }
  const std::string_view rest = trim_spaces(text.substr(end));
  if (rest.starts_with(':')) {
    return YesAndRest{.rest = trim_spaces(rest.substr(1)), .has_colon = true};
  }
  if (rest.starts_with('(') && rest.ends_with(')')) {
    return YesAndRest{.rest = trim_spaces(rest.substr(1, rest.size() - 2))};
  }
  for (const std::string_view mark : {", ", "; ", "- ", "– ", "— ", "\n"}) {
    if (rest.starts_with(mark)) {
      return YesAndRest{.rest = trim_spaces(rest.substr(mark.size()))};
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<CellSupport> parse_support(std::string_view cell) {
  const std::string_view text = trim_spaces(cell);
  const SupportAnswer answer = read_support_answer(text);
  if (answer == SupportAnswer::no || answer == SupportAnswer::yes) {
    return CellSupport{.support = {.received = answer == SupportAnswer::yes, .supporters = {}}};
  }
  const std::optional<YesAndRest> yes = split_yes(text);
  if (!yes || begins_with_company_form(yes->rest)) {
    return std::nullopt;
  }
  std::vector<Supporter> supporters = parse_certain_supporters(yes->rest, yes->has_colon ? "Name " : "");
  if (says_nothing(yes->rest)) {
    supporters.clear();
  }
  if (supporters.empty() && !yes->has_colon) {
    return std::nullopt;  // `Yes (pending)`, `Yes, but see below`
  }
  return CellSupport{.support = {.received = true, .supporters = supporters},
                     .unread = std::string(supporters.empty() ? yes->rest : "")};
}

std::optional<CellSupport> parse_check_mark(std::string_view cell) {
  const bool is_mark = is_check_mark(cell);
  const std::string_view text = trim_spaces(cell);
  const bool is_empty_box = text == "☐" || lower_ascii(text) == "unchecked";
  return is_mark || is_empty_box ? std::optional(CellSupport{.support = {.received = is_mark, .supporters = {}}})
                                 : std::nullopt;
}

std::optional<CellSupport> parse_supporter_names(std::string_view cell) {
  std::vector<Supporter> supporters = parse_certain_supporters(trim_spaces(cell));
  return supporters.empty()
             ? std::nullopt
             : std::optional(CellSupport{.support = {.received = true, .supporters = std::move(supporters)}});
}

}  // namespace cme
