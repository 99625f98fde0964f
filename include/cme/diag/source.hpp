// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cme {

/// Bytes [begin, end) of a text.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool operator==(const Span&) const = default;
};

/// A place in a text, as people count: both numbers start at 1.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;  ///< in characters (code points)

  bool operator==(const Position&) const = default;
};

/// A span with everything that is needed to print it without the file's text. Lines and columns count from 1, columns
/// in characters (code points). A span of several lines is cut at the end of its first line.
struct Place {
  std::string path;  ///< as it is printed
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  std::uint32_t end_column = 1;  ///< after the last character
  std::string line_text;         ///< the line, or a part of a long one that begins at `text_column`
  std::uint32_t text_column = 1;
  bool text_is_cut = false;  ///< whether the line continues after `line_text`

  bool operator==(const Place&) const = default;
};

/// Finds the places of spans in one text. Fastest when they are located in the order of the text.
class Locator {
 public:
  /// `text` is valid UTF-8 whose lines end with LF or CRLF, and outlives the locator.
  Locator(std::string path, std::string_view text);

  /// A span beyond the end of the text is moved to the end.
  Place locate(Span span);

  /// An offset beyond the end of the text is moved to the end.
  Position position(std::size_t offset);

 private:
  void begin_line(std::size_t offset, std::uint32_t number);
  void go_to(std::size_t offset);

  std::string path_;
  std::string_view text_;
  std::size_t offset_ = 0;  ///< where the last span began, with its line and column
  std::size_t line_break_ = 0;
  std::uint32_t line_ = 1;
  std::uint32_t column_ = 1;
};

/// New text for the bytes of a span; an empty span inserts.
struct Edit {
  Span span;
  std::string text;

  bool operator==(const Edit&) const = default;
};

/// `text` with all of the edits applied; their spans refer to the original text. They may come in any order and do not
/// overlap; insertions at the same place are applied in the given order.
std::string apply_edits(std::string_view text, std::vector<Edit> edits);

}  // namespace cme
