// SPDX-License-Identifier: MIT
#include "cme/diag/source.hpp"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <utility>

#include "base/utf8.hpp"

namespace cme {
namespace {

// A snippet shows at most this many characters of a line, and this many before the span.
constexpr std::uint32_t max_line_columns = 240;
constexpr std::uint32_t columns_before_span = 60;

std::uint32_t columns(std::string_view text) {
  return static_cast<std::uint32_t>(count_code_points(text));
}

/// The offset `count` characters before `offset`.
std::size_t go_back(std::string_view text, std::size_t offset, std::uint32_t count) {
  const auto is_inside_character = [&] { return (static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U; };
  for (; count > 0 && offset > 0; --count) {
    do {
      offset -= 1;
    } while (offset > 0 && is_inside_character());
  }
  return offset;
}

}  // namespace

Locator::Locator(std::string path, std::string_view text) : path_(std::move(path)), text_(text) {
  begin_line(0, 1);
}

void Locator::begin_line(std::size_t offset, std::uint32_t number) {
  offset_ = offset;
  line_break_ = std::min(text_.find('\n', offset), text_.size());
  line_ = number;
  column_ = 1;
}

void Locator::go_to(std::size_t offset) {
  // An edit begins a little before the value that it corrects, so counting need not start over.
  if (offset < offset_) {
    const std::string_view passed = text_.substr(offset, offset_ - offset);
    const auto breaks = static_cast<std::uint32_t>(std::ranges::count(passed, '\n'));
    if (breaks == 0) {
      column_ -= columns(passed);
      offset_ = offset;
    } else {
      begin_line(offset == 0 ? 0 : text_.rfind('\n', offset - 1) + 1, line_ - breaks);
    }
  }
  while (line_break_ < offset) {
    begin_line(line_break_ + 1, line_ + 1);
  }
  column_ += columns(text_.substr(offset_, offset - offset_));
  offset_ = offset;
}

Position Locator::position(std::size_t offset) {
  go_to(std::min(offset, text_.size()));
  return {.line = line_, .column = column_};
}

Place Locator::locate(Span span) {
  go_to(std::min<std::size_t>(span.begin, text_.size()));
  const bool ends_with_cr = line_break_ > offset_ && text_[line_break_ - 1] == '\r';
  const std::size_t line_end = ends_with_cr ? line_break_ - 1 : line_break_;
  const std::size_t end = std::clamp<std::size_t>(span.end, offset_, line_end);
  const std::uint32_t before = column_ > max_line_columns / 2 ? columns_before_span : column_ - 1;
  const std::size_t begin = go_back(text_, offset_, before);
  const std::string_view line_text = first_code_points(text_.substr(begin, line_end - begin), max_line_columns);
  return {.path = path_,
          .line = line_,
          .column = column_,
          .end_column = column_ + columns(text_.substr(offset_, end - offset_)),
          .line_text = std::string(line_text),
          .text_column = column_ - before,
          .text_is_cut = begin + line_text.size() < line_end};
}

std::string apply_edits(std::string_view text, std::vector<Edit> edits) {
  std::ranges::stable_sort(edits, {}, [](const Edit& edit) { return edit.span.begin; });
  std::string edited;
  std::size_t copied = 0;
  for (const Edit& edit : edits) {
    assert(edit.span.begin >= copied && edit.span.end >= edit.span.begin && edit.span.end <= text.size());
    edited += text.substr(copied, edit.span.begin - copied);
    edited += edit.text;
    copied = edit.span.end;
  }
  edited += text.substr(copied);
  return edited;
}

}  // namespace cme
