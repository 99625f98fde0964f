// SPDX-License-Identifier: MIT
#include "base/letters.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "base/utf8.hpp"

namespace cme {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

/// Source: Unicode, Blocks.txt.
constexpr Range ideographs[] = {
    {0x1100, 0x11FF},    // Hangul Jamo
    {0x3005, 0x3007},    // iteration marks and zero
    {0x3040, 0x31FF},    // kana, Bopomofo, Hangul Compatibility Jamo
    {0x3400, 0x4DBF},    // CJK Extension A
    {0x4E00, 0x9FFF},    // CJK Unified Ideographs
    {0xAC00, 0xD7FF},    // Hangul Syllables
    {0xF900, 0xFAFF},    // CJK Compatibility Ideographs
    {0xFF66, 0xFFDC},    // half-width kana and Hangul
    {0x20000, 0x3FFFF},  // further CJK
};

/// Invisible characters inside a word, which are folded to nothing: the soft hyphen, joiners, the byte order mark.
constexpr char32_t invisible_characters[] = {0x00AD, 0x200C, 0x200D, 0x2060, 0xFEFF};

/// From alpha to omega, with both forms of sigma.
constexpr std::array<std::string_view, 25> greek_names = {
    "alpha", "beta",    "gamma", "delta", "epsilon", "zeta",  "eta", "theta",   "iota", "kappa", "lambda", "u",    "nu",
    "xi",    "omicron", "pi",    "rho",   "sigma",   "sigma", "tau", "upsilon", "phi",  "chi",   "psi",    "omega"};
constexpr char32_t alpha = U'α';
constexpr char32_t omega = U'ω';
static_assert(omega - alpha + 1 == greek_names.size());

bool is_greek(char32_t character) {
  return character >= alpha && character <= omega;
}

}  // namespace

LetterKind letter_kind(char32_t character) {
  if (std::ranges::find(invisible_characters, character) != std::end(invisible_characters)) {
    return LetterKind::letter;
  }
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(character))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
    case UTF8PROC_CATEGORY_CO:
      break;
    default:
      return LetterKind::none;
  }
  const bool is_ideograph = std::ranges::any_of(
      ideographs, [character](const Range& range) { return character >= range.first && character <= range.last; });
  return is_ideograph ? LetterKind::ideograph : LetterKind::letter;
}

std::string with_named_greek(std::string folded) {
  if (find_beyond_ascii(folded) == folded.size()) {
    return folded;
  }
  std::string named;
  bool is_after_greek = false;
  for (std::size_t offset = 0; offset < folded.size();) {
    const std::size_t begin = offset;
    const char32_t character = next_code_point(folded, offset);
    std::size_t next = offset;
    const bool is_before_greek = next < folded.size() && is_greek(next_code_point(folded, next));
    if (is_greek(character) && !is_after_greek && !is_before_greek) {
      named += greek_names[character - alpha];
    } else {
      named.append(folded, begin, offset - begin);
    }
    is_after_greek = is_greek(character);
  }
  return named;
}

}  // namespace cme
