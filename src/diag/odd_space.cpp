// SPDX-License-Identifier: MIT
#include "diag/odd_space.hpp"

#include <algorithm>
#include <cstdint>

#include "base/utf8.hpp"

namespace cme {
namespace {

/// Whether it is an odd space, or a bullet of the fonts Symbol and Wingdings as text copied from a word processor has
/// it.
bool stands_for_space(char32_t character) {
  switch (character) {
    case U'\u00A0':
    case U'\u2009':
    case U'\u202F':
    case U'\uF076':
    case U'\uF0A7':
    case U'\uF0B7':
    case U'\uF0D8':
    case U'\uF0FC':
      return true;
    default:
      return false;
  }
}

bool is_odd(char32_t character) {
  const bool is_private = character >= U'\uE000' && character <= U'\uF8FF';
  return is_private || stands_for_space(character);
}

/// The odd characters and ordinary spaces around `odd`, which is the first odd one of them.
Span run_around(std::string_view source, Span part, std::size_t odd) {
  std::size_t begin = odd;
  while (begin > part.begin && source[begin - 1] == ' ') {
    begin -= 1;
  }
  std::size_t end = odd;
  while (end < part.end) {
    std::size_t next = end;
    const char32_t character = next_code_point(source, next);
    if (character != U' ' && !stands_for_space(character)) {
      break;
    }
    end = next;
  }
  return {.begin = static_cast<std::uint32_t>(begin), .end = static_cast<std::uint32_t>(end)};
}

}  // namespace

std::size_t find_odd_character(std::string_view text) {
  for (std::size_t at = find_beyond_ascii(text); at < text.size();) {
    std::size_t behind = at;
    if (is_odd(next_code_point(text, behind))) {
      return at;
    }
    at = find_beyond_ascii(text, behind);
  }
  return std::string_view::npos;
}

std::size_t count_odd_characters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = find_odd_character(text); at < text.size(); at = find_odd_character(text)) {
    next_code_point(text, at);
    text.remove_prefix(at);
    count += 1;
  }
  return count;
}

std::vector<Edit> make_spaces_plain(std::string_view source, Span part) {
  const auto find_odd = [&](std::size_t from) {
    return from + std::min(find_odd_character(source.substr(from, part.end - from)), part.end - from);
  };
  std::vector<Edit> edits;
  for (std::size_t odd = find_odd(part.begin); odd < part.end; odd = find_odd(odd)) {
    Span run = run_around(source, part, odd);
    if (run.end == odd) {
      return {};
    }
    const bool begins_line = run.begin == part.begin || source[run.begin - 1] == '\n';
    const bool ends_line = run.end == part.end || source[run.end] == '\n' || source[run.end] == '\r';
    if (begins_line) {
      run.begin = static_cast<std::uint32_t>(odd);
    }
    odd = run.end;
    edits.push_back({.span = run, .text = begins_line || ends_line ? "" : " "});
  }
  return edits;
}

}  // namespace cme
