// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>

#include "base/byte_set.hpp"
#include "yaml/spans.hpp"

namespace cme {

/// The first character at or after `offset` that is not a space, or the end of the text.
inline std::size_t find_not_space(std::string_view text, std::size_t offset) {
  while (offset < text.size() && text[offset] == ' ') {
    ++offset;
  }
  return offset;
}

/// Moves through a text without tabs and carriage returns, line by line, and describes what is at its position. All of
/// it is inline, because a record takes a few hundred of these steps.
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
  void go_to_line(std::size_t line) {
    for (; line < text_.size(); line = next_line_) {
      next_line_ = std::min(text_.find('\n', line), text_.size() - 1) + 1;
      at_ = find_not_space(text_, line);
      if (at_ < next_line_ && text_[at_] != '\n' && text_[at_] != '#') {
        line_ = line;
        line_end_ = next_line_;
        while (text_[line_end_ - 1] == ' ' || text_[line_end_ - 1] == '\n') {
          --line_end_;
        }
        return;
      }
    }
    line_ = text_.size();
    at_ = line_;
  }
  void go_to_next_line() { go_to_line(next_line_); }
  void go_to(std::size_t offset_in_line) { at_ = offset_in_line; }
  /// Moves to the next character of the line that is not a space, or to its end.
  void skip_spaces() { at_ = std::min(find_not_space(text_, at_), line_end_); }

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
  [[nodiscard]] bool is_line_over(std::size_t offset) const {
    if (offset >= line_end_) {
      return true;
    }
    const std::size_t next = find_not_space(text_, offset);
    return next > offset && text_[next] == '#';
  }
  /// Whether the dash of a list entry is here.
  [[nodiscard]] bool begins_entry() const { return text_[at_] == '-' && is_alone(at_); }
  /// Whether plain text may begin with the character here.
  [[nodiscard]] bool begins_plain() const {
    static constexpr ByteSet signs(",[]{}#&*!|>'\"%@`");
    static constexpr ByteSet signs_if_alone("-?:");
    return !signs.has(text_[at_]) && (!signs_if_alone.has(text_[at_]) || !is_alone(at_));
  }
  /// The end of the plain text that begins here: before a comment and the spaces in front of it.
  [[nodiscard]] std::size_t plain_end() {
    for (std::size_t sign = next_sign_.find(text_, at_ + 1); sign < line_end_;
         sign = next_sign_.find(text_, sign + 1)) {
      if (text_[sign - 1] == ' ') {
        return text_.substr(0, sign).find_last_not_of(' ') + 1;
      }
    }
    return line_end_;
  }
  /// The key that begins here, if it is followed by a separate colon on the line.
  [[nodiscard]] std::optional<Key> find_key() {
    if (text_[at_] == '"' || text_[at_] == '\'') {
      const std::string_view line = text_to_line_end();
      const std::size_t end = quoted_end(line, at_);
      const std::size_t colon = line.find_first_not_of(' ', end);
      const bool is_key = colon < line_end_ && text_[colon] == ':' && is_alone(colon);
      return is_key ? std::optional(Key{.is_quoted = true, .end = end, .colon = colon}) : std::nullopt;
    }
    for (std::size_t colon = next_colon_.find(text_, at_); colon < line_end_;
         colon = next_colon_.find(text_, colon + 1)) {
      if (is_alone(colon)) {
        const std::size_t end = text_.substr(0, colon).find_last_not_of(' ') + 1;
        return Key{.is_quoted = false, .end = end, .colon = colon};
      }
    }
    return std::nullopt;
  }

 private:
  /// The places of a byte that most lines do not have: each is searched for once, and not once for each line before it.
  class Places {
   public:
    explicit Places(char byte) : byte_(byte) {}

    /// The first place at or after `offset`, or the end of the text.
    std::size_t find(std::string_view text, std::size_t offset) {
      if (offset < from_ || offset > next_) {
        from_ = offset;
        next_ = std::min(text.find(byte_, offset), text.size());
      }
      return next_;
    }

   private:
    char byte_;
    std::size_t from_ = 1;  // between it and `next_` there is none; at first nothing is known
    std::size_t next_ = 0;
  };

  /// Whether the character at `offset` is followed by a space or nothing.
  [[nodiscard]] bool is_alone(std::size_t offset) const { return offset + 1 >= line_end_ || text_[offset + 1] == ' '; }

  std::string_view text_;
  std::size_t line_ = 0;
  std::size_t at_ = 0;
  std::size_t line_end_ = 0;
  std::size_t next_line_ = 0;
  Places next_sign_{'#'};
  Places next_colon_{':'};
};

}  // namespace cme
