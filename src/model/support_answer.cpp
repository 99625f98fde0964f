// SPDX-License-Identifier: MIT
#include "model/support_answer.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.hpp"
#include "base/fold.hpp"

namespace cme {
namespace {

constexpr auto words_for_yes = std::to_array<std::string_view>({"true", "yes", "y", "on", "1"});

constexpr auto words_for_no = std::to_array<std::string_view>({"false",
                                                               "no",
                                                               "n",
                                                               "off",
                                                               "0",
                                                               "none",
                                                               "none received",
                                                               "no support",
                                                               "no support received",
                                                               "no commercial support",
                                                               "no commercial support received",
                                                               "no support was received",
                                                               "no commercial support was received",
                                                               "no commercial support provided",
                                                               "no commercial support was provided",
                                                               "no commercial support was received for this activity",
                                                               "this activity received no commercial support",
                                                               "this activity did not receive commercial support",
                                                               "this activity did not receive any commercial support",
                                                               "there is no commercial support",
                                                               "not commercially supported"});

/// Words that appear in remarks but not in company names.
constexpr auto words_of_remarks = std::to_array<std::string_view>(
    {"?",   "n/a",   "na",      "no",   "none",  "not",      "unknown", "tbd",       "tba",          "pending",  "see",
     "yes", "maybe", "applies", "from", "grant", "received", "support", "supported", "unrestricted", "supporter"});

bool contains(const auto& words, std::string_view text) {
  return std::ranges::find(words, text) != words.end();
}

bool may_be_name(std::string_view text) {
  constexpr std::size_t shortest_name = 3;
  constexpr std::string_view marks_of_doubt = "?*";  // `Acme?`, `Acme*` with a footnote
  return text.size() >= shortest_name && !is_digit(text.front()) && !(text.front() >= 'a' && text.front() <= 'z') &&
         text.find_first_of(marks_of_doubt) == std::string_view::npos;
}

}  // namespace

SupportAnswer read_support_answer(std::string_view text) {
  text = trim(text);
  if (text == "true" || text == "false") {  // as in nearly all records
    return text == "true" ? SupportAnswer::yes : SupportAnswer::no;
  }
  const std::string folded = fold(text);
  const std::string_view sentence(folded.data(), folded.size() - (folded.ends_with('.') ? 1 : 0));
  if (contains(words_for_no, sentence)) {
    return SupportAnswer::no;
  }
  if (contains(words_for_yes, sentence)) {
    return SupportAnswer::yes;
  }
  const bool is_remark =
      std::ranges::any_of(split(folded, ' '), [](std::string_view word) { return contains(words_of_remarks, word); });
  return may_be_name(text) && !is_remark ? SupportAnswer::supporter : SupportAnswer::unclear;
}

}  // namespace cme
