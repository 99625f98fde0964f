// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

#include "base/ascii.hpp"
#include "base/fold.hpp"
#include "base/safe_output.hpp"
#include "base/utf8.hpp"
#include "diag/odd_space.hpp"
#include "diag/wrong_encoding.hpp"
#include "rules/record_texts.hpp"
#include "rules/registry.hpp"

namespace cme {
namespace {

// How many bytes around a word are folded for a closer look, with room for three-byte spaces and markup.
constexpr std::size_t bytes_around = 40;

/// `text` without the spaces, quotes and emphasis marks at its end.
std::string_view without_marks(std::string_view text) {
  return text.substr(0, text.find_last_not_of(" *_\"'(") + 1);
}

/// Whether "category" may be at the end of `text`, before spaces of any kind: a quick check that rules out nearly all
/// texts.
bool may_end_in_category(std::string_view text) {
  const std::size_t last = text.find_last_not_of(' ');
  return last != std::string_view::npos &&
         (text[last] == 'y' || text[last] == 'Y' || static_cast<unsigned char>(text[last]) >= 0x80);
}

/// Whether `text` has "Category 1 credit" without the AMA's or the AAPA's name before it.
bool has_bare_category(std::string_view text) {
  constexpr std::string_view category = "category";
  // The digit is the rarest character of the phrase.
  for (std::size_t at = text.find('1'); at != std::string_view::npos; at = text.find('1', at + 1)) {
    if (!may_end_in_category(text.substr(0, at)) || !fold(text.substr(at + 1, bytes_around)).starts_with("credit")) {
      continue;
    }
    const std::size_t start = at - std::min(at, bytes_around);
    const std::string folded = fold(text.substr(start, at - start));
    if (!folded.ends_with(category)) {
      continue;
    }
    const std::string_view before = without_marks(std::string_view(folded).substr(0, folded.size() - category.size()));
    // The physician assistants' academy has its own Category 1.
    if (!before.ends_with("ama pra") && !before.ends_with("aapa")) {
      return true;
    }
  }
  return false;
}

/// Whether it says that the activity is free to members only.
bool is_free_to_members(std::string_view disclaimer) {
  constexpr std::string_view promise = "free to ";
  constexpr std::string_view members = "members";
  constexpr std::size_t bytes_to_members = 40;  // "free to all active and retired members"
  const std::string folded = fold(disclaimer);
  if (folded.find("nonmembers") != std::string::npos || folded.find("non-members") != std::string::npos) {
    return false;
  }
  for (std::size_t at = folded.find(promise); at != std::string::npos; at = folded.find(promise, at + 1)) {
    const std::size_t begin = at + promise.size();
    if (std::string_view(folded).substr(begin, bytes_to_members - 1 + members.size()).find(members) !=
        std::string_view::npos) {
      return true;
    }
  }
  return false;
}

/// Whether the activity is free to everyone.
bool is_free(const Fee& fee) {
  return fee.amount && fee.amount->is_free() && !fee.audience;
}

std::string_view odd_character_in_words(char32_t character) {
  switch (character) {
    case U'\u00A0':
      return "no-break space";
    case U'\u2009':
      return "thin space";
    case U'\u202F':
      return "narrow no-break space";
    default:
      return is_space(character) ? "space of unusual width" : "private-use character";
  }
}

/// The place of an invisible character: after the last word before it.
std::string place_in_words(std::string_view text, std::size_t at) {
  const std::string_view before = trim(text.substr(0, at));
  if (before.empty()) {
    return "at the start";
  }
  const std::size_t space = before.find_last_of(" \n");
  return "after " + quote(before.substr(space == std::string_view::npos ? 0 : space + 1));
}

void check_credit_phrase(const Activity& activity, const RuleContext& /*context*/, const BreachTaker& report) {
  for_each_prose(activity, [&report](const RecordText& text) {
    if (has_bare_category(text.text)) {
      report({.field = field_path(text),
              .message = "\"Category 1 credit\" is not the AMA's phrase; write \"AMA PRA Category 1 Credit\"",
              .help = {}});
    }
  });
}

constexpr RuleDefinition credit_phrase{
    .info = {.rule = Rule::credit_phrase,
             .name = "credit-phrase",
             .kind = RuleKind::meaning,
             .severity = Severity::warning,
             .summary = "texts say AMA PRA Category 1 Credit, not only Category 1 credit",
             .why = "The phrase is a trademark of the AMA and is always written in full.",
             .source = "AMA PRA, designation statement",
             .bad = "disclaimers:\n  - This activity is designated for a maximum of 1 Category 1 credit.",
             .good = "disclaimers:\n  - This activity is designated for a maximum of 1 AMA PRA Category 1 Credit™."},
    .check = check_credit_phrase};

void check_free_to_members(const Activity& activity, const RuleContext& /*context*/, const BreachTaker& report) {
  const bool is_free_anyway = !activity.fee.empty() && std::ranges::all_of(activity.fee, is_free);
  if (is_free_anyway && std::ranges::any_of(activity.disclaimers, is_free_to_members)) {
    report({.field = {.key = "fee"},
            .message = "the fee is free, but a disclaimer says that it is free only to members",
            .help = "write what others pay, or remove the disclaimer"});
  }
}

constexpr RuleDefinition free_to_members{
    .info = {.rule = Rule::free_to_members,
             .name = "free-to-members",
             .kind = RuleKind::meaning,
             .severity = Severity::note,
             .summary = "an activity that is free only to members states the fee for others",
             .why = "Either the fee for others is missing, or the disclaimer is not needed.",
             .source = "ABMS Continuing Certification Directory, Fee and Disclaimers",
             .bad = "disclaimers:\n  - This activity is free to AMA members.\nfee: free",
             .good = "disclaimers:\n  - This activity is free to AMA members.\nfee: $30"},
    .check = check_free_to_members};

void check_odd_space(const RecordText& text, const BreachTaker& report) {
  const std::size_t at = find_odd_character(text.text);
  if (at == std::string_view::npos) {
    return;
  }
  std::size_t offset = at;
  const char32_t character = next_code_point(text.text, offset);
  report({.field = field_path(text),
          .message = fmt::format("the text has a {} (U+{:04X}) {}", odd_character_in_words(character),
                                 static_cast<std::uint32_t>(character), place_in_words(text.text, at)),
          .help = is_space(character) ? "write a plain space" : "write an ordinary character, or remove it",
          .remedy = Remedy::plain_blanks,
          .is_in_key = is_key(text)});
}

constexpr RuleDefinition odd_space{
    .info = {.rule = Rule::odd_space,
             .name = "odd-space",
             .kind = RuleKind::meaning,
             .severity = Severity::note,
             .summary = "texts have plain spaces and no private-use characters",
             .why = "A thin space, a no-break space or a private-use bullet may look right on one screen but appear as "
                    "a box, or not at all, on another.",
             .source =
                 "ABMS Continuing Certification Directory, typography of its pages; Unicode, private-use characters",
             .bad = "title: \"Chest Imaging:\\u00A0Nodules\"",
             .good = "title: \"Chest Imaging: Nodules\""},
    .odd_text_check = check_odd_space};

/// The word around a part of the text, between spaces.
std::string_view word_around(std::string_view text, Span part) {
  const std::size_t before = text.find_last_of(" \n", part.begin);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  return text.substr(begin, std::min(text.find_first_of(" \n", part.end), text.size()) - begin);
}

void check_wrong_encoding(const RecordText& text, const BreachTaker& report) {
  const std::vector<Edit> marks = find_wrong_encoding(text.text);
  if (marks.empty()) {
    return;
  }
  const std::string_view word = word_around(text.text, marks.front().span);
  report({.field = field_path(text),
          .message = fmt::format("{} was read in the wrong encoding", quote(word)),
          .help = fmt::format("write {}", quote(mend_encoding(word))),
          .remedy = Remedy::right_encoding,
          .is_in_key = is_key(text)});
}

constexpr RuleDefinition wrong_encoding{
    .info = {.rule = Rule::wrong_encoding,
             .name = "wrong-encoding",
             .kind = RuleKind::meaning,
             .severity = Severity::warning,
             .summary = "dashes, quotes and apostrophes are not garbled by a wrong encoding",
             .why = "When a file is saved in one encoding and opened in another, marks turn into letters. A search "
                    "then finds neither of the two words next to a dash.",
             .source = "ABMS Continuing Certification Directory, texts of its pages; windows-1252 and Mac OS Roman",
             .bad = "title: The patientís choice",
             .good = "title: The patient’s choice"},
    .odd_text_check = check_wrong_encoding};

constexpr std::string_view lost_character = "U+FFFD";

/// The code points of the invisible characters in a text, without repeats, as many as fit in a message.
std::vector<std::string> names_of_invisible(std::string_view text) {
  constexpr std::size_t most_named = 10;
  std::vector<std::string> names;
  for (std::size_t at = find_invisible_character(text); at < text.size() && names.size() < most_named;) {
    const auto character = static_cast<std::uint32_t>(next_code_point(text, at));
    const std::string name = fmt::format("U+{:04X}", character);
    if (std::ranges::find(names, name) == names.end()) {
      names.push_back(name);
    }
    at = find_invisible_character(text, at);
  }
  return names;
}

void check_invisible_character(const RecordText& text, const BreachTaker& report) {
  const std::size_t at = find_invisible_character(text.text);
  if (at == std::string_view::npos) {
    return;
  }
  const std::vector<std::string> names = names_of_invisible(text.text);
  const std::string place = place_in_words(text.text, at);
  report({.field = field_path(text),
          .message = names.size() == 1
                         ? fmt::format("an invisible character ({}) {}", names.front(), place)
                         : fmt::format("invisible characters ({}), the first {}", fmt::join(names, ", "), place),
          .help = names.size() == 1 && names.front() == lost_character
                      ? "write the character that was lost"
                      : "delete the invisible part; if a visible character was meant, write it",
          .remedy = Remedy::invisible_out,
          .is_in_key = is_key(text)});
}

constexpr RuleDefinition invisible_character{
    .info = {.rule = Rule::invisible_character,
             .name = "invisible-character",
             .kind = RuleKind::meaning,
             .severity = Severity::warning,
             .summary = "each character of a text is visible",
             .why = "A search does not find a word that contains an invisible character, and a character that changes "
                    "the writing direction shows readers a different text than the one in the file.",
             .source = "Unicode Technical Report 36, sections 2.5 and 3; Trojan Source (2021)",
             .bad = "title: \"Chest\\u200BImaging\"",
             .good = "title: Chest Imaging"},
    .odd_text_check = check_invisible_character};

constexpr auto rules =
    std::to_array<RuleDefinition>({credit_phrase, free_to_members, odd_space, wrong_encoding, invisible_character});

}  // namespace

std::span<const RuleDefinition> prose_rules() {
  return rules;
}

}  // namespace cme
