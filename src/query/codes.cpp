// SPDX-License-Identifier: MIT
#include "query/codes.hpp"

#include <algorithm>
#include <iterator>

#include "base/ascii.hpp"
#include "base/safe_output.hpp"
#include "base/words.hpp"

namespace cme {
namespace {

constexpr std::string_view opening_marks[] = {"(", "[", "{", "<", "\"", "'", "“", "‘", "„", "«"};
constexpr std::string_view closing_marks[] = {".", ",",  ";", ":", "!", "?", "]", "}",
                                              ">", "\"", "'", "”", "’", "“", "»", "…"};

/// The text without the punctuation of the sentence around it. A parenthesis that the text itself opens belongs to it:
/// `10.1016/S0140(05)`.
std::string_view without_marks_around(std::string_view text) {
  const auto begins = [&](std::string_view mark) { return text.starts_with(mark); };
  const auto ends = [&](std::string_view mark) { return text.ends_with(mark); };
  text = trim(text);
  for (const auto* mark = std::ranges::find_if(opening_marks, begins); mark != std::end(opening_marks);
       mark = std::ranges::find_if(opening_marks, begins)) {
    text = trim(text.substr(mark->size()));
  }
  std::ptrdiff_t open = std::ranges::count(text, '(') - std::ranges::count(text, ')');
  while (!text.empty()) {
    const auto* const mark = std::ranges::find_if(closing_marks, ends);
    if (text.ends_with(')') && open < 0) {
      ++open;
      text.remove_suffix(1);
    } else if (mark != std::end(closing_marks)) {
      text.remove_suffix(mark->size());
    } else {
      break;
    }
    text = trim(text);
  }
  return text;
}

/// The punctuation is removed from both records and queries, so either may have it.
std::string doi_code(const Doi& doi) {
  return "doi=" + std::string(without_marks_around(doi.folded()));
}

std::string format_code(Format format) {
  std::string name = lower_ascii(to_string(format));
  std::ranges::replace(name, ' ', '_');
  return "format=" + name;
}

/// An address without its scheme and trailing slash, which people omit.
std::string url_code(std::string_view address) {
  std::string bare = lower_ascii(without_marks_around(address));
  bare.erase(0, bare.find("://") + 3);
  while (bare.ends_with('/')) {
    bare.pop_back();
  }
  return "url=" + bare;
}

/// The text as an address with a scheme, which people omit if there is a host and a path: `example.org/a/7`.
std::optional<std::string> find_address(std::string_view text) {
  if (Url::parse(text)) {
    return std::string(text);
  }
  const std::string_view host = text.substr(0, text.find('/'));
  const std::size_t last_dot = host.rfind('.');
  if (host.size() == text.size() || last_dot == std::string_view::npos || last_dot + 3 > host.size() ||
      !std::ranges::all_of(lower_ascii(host.substr(last_dot + 1)), [](char c) { return is_small_letter(c); })) {
    return std::nullopt;
  }
  std::string address = "https://" + std::string(text);
  return Url::parse(address) ? std::optional(std::move(address)) : std::nullopt;
}

/// An address without its fragment and the parameters that newsletters add: `#top`, `?utm_source=mail`.
std::string_view without_tracking(std::string_view address) {
  return address.substr(0, std::min({address.find('#'), address.find("?utm_"), address.find("&utm_")}));
}

/// The numbers in an address that can be ids, last to first, because a directory puts the id at the end.
std::vector<std::uint32_t> ids_in_address(std::string_view address) {
  std::vector<std::uint32_t> ids;
  for (std::size_t end = address.size(); end > 0;) {
    std::size_t begin = end;
    while (begin > 0 && is_digit(address[begin - 1])) {
      --begin;
    }
    if (begin == end) {
      --end;
      continue;
    }
    if (const Result<std::uint32_t> id = parse_id(address.substr(begin, end - begin))) {
      ids.push_back(*id);
    }
    end = begin;
  }
  return ids;
}

template <class Term>
Result<Term> parse_term(std::string_view value) {
  const Vocabulary& terms = vocabulary<Term>();
  if (const auto term = find_any_spelling(terms, value)) {
    return static_cast<Term>(*term);
  }
  const auto near = suggest_name(terms, value);
  return failure(is_not_a(value, terms.noun) + "; " +
                 (near                        ? "did you mean " + quote(*near) + "?"
                  : terms.help_for != nullptr ? terms.help_for(value)
                                              : "write " + either_of(terms.names)));
}

constexpr CodeField fields[] = {
    {"id",
     [](std::string_view value) {
       const Result<std::uint32_t> id = parse_id(without_marks_around(value));
       return (id ? id : parse_id(value)).map(id_code);
     }},
    {"doi",
     [](std::string_view value) -> Result<std::string> {
       const std::optional<Doi> doi = find_doi(without_marks_around(value));
       return doi ? Result<std::string>(doi_code(*doi)) : Doi::parse(value).map(doi_code);
     }},
    {"board", [](std::string_view value) { return parse_term<Board>(value).map(board_code); }},
    {"format", [](std::string_view value) { return parse_term<Format>(value).map(format_code); }},
};

/// The number after "#", "id" or "activity id:", in any case.
std::string_view without_words_for_id(std::string_view text) {
  static constexpr std::string_view words[] = {"activity", "id", "no.", "number", "#", ":"};
  const std::string lower = lower_ascii(text.substr(0, 40));
  std::size_t begin = 0;
  for (const std::string_view word : words) {
    if (std::string_view(lower).substr(begin).starts_with(word)) {
      begin = std::min(lower.find_first_not_of(' ', begin + word.size()), lower.size());
    }
  }
  return text.substr(begin);
}

}  // namespace

std::string id_code(std::uint32_t id) {
  return "id=" + std::to_string(id);
}

std::string board_code(Board board) {
  return "board=" + lower_ascii(abbreviation(board));
}

std::string year_code(std::string_view year) {
  return "expires=" + std::string(year);
}

std::vector<std::string> codes_of(const Activity& activity) {
  std::vector<std::string> codes;
  if (activity.id) {
    codes.push_back(id_code(*activity.id));
  }
  if (activity.doi) {
    codes.push_back(doi_code(*activity.doi));
  }
  if (activity.url) {
    codes.push_back(url_code(activity.url->text()));
  }
  if (activity.format) {
    codes.push_back(format_code(*activity.format));
  }
  if (activity.expires) {
    codes.push_back(year_code(to_string(*activity.expires).substr(0, 4)));
  }
  for (const Board board : approving_boards(activity)) {
    codes.push_back(board_code(board));
  }
  return codes;
}

const CodeField* find_code_field(std::string_view name) {
  const auto* const found = std::ranges::find(fields, name, &CodeField::name);
  return found == std::end(fields) ? nullptr : found;
}

QueryCodes codes_of_query(std::string_view query) {
  query = without_marks_around(query);
  if (const std::optional<Doi> doi = find_doi(query)) {
    QueryCodes meant{.codes = {doi_code(*doi)}, .complaint = "no activity has the DOI " + quote(doi->text())};
    if (const std::optional<Doi> bare = find_doi(without_tracking(query))) {
      meant.codes.push_back(doi_code(*bare));
    }
    return meant;
  }
  if (const std::optional<std::string> address = find_address(query)) {
    QueryCodes meant{.codes = {url_code(*address), url_code(without_tracking(*address))},
                     .complaint = "no activity has the address " + quote(query)};
    for (const std::uint32_t id : ids_in_address(query)) {
      meant.codes.push_back(id_code(id));
    }
    return meant;
  }
  const Result<std::uint32_t> id = parse_id(without_words_for_id(query));
  return id ? QueryCodes{.codes = {id_code(*id)}} : QueryCodes();
}

}  // namespace cme
