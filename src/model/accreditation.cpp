// SPDX-License-Identifier: MIT
#include "model/accreditation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.hpp"
#include "base/fold.hpp"
#include "base/utf8.hpp"

namespace cme {
namespace {

/// The text folded, with a single space between its words and around it instead of everything but letters.
std::string spaced_words(std::string_view text) {
  std::string words = " ";
  for (const char byte : fold(text)) {
    if (is_small_letter(byte)) {
      words += byte;
    } else if (words.back() != ' ') {
      words += ' ';
    }
  }
  return words.back() == ' ' ? words : words + ' ';
}

bool has_word(std::string_view spaced, std::string_view word) {
  return spaced.find(fmt::format(" {} ", word)) != std::string_view::npos;
}

/// Whether the words name the ACCME, perhaps with the kind of its accreditation.
bool is_accme(std::string_view spaced) {
  constexpr auto words =
      std::to_array<std::string_view>({"the", "accme", "accreditation", "council", "for", "continuing", "medical",
                                       "education", "accredited", "by", "provider", "with", "commendation"});
  return (has_word(spaced, "accme") || has_word(spaced, "accreditation council for continuing medical education")) &&
         std::ranges::all_of(split(trim(spaced), ' '),
                             [&](std::string_view word) { return std::ranges::find(words, word) != words.end(); });
}

bool is_joint_accreditation(std::string_view spaced) {
  constexpr std::string_view beginnings[] = {" joint accredit", " jointly accredit", " the joint accredit"};
  return std::ranges::any_of(beginnings, [spaced](std::string_view each) { return spaced.starts_with(each); });
}

/// Only societies of physicians in a state or territory may accredit. Source: ACCME, recognized accreditors.
bool is_state_society(std::string_view spaced) {
  return (has_word(spaced, "medical society") || has_word(spaced, "medical association")) &&
         !has_word(spaced, "american") && !has_word(spaced, "national") && !has_word(spaced, "osteopathic");
}

/// Whether the name is that of a body that accredits providers, and not of a provider.
bool is_accreditor(std::string_view name) {
  const std::string spaced = spaced_words(name);
  return has_word(spaced, "accreditation council") || is_joint_accreditation(spaced) || is_accme(spaced);
}

template <std::size_t count>
bool is_among(const std::array<std::string_view, count>& words, std::string_view word) {
  return std::ranges::find(words, lower_ascii(word)) != words.end();
}

/// The last word of `text`.
std::string_view last_word(std::string_view text) {
  return text.substr(text.find_last_of(" .,(") + 1);
}

/// Whether the text is a name and nothing else, as far as its words show.
bool is_plain_name(std::string_view text) {
  constexpr auto of_sentences = std::to_array<std::string_view>(
      {"is",    "are", "was",  "has", "will",  "to",        "through", "until",    "till",       "since",  "from",
       "which", "who", "that", "as",  "under", "effective", "valid",   "provides", "designates", "credit", "credits"});
  // With a capital, these may be part of a name.
  constexpr auto small_words =
      std::to_array<std::string_view>({"a", "an", "this", "jointly", "partnership", "collaboration", "conjunction",
                                       "cooperation", "provided", "provider", "accredited", "sponsored"});
  constexpr std::size_t longest_name = 200;
  const auto is_of_sentence = [&](std::string_view word) {
    return is_among(of_sentences, word) || std::ranges::find(small_words, word) != small_words.end() ||
           (!word.empty() && std::ranges::all_of(word, is_digit));
  };
  return !text.empty() && text.size() <= longest_name && text.find_first_of(";:") == std::string_view::npos &&
         std::ranges::none_of(split(text, ' '), is_of_sentence);
}

/// Whether the last word before a period may be the short form of one, or an initial.
bool ends_in_short_form(std::string_view before, bool ends_text) {
  constexpr auto short_forms = std::to_array<std::string_view>(
      {"inc", "co", "corp", "ltd", "univ", "assn", "assoc", "acad", "coll", "inst", "dept", "hosp", "natl", "intl"});
  constexpr std::size_t longest_initial = 3;
  const std::string_view word = last_word(before);
  const bool is_acronym = word.size() == 1 && before.ends_with(fmt::format(".{}", word));
  return is_acronym || is_among(short_forms, word) || (!ends_text && word.size() <= longest_initial);
}

/// The name at the beginning of `text`, up to the end of its sentence; nothing if its end is uncertain, because a
/// period can also end an abbreviation.
std::optional<std::string_view> leading_name(std::string_view text) {
  constexpr auto titles = std::to_array<std::string_view>({"st", "mt", "ft", "dr"});  // before a name
  std::string_view name = text;
  for (std::size_t mark = text.find_first_of(".!?"); mark != std::string_view::npos;
       mark = text.find_first_of(".!?", mark + 1)) {
    const std::string_view rest = text.substr(mark + 1);
    if (!rest.empty() && rest.front() != ' ') {
      continue;
    }
    const std::string_view before = text.substr(0, mark);
    const bool ends_text = trim(rest).empty();
    const bool may_be_short = text[mark] == '.' && ends_in_short_form(before, ends_text);
    if (ends_text) {
      name = text.substr(0, mark + (may_be_short ? 1 : 0));
      break;
    }
    const char next = trim(rest).front();
    const bool continues = may_be_short && (is_among(titles, last_word(before)) || is_small_letter(next));
    if (!continues) {
      name = may_be_short ? std::string_view() : before;  // nobody knows where it ends
      break;
    }
  }
  return is_plain_name(name) ? std::optional(name) : std::nullopt;
}

}  // namespace

Accreditor accreditor_of(const Activity& activity) {
  if (!activity.accreditation) {
    return Accreditor::accme;
  }
  const std::string spaced = spaced_words(*activity.accreditation);
  if (is_accme(spaced)) {
    return Accreditor::accme;
  }
  if (is_joint_accreditation(spaced)) {
    return Accreditor::joint;
  }
  return is_state_society(spaced) ? Accreditor::state_society : Accreditor::unknown;
}

std::string_view without_article(std::string_view name) {
  constexpr std::string_view article = "the";
  if (lower_ascii(name.substr(0, article.size())) != article) {
    return name;
  }
  // Copied text often has a no-break space after it.
  std::size_t begin = article.size();
  for (std::size_t next = begin; next < name.size() && is_space(next_code_point(name, next));) {
    begin = next;
  }
  return begin == article.size() ? name : name.substr(begin);
}

std::optional<std::string_view> find_accredited_provider(const Activity& activity) {
  if (activity.accredited_provider) {
    return *activity.accredited_provider;
  }
  constexpr std::string_view beginning = "this activity is accredited by ";
  for (const std::string& line : activity.disclaimers) {
    if (lower_ascii(std::string_view(line).substr(0, beginning.size())) != beginning) {
      continue;
    }
    const std::string_view rest = without_article(trim(std::string_view(line).substr(beginning.size())));
    const std::optional<std::string_view> name = leading_name(rest);
    if (name && lower_ascii(*name) != "the" && !is_accreditor(*name)) {
      return name;
    }
  }
  return std::nullopt;
}

}  // namespace cme
