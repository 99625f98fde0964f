// SPDX-License-Identifier: MIT
#include "record/check_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "cme/record/load.hpp"

namespace cme {
namespace {

constexpr std::string_view save_as_utf8 = "save the file as UTF-8";

/// Whether a character that YAML forbids begins at `offset`. YAML 1.2, production c-printable: text may contain neither
/// U+FFFE and U+FFFF nor control characters except tabs and line breaks.
bool begins_forbidden_character(std::string_view text, std::size_t offset) {
  const auto byte = static_cast<unsigned char>(text[offset]);
  const std::string_view next = text.substr(offset + 1, 1);
  const bool is_line_break = byte == '\n' || (byte == '\r' && next == "\n");
  const bool is_c1 = byte == 0xC2 && !next.empty() && static_cast<unsigned char>(next.front()) < 0xA0 &&
                     static_cast<unsigned char>(next.front()) != 0x85;
  const bool is_noncharacter = byte == 0xEF && (text.substr(offset).starts_with("\xEF\xBF\xBE") ||
                                                text.substr(offset).starts_with("\xEF\xBF\xBF"));
  return is_noncharacter || (byte < 0x20 && byte != '\t' && !is_line_break) || byte == 0x7F || is_c1;
}

/// Whether the character that starts at `offset` is UTF-8; no character is longer than four bytes.
bool is_valid_character(std::string_view text, std::size_t offset) {
  return valid_utf8_prefix(text.substr(offset, 4)) > 0;
}

/// The first byte that starts a forbidden character or is not UTF-8, or text.size().
std::size_t find_bad_character(std::string_view text) {
  std::size_t at = find_unprintable(text);
  while (at < text.size() && !begins_forbidden_character(text, at) && is_valid_character(text, at)) {
    next_code_point(text, at);
    at = find_unprintable(text, at);
  }
  return at;
}

Diagnostic forbidden_character(std::string_view text, std::size_t at) {
  std::size_t after = at;
  const auto character = static_cast<unsigned>(next_code_point(text, after));
  if (character == '\r') {
    return syntax_problem(at, at + 1, "a line ends with CR only", "save the file with LF or CRLF line endings");
  }
  if (character == 0) {
    return syntax_problem(at, at + 1, "the file contains a NUL character", std::string(save_as_utf8));
  }
  return syntax_problem(at, after,
                        fmt::format("the file contains the {} U+{:04X}",
                                    character > 0x9F ? "noncharacter" : "control character", character),
                        "remove it; most editors do not show it");
}

/// The start of the first line at or after `from` that begins with `mark`; npos if there is none.
std::size_t find_line(std::string_view text, std::string_view mark, std::size_t from) {
  for (std::size_t at = text.find(mark, from); at != std::string_view::npos; at = text.find(mark, at + 1)) {
    if (at == 0 || text[at - 1] == '\n') {
      return at;
    }
  }
  return std::string_view::npos;
}

/// `line 3`, `lines 3 to 5` or `no line`.
std::string lines_in_words(std::ptrdiff_t first, std::ptrdiff_t last) {
  return first > last    ? "no line"
         : first == last ? fmt::format("line {}", first)
                         : fmt::format("lines {} to {}", first, last);
}

/// The marks that git leaves if two branches have changed the same lines.
std::optional<Diagnostic> find_merge_conflict(std::string_view text) {
  const std::size_t begin = find_line(text, "<<<<<<< ", 0);
  const std::size_t middle = begin == std::string_view::npos ? begin : find_line(text, "=======", begin);
  const std::size_t end = middle == std::string_view::npos ? middle : find_line(text, ">>>>>>> ", middle);
  if (end == std::string_view::npos) {
    return std::nullopt;
  }
  const auto line_of = [&](std::size_t at) { return std::ranges::count(text.substr(0, at), '\n') + 1; };
  // git can be set to show what both versions were before.
  const std::size_t first_end = std::min(find_line(text, "||||||| ", begin), middle);
  return syntax_problem(begin, find_line_break(text, begin),
                        fmt::format("an unresolved merge conflict: one version is on {}, the other on {}",
                                    lines_in_words(line_of(begin) + 1, line_of(first_end) - 1),
                                    lines_in_words(line_of(middle) + 1, line_of(end) - 1)),
                        "keep one version, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>");
}

}  // namespace

std::optional<Diagnostic> check_text(std::string_view bytes) {
  if (bytes.size() > max_record_bytes) {
    return syntax_problem(0, 0, "the file is larger than 1 MiB", "a record describes only one activity, in text");
  }
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    return syntax_problem(0, 0, "the file is UTF-16", std::string(save_as_utf8));
  }
  const std::size_t bad = find_bad_character(bytes);
  if (bad < bytes.size() && is_valid_character(bytes, bad)) {
    return forbidden_character(bytes, bad);
  }
  if (bad < bytes.size()) {
    return syntax_problem(bad, bad + 1,
                          fmt::format("the byte 0x{:02X} is not valid UTF-8", static_cast<unsigned char>(bytes[bad])),
                          std::string(save_as_utf8));
  }
  // yaml-cpp skips a byte order mark without counting it, so all later places would be wrong.
  if (bytes.starts_with(utf8_byte_order_mark)) {
    return syntax_problem(0, utf8_byte_order_mark.size(), "a second byte order mark",
                          "save the file as UTF-8 without byte order marks");
  }
  return find_merge_conflict(bytes);
}

}  // namespace cme
