// SPDX-License-Identifier: MIT
#include "diag/wrong_encoding.hpp"

#include <algorithm>
#include <optional>

#include "base/ascii.hpp"
#include "base/utf8.hpp"

namespace cme {
namespace {

/// A character with the ASCII characters next to it; 0 at the ends of the text and for characters beyond ASCII.
struct Context {
  std::string_view text;
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] char before() const { return begin == 0 ? '\0' : text[begin - 1]; }
  [[nodiscard]] char after(std::size_t places = 0) const {
    return end + places < text.size() ? text[end + places] : '\0';
  }
  /// The ASCII letters right before it.
  [[nodiscard]] std::string_view word_before() const {
    std::size_t first = begin;
    while (first > 0 && is_ascii_letter(text[first - 1])) {
      --first;
    }
    return text.substr(first, begin - first);
  }
};

bool ends_word(char c) {
  return !is_ascii_letter(c) && !is_digit(c) && !is_beyond_ascii(c);
}

/// Whether í is an apostrophe: "patientís", "donít", "patientsí care". Spanish has no such words of this length.
bool is_apostrophe(const Context& context) {
  const std::string_view word = context.word_before();
  const std::size_t begin = context.begin - word.size();
  const bool is_whole = begin == 0 || static_cast<unsigned char>(context.text[begin - 1]) < 0x80;
  if (!is_whole || word.size() < 2) {
    return false;
  }
  const std::size_t shortest = is_small_letter(word.front()) ? 4 : 5;
  if (context.after() == 's' && ends_word(context.after(1))) {
    return word.size() >= shortest;
  }
  if (context.after() == 't' && ends_word(context.after(1))) {
    return word.back() == 'n';
  }
  return ends_word(context.after()) && word.back() == 's' && word.size() > shortest;
}

/// What a letter was before windows-1252 was read as Mac OS Roman; nothing if it may really be that letter.
std::optional<std::string_view> mark_of_mac(char32_t letter, const Context& context) {
  const bool joins_sentences = is_small_letter(context.before()) && is_capital_letter(context.after());
  switch (letter) {
    case U'ó':
      return joins_sentences ? std::optional<std::string_view>("—") : std::nullopt;
    case U'ñ':
      return joins_sentences || (is_digit(context.before()) && is_digit(context.after()))
                 ? std::optional<std::string_view>("–")
                 : std::nullopt;
    case U'í':
      return is_apostrophe(context) ? std::optional<std::string_view>("’") : std::nullopt;
    default:
      return std::nullopt;
  }
}

struct Misread {
  std::string_view read;
  std::string_view was;
};

/// The same for UTF-8 that was read as windows-1252.
constexpr Misread misread_marks[] = {
    {"â€™", "’"}, {"â€˜", "‘"}, {"â€œ", "“"}, {"â€\u009D", "”"}, {"â€“", "–"}, {"â€”", "—"}, {"â€¦", "…"},
    {"â€¢", "•"}, {"Ã¡", "á"},  {"Ã¤", "ä"},  {"Ã¨", "è"},       {"Ã©", "é"},  {"Ã³", "ó"},  {"Ã¶", "ö"},
    {"Ã¼", "ü"},  {"Ã±", "ñ"},  {"Â®", "®"},  {"Â°", "°"},       {"Â±", "±"},  {"Âµ", "µ"},
};

static_assert(std::ranges::all_of(misread_marks, [](const Misread& misread) {
  return misread.read.starts_with("â") || misread.read.starts_with("Ã") || misread.read.starts_with("Â");
}));

const Misread* find_misread(std::string_view text) {
  const auto* const found =
      std::ranges::find_if(misread_marks, [text](const Misread& misread) { return text.starts_with(misread.read); });
  return found == std::end(misread_marks) ? nullptr : found;
}

}  // namespace

bool may_begin_misread(char32_t character) {
  switch (character) {
    case U'â':
    case U'Ã':
    case U'Â':
    case U'ó':
    case U'ñ':
    case U'í':
      return true;
    default:
      return false;
  }
}

std::vector<Edit> find_wrong_encoding(std::string_view text) {
  std::vector<Edit> edits;
  const auto add = [&](std::size_t begin, std::size_t end, std::string_view was) {
    edits.push_back({.span = {.begin = static_cast<std::uint32_t>(begin), .end = static_cast<std::uint32_t>(end)},
                     .text = std::string(was)});
  };
  for (std::size_t at = find_beyond_ascii(text); at < text.size(); at = find_beyond_ascii(text, at)) {
    if (const Misread* const misread = find_misread(text.substr(at))) {
      add(at, at + misread->read.size(), misread->was);
      at += misread->read.size();
      continue;
    }
    const std::size_t begin = at;
    const char32_t letter = next_code_point(text, at);
    if (const auto was = mark_of_mac(letter, {.text = text, .begin = begin, .end = at})) {
      add(begin, at, *was);
    }
  }
  return edits;
}

std::string mend_encoding(std::string_view text) {
  return apply_edits(text, find_wrong_encoding(text));
}

}  // namespace cme
