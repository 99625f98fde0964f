// SPDX-License-Identifier: MIT
#include "yaml/line_cursor.hpp"

#include <algorithm>

#include "base/byte_set.hpp"
#include "yaml/spans.hpp"

namespace cme {
namespace {

constexpr ByteSet line_ends(" \n");

}  // namespace

void LineCursor::go_to_line(std::size_t line) {
  for (; line < text_.size(); line = next_line_) {
    next_line_ = std::min(text_.find('\n', line), text_.size() - 1) + 1;
    at_ = find_not_space(text_, line);
    if (at_ < next_line_ && text_[at_] != '\n' && text_[at_] != '#') {
      line_ = line;
      line_end_ = without_end(text_.substr(0, next_line_), line_ends).size();
      if (next_sign_ < line) {
        next_sign_ = std::min(text_.find('#', line), text_.size());
      }
      return;
    }
  }
  line_ = text_.size();
  at_ = line_;
}

void LineCursor::skip_spaces() {
  at_ = std::min(find_not_space(text_, at_), line_end_);
}

bool LineCursor::is_line_over(std::size_t offset) const {
  if (offset >= line_end_) {
    return true;
  }
  const std::size_t next = find_not_space(text_, offset);
  return next > offset && text_[next] == '#';
}

bool LineCursor::begins_plain() const {
  static constexpr ByteSet signs(",[]{}#&*!|>'\"%@`");
  static constexpr ByteSet signs_if_alone("-?:");
  return !signs.has(text_[at_]) && (!signs_if_alone.has(text_[at_]) || !is_alone(at_));
}

std::size_t LineCursor::plain_end() const {
  const std::string_view line = text_to_line_end();
  for (std::size_t sign = next_sign_; sign < line_end_; sign = line.find('#', sign + 1)) {
    if (sign > at_ && text_[sign - 1] == ' ') {
      return line.substr(0, sign).find_last_not_of(' ') + 1;
    }
  }
  return line_end_;
}

std::optional<LineCursor::Key> LineCursor::find_key() const {
  const std::string_view line = text_to_line_end();
  if (text_[at_] == '"' || text_[at_] == '\'') {
    const std::size_t end = quoted_end(line, at_);
    const std::size_t colon = line.find_first_not_of(' ', end);
    const bool is_key = colon < line_end_ && text_[colon] == ':' && is_alone(colon);
    return is_key ? std::optional(Key{.is_quoted = true, .end = end, .colon = colon}) : std::nullopt;
  }
  for (std::size_t colon = line.find(':', at_); colon < line_end_; colon = line.find(':', colon + 1)) {
    if (is_alone(colon)) {
      const std::size_t end = line.substr(0, colon).find_last_not_of(' ') + 1;
      return Key{.is_quoted = false, .end = end, .colon = colon};
    }
  }
  return std::nullopt;
}

std::size_t find_not_space(std::string_view text, std::size_t offset) {
  return std::min(text.find_first_not_of(' ', offset), text.size());
}

}  // namespace cme
