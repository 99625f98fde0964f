// SPDX-License-Identifier: MIT
#include "import/visible_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/ascii.hpp"
#include "base/byte_set.hpp"
#include "base/utf8.hpp"
#include "diag/odd_space.hpp"

namespace cme {
namespace {

constexpr char32_t vertical_tab = 0x0B;
constexpr char32_t form_feed = 0x0C;

/// Appends the character's code point to a list without repeats.
void append_name(std::string& names, char32_t character) {
  const std::string name = fmt::format("U+{:04X}", static_cast<unsigned>(character));
  if (names.find(name) == std::string::npos) {
    names.append(names.empty() ? "" : ", ").append(name);
  }
}

}  // namespace

VisibleText keep_visible(std::string text) {
  std::string visible;
  std::string names;
  std::size_t begin = 0;  // of what is kept and not yet appended
  for (std::size_t at = find_unprintable(text); at < text.size();) {
    std::size_t end = at;
    const char32_t character = next_code_point(text, end);
    const bool is_gap = character == vertical_tab || character == form_feed;
    if (is_gap || is_unseen(character) || character == U'\0') {
      append_name(names, character);
      visible.append(text, begin, at - begin).append(is_gap ? " " : "");
      begin = end;
    }
    at = find_unprintable(text, end);
  }
  if (names.empty()) {
    return {.text = std::move(text), .remark = {}};
  }
  visible.append(text, begin);
  return {.text = std::move(visible), .remark = fmt::format("removed invisible characters: {}", names)};
}

std::string with_plain_line_breaks(std::string text) {
  if (find_unprintable(text) >= text.size()) {
    return text;
  }
  constexpr ByteSet breaks("\x0B\x1C\x1D\x1E\x1F");
  std::ranges::replace_if(
      text, [&](char byte) { return breaks.has(byte); }, '\n');
  for (const std::string_view mark : {"\xE2\x80\xA8", "\xE2\x80\xA9"}) {
    if (text.find(mark) != std::string::npos) {
      text = replace_all(text, mark, "\n");
    }
  }
  return text;
}

std::string with_plain_spaces(std::string text) {
  for (const std::string_view space : {"\xC2\xA0", "\xE2\x80\x87", "\xE2\x80\xAF"}) {
    if (text.find(space) != std::string::npos) {
      text = replace_all(text, space, " ");
    }
  }
  return text;
}

}  // namespace cme
