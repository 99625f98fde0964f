// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

#include "base/ascii.hpp"
#include "base/fold.hpp"
#include "base/safe_output.hpp"
#include "base/utf8.hpp"
#include "diag/odd_space.hpp"
#include "rules/record_checks.hpp"
#include "rules/record_texts.hpp"

namespace cme {
namespace {

// Bytes around a word that are folded to see what stands there; room for blanks of three bytes and for markup.
constexpr std::size_t bytes_around = 40;

/// `text` without blanks, quotes and the marks of emphasis at its end.
std::string_view without_marks(std::string_view text) {
  return text.substr(0, text.find_last_not_of(" *_\"'(") + 1);
}

/// Whether "category" may stand at the end of `text`, before blanks of any kind: a quick look that rules out nearly
/// all.
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
    // The physician assistants' academy has a Category 1 of its own.
    if (!before.ends_with("ama pra") && !before.ends_with("aapa")) {
      return true;
    }
  }
  return false;
}

/// Whether it promises members, and them alone, that the activity is free.
bool is_free_to_members(std::string_view disclaimer) {
  constexpr std::string_view promise = "free to ";
  constexpr std::string_view members = "members";
  const std::string folded = fold(disclaimer);
  const std::size_t at = folded.find(promise);
  return at != std::string::npos && folded.find(members, at) < at + promise.size() + bytes_around &&
         folded.find("nonmembers", at) == std::string::npos && folded.find("non-members", at) == std::string::npos;
}

/// Whether everybody takes part for nothing.
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
      return "character of private use";
  }
}

/// Where a character stands that nobody can see: behind the last word before it.
std::string place_in_words(std::string_view text, std::size_t at) {
  const std::string_view before = trim(text.substr(0, at));
  if (before.empty()) {
    return "at the beginning";
  }
  const std::size_t blank = before.find_last_of(" \n");
  return "behind " + quote(before.substr(blank == std::string_view::npos ? 0 : blank + 1));
}

}  // namespace

void check_credit_phrase(const Activity& activity, const RuleContext& /*context*/, Breaches& breaches) {
  for_each_prose(activity, [&breaches](const RecordText& text) {
    if (has_bare_category(text.text)) {
      breaches.push_back(
          {.field = field_path(text),
           .message = "\"Category 1 credit\" is not the AMA's phrase; write \"AMA PRA Category 1 Credit\"",
           .help = {}});
    }
  });
}

void check_free_to_members(const Activity& activity, const RuleContext& /*context*/, Breaches& breaches) {
  const bool is_free_anyway = !activity.fee.empty() && std::ranges::all_of(activity.fee, is_free);
  if (is_free_anyway && std::ranges::any_of(activity.disclaimers, is_free_to_members)) {
    breaches.push_back({.field = "fee",
                        .message = "free, while a disclaimer says that it is free to members",
                        .help = "write what others pay, or take the disclaimer out"});
  }
}

void check_odd_space(const Activity& activity, const RuleContext& /*context*/, Breaches& breaches) {
  for_each_text(activity, [&breaches](const RecordText& text) {
    const std::size_t at = find_odd_character(text.text);
    if (at == std::string_view::npos) {
      return;
    }
    std::size_t offset = at;
    const char32_t character = next_code_point(text.text, offset);
    breaches.push_back(
        {.field = field_path(text),
         .message = fmt::format("a {} (U+{:04X}) stands {}", odd_character_in_words(character),
                                static_cast<std::uint32_t>(character), place_in_words(text.text, at)),
         .help = is_space(character) ? "write a plain blank" : "write what it stands for, or take it out",
         .remedy = Remedy::plain_blanks});
  });
}

void check_file_name(const Activity& activity, const RuleContext& context, Breaches& breaches) {
  std::string_view stem = context.file_name.substr(0, context.file_name.rfind('.'));
  if (!activity.id || stem.empty() || !std::ranges::all_of(stem, is_digit)) {
    return;
  }
  stem.remove_prefix(std::min(stem.find_first_not_of('0'), stem.size() - 1));
  if (stem != fmt::format("{}", *activity.id)) {
    breaches.push_back(
        {.field = "id",
         .message = fmt::format("the id is {}, but the file is called {}", *activity.id, quote(context.file_name)),
         .help = "correct the id, or rename the file"});
  }
}

}  // namespace cme
