// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace cme {

/// Moves through a text without tabs and carriage returns, line by line, and describes what is at its position.
class LineCursor {
 public:
  /// A key in a line, as written.
  struct Key {
    bool is_quoted;
    std::size_t end;    ///< after its last character or closing quote
    std::size_t colon;  ///< the colon that follows it
  };

  /// `text` outlives the cursor, which has no position until `go_to_line`.
  explicit LineCursor(std::string_view text) : text_(text) {}

  /// Moves to the first character of the first line at or after `line`, the start of a line, that is neither empty nor
  /// a comment.
  void go_to_line(std::size_t line);
  void go_to_next_line() { go_to_line(next_line_); }
  void go_to(std::size_t offset_in_line) { at_ = offset_in_line; }
  /// Moves to the next character of the line that is not a space, or to its end.
  void skip_spaces();

  /// Whether there is no line left.
  [[nodiscard]] bool is_at_end() const { return line_ == text_.size(); }
  [[nodiscard]] bool is_at_line_end() const { return at_ >= line_end_; }
  [[nodiscard]] std::size_t at() const { return at_; }
  /// From 0, in bytes.
  [[nodiscard]] std::size_t column() const { return at_ - line_; }
  [[nodiscard]] char character() const { return text_[at_]; }
  /// Where the next line begins.
  [[nodiscard]] std::size_t next_line() const { return next_line_; }
  /// The text up to the last character of this line that is not a space.
  [[nodiscard]] std::string_view text_to_line_end() const { return text_.substr(0, line_end_); }

  /// Whether the line has nothing more at `offset`, except perhaps a space and a comment.
  [[nodiscard]] bool is_line_over(std::size_t offset) const;
  /// Whether the dash of a list entry is here.
  [[nodiscard]] bool begins_entry() const { return text_[at_] == '-' && is_alone(at_); }
  /// Whether plain text may begin with the character here.
  [[nodiscard]] bool begins_plain() const;
  /// The end of the plain text that begins here: before a comment and the spaces in front of it.
  [[nodiscard]] std::size_t plain_end() const;
  /// The key that begins here, if it is followed by a separate colon on the line.
  [[nodiscard]] std::optional<Key> find_key() const;

 private:
  /// Whether the character at `offset` is followed by a space or nothing.
  [[nodiscard]] bool is_alone(std::size_t offset) const { return offset + 1 >= line_end_ || text_[offset + 1] == ' '; }

  std::string_view text_;
  std::size_t line_ = 0;
  std::size_t at_ = 0;
  std::size_t line_end_ = 0;
  std::size_t next_line_ = 0;
  std::size_t next_sign_ = 0;  // the first # from this line on: most texts have none
};

/// The first character at or after `offset` that is not a space, or the end of the text.
std::size_t find_not_space(std::string_view text, std::size_t offset);

}  // namespace cme
