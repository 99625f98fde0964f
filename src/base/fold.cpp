// SPDX-License-Identifier: MIT
#include "base/fold.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>

#include "base/ascii.hpp"
#include "base/utf8.hpp"

namespace cme {
namespace {

struct Kin {
  char32_t character;
  std::string_view ascii;
};

/// Characters whose ASCII counterpart is not in Unicode's decomposition; sorted by code point.
constexpr Kin ascii_kin[] = {
    {U'®', ""},  {U'´', "'"},  {U'æ', "ae"}, {U'ð', "d"},  {U'ø', "o"},  {U'þ', "th"}, {U'đ', "d"},
    {U'ħ', "h"}, {U'ı', "i"},  {U'ł', "l"},  {U'œ', "oe"}, {U'ʼ', "'"},  {U'‐', "-"},  {U'‑', "-"},
    {U'‒', "-"}, {U'–', "-"},  {U'—', "-"},  {U'―', "-"},  {U'‘', "'"},  {U'’', "'"},  {U'‚', "'"},
    {U'‛', "'"}, {U'“', "\""}, {U'”', "\""}, {U'„', "\""}, {U'‟', "\""}, {U'′', "'"},  {U'″', "\""},
    {U'⁄', "/"}, {U'⁻', "-"},  {U'℠', ""},   {U'™', ""},   {U'−', "-"},  {U'∕', "/"},
};
static_assert(std::is_sorted(std::begin(ascii_kin), std::end(ascii_kin),
                             [](const Kin& left, const Kin& right) { return left.character < right.character; }));

const Kin* find_kin(char32_t character) {
  const auto* const found = std::lower_bound(std::begin(ascii_kin), std::end(ascii_kin), character,
                                             [](const Kin& kin, char32_t wanted) { return kin.character < wanted; });
  return found != std::end(ascii_kin) && found->character == character ? found : nullptr;
}

/// Each ASCII character folded; every kind of space is ' '.
constexpr std::array<char, 128> folded_ascii = [] {
  std::array<char, 128> table{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    const auto character = static_cast<char>(i);
    table[i] = lower_ascii(character);
  }
  for (unsigned char space = '\t'; space <= '\r'; ++space) {
    table[space] = ' ';
  }
  return table;
}();

/// Folds the text up to its first byte beyond ASCII, and returns that byte's offset; most texts have none.
std::size_t fold_ascii_beginning(std::string_view text, std::string& folded) {
  folded.resize(text.size());
  std::size_t used = 0;
  char last = ' ';
  std::size_t offset = 0;
  for (; offset < text.size(); ++offset) {
    const auto byte = static_cast<unsigned char>(text[offset]);
    if (byte >= folded_ascii.size()) {
      break;
    }
    const char character = folded_ascii[byte];
    if (character == ' ' && last == ' ') {
      continue;
    }
    folded[used++] = last = character;
  }
  folded.resize(used);
  return offset;
}

void append_ascii(char character, std::string& folded) {
  const char lower = folded_ascii[static_cast<unsigned char>(character)];
  if (lower != ' ' || (!folded.empty() && folded.back() != ' ')) {
    folded += lower;
  }
}

/// A part of a decomposed character, which does not decompose further.
void append_part(utf8proc_int32_t part, std::string& folded) {
  if (part < 0x80) {
    append_ascii(static_cast<char>(part), folded);
  } else if (const Kin* const kin = find_kin(static_cast<char32_t>(part))) {
    folded += kin->ascii;
  } else {
    append_code_point(folded, static_cast<char32_t>(part));
  }
}

void append_folded(char32_t character, std::string& folded) {
  if (is_space(character)) {
    return append_ascii(' ', folded);
  }
  if (const Kin* const kin = find_kin(character)) {
    folded += kin->ascii;
    return;
  }
  constexpr auto options = static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
                                                          UTF8PROC_STRIPMARK | UTF8PROC_IGNORE);
  // Unicode's longest decomposition, of U+FDFA, has 18 parts.
  std::array<utf8proc_int32_t, 32> parts{};
  int boundary = 0;
  const utf8proc_ssize_t count =
      utf8proc_decompose_char(static_cast<utf8proc_int32_t>(character), parts.data(),
                              static_cast<utf8proc_ssize_t>(parts.size()), options, &boundary);
  for (utf8proc_ssize_t i = 0; i < count; ++i) {
    append_part(parts[static_cast<std::size_t>(i)], folded);
  }
}

}  // namespace

bool is_letter_or_digit(char32_t character) {
  const utf8proc_category_t category = utf8proc_category(static_cast<utf8proc_int32_t>(character));
  return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
         (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO);
}

std::string_view unicode_version() {
  return utf8proc_unicode_version();
}

std::string fold(std::string_view text) {
  std::string folded;
  for (std::size_t offset = fold_ascii_beginning(text, folded); offset < text.size();) {
    if (static_cast<unsigned char>(text[offset]) < 0x80) {
      append_ascii(text[offset++], folded);
    } else {
      append_folded(next_code_point(text, offset), folded);
    }
  }
  if (!folded.empty() && folded.back() == ' ') {
    folded.pop_back();
  }
  return folded;
}

}  // namespace cme
