// SPDX-License-Identifier: MIT
#include "diag/odd_space.hpp"

#include <algorithm>
#include <cstdint>

#include "base/utf8.hpp"

namespace cme {
namespace {

/// Whether it is an odd space, or a bullet of the fonts Symbol and Wingdings, which appear in text copied from a word
/// processor.
bool stands_for_space(char32_t character) {
  switch (character) {
    case U'\u00A0':
    case U'\u202F':
    case U'\u3000':
    case U'\uF076':
    case U'\uF0A7':
    case U'\uF0B7':
    case U'\uF0D8':
    case U'\uF0FC':
      return true;
    default:
      return character >= U'\u2000' && character <= U'\u200A';
  }
}

bool is_joiner(char32_t character) {
  return character == U'\u200C' || character == U'\u200D';
}

bool is_control(char32_t character) {
  return (character < 0x20 && character != U'\t' && character != U'\n') || (character >= 0x7F && character <= 0x9F);
}

/// Whether the character is invisible, or a joiner, which is invisible in some places.
bool may_be_invisible(char32_t character) {
  return is_unseen(character) || is_joiner(character) || is_control(character) || character == U'\u2028' ||
         character == U'\u2029' || character == U'\uFFFD';
}

/// Whether the character, which is in `text` from `at` to `after`, is invisible.
bool is_invisible(std::string_view text, std::size_t at, std::size_t after, char32_t character) {
  if (is_joiner(character)) {
    const auto is_ascii = [&](std::size_t place) {
      return place >= text.size() || static_cast<unsigned char>(text[place]) < 0x80;
    };
    return is_ascii(at - 1) || is_ascii(after);
  }
  return may_be_invisible(character);
}

/// An invisible character in a text, and where it ends.
struct Invisible {
  std::size_t at = std::string_view::npos;
  std::size_t after = std::string_view::npos;
  char32_t character = 0;
};

Invisible find_invisible(std::string_view text, std::size_t from) {
  for (std::size_t at = find_unprintable(text, from); at < text.size(); at = find_unprintable(text, from)) {
    from = at;
    const char32_t character = next_code_point(text, from);
    if (is_invisible(text, at, from, character)) {
      return {.at = at, .after = from, .character = character};
    }
  }
  return {};
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

bool may_be_odd_or_invisible(char32_t character) {
  return is_odd(character) || may_be_invisible(character);
}

std::size_t find_odd_character(std::string_view text) {
  for (std::size_t at = find_beyond_ascii(text); at < text.size();) {
    std::size_t after = at;
    if (is_odd(next_code_point(text, after))) {
      return at;
    }
    at = find_beyond_ascii(text, after);
  }
  return std::string_view::npos;
}

bool is_unseen(char32_t character) {
  switch (character) {
    case U'\u00AD':
    case U'\u061C':
    case U'\u200B':
    case U'\u200E':
    case U'\u200F':
    case U'\u2060':
    case U'\uFEFF':
      return true;
    default:
      return (character >= U'\u202A' && character <= U'\u202E') || (character >= U'\u2066' && character <= U'\u2069');
  }
}

std::size_t find_invisible_character(std::string_view text, std::size_t from) {
  return find_invisible(text, from).at;
}

std::size_t count_invisible_characters(std::string_view text) {
  std::size_t count = 0;
  for (Invisible found = find_invisible(text, 0); found.at < text.size(); found = find_invisible(text, found.after)) {
    count += 1;
  }
  return count;
}

std::vector<Edit> take_invisible_out(std::string_view source, Span part) {
  const std::string_view text = source.substr(0, part.end);
  std::vector<Edit> edits;
  for (Invisible found = find_invisible(text, part.begin); found.at < text.size();
       found = find_invisible(text, found.after)) {
    if (!is_unseen(found.character) && !is_joiner(found.character)) {
      return {};
    }
    const Span span{.begin = static_cast<std::uint32_t>(found.at), .end = static_cast<std::uint32_t>(found.after)};
    if (!edits.empty() && edits.back().span.end == span.begin) {
      edits.back().span.end = span.end;
    } else {
      edits.push_back({.span = span, .text = {}});
    }
  }
  return edits;
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
