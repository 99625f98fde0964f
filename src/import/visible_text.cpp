// SPDX-License-Identifier: MIT
#include "import/visible_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "diag/odd_space.hpp"

namespace cme {
namespace {

constexpr char vertical_tab = 0x0B;
constexpr char form_feed = 0x0C;

/// Appends the character's code point to a list without repeats.
void append_name(std::string& names, char32_t character) {
  const std::string name = fmt::format("U+{:04X}", static_cast<unsigned>(character));
  if (names.find(name) == std::string::npos) {
    names.append(names.empty() ? "" : ", ").append(name);
  }
}

}  // namespace

VisibleText keep_visible(std::string_view text) {
  const bool is_plain = std::ranges::all_of(text, [](char character) {
    return static_cast<unsigned char>(character) < 0x80 && character != '\0' && character != vertical_tab &&
           character != form_feed;
  });
  if (is_plain) {
    return {.text = std::string(text), .remark = {}};
  }
  VisibleText visible;
  std::string names;
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t at = offset;
    const char32_t character = next_code_point(text, offset);
    if (is_unseen(character) || character == U'\0') {
      append_name(names, character);
    } else if (character == vertical_tab || character == form_feed) {
      append_name(names, character);
      visible.text += ' ';
    } else {
      visible.text += text.substr(at, offset - at);
    }
  }
  if (!names.empty()) {
    visible.remark = fmt::format("removed invisible characters: {}", names);
  }
  return visible;
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
