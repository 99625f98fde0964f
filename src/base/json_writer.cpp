// SPDX-License-Identifier: MIT
#include "base/json_writer.hpp"

#include "base/safe_output.hpp"

namespace cme {
void JsonWriter::open(char bracket) {
  start_part();
  json_ += bracket;
  ++depth_;
  is_first_ = true;
}

void JsonWriter::close(char bracket) {
  --depth_;
  if (!is_first_) {
    append_line_break();
  }
  json_ += bracket;
  is_first_ = false;
}

void JsonWriter::append_key(std::string_view key) {
  start_part();
  append_quoted(key);
  json_ += layout_ == JsonLayout::compact ? ":" : ": ";
  after_key_ = true;
}

void JsonWriter::append_text(std::string_view text) {
  start_part();
  append_quoted(text);
}

void JsonWriter::append_number(std::int64_t number) {
  start_part();
  json_ += std::to_string(number);
}

void JsonWriter::append_decimal(std::string_view number) {
  start_part();
  json_ += number;
}

void JsonWriter::append_bool(bool value) {
  start_part();
  json_ += value ? "true" : "false";
}

void JsonWriter::append_null() {
  start_part();
  json_ += "null";
}

void JsonWriter::start_part() {
  if (!after_key_ && depth_ > 0) {
    if (!is_first_) {
      json_ += ',';
    }
    append_line_break();
  }
  after_key_ = false;
  is_first_ = false;
}

void JsonWriter::append_line_break() {
  if (layout_ == JsonLayout::compact) {
    return;
  }
  const std::size_t outer_depth = layout_ == JsonLayout::indented ? 1 : 0;
  json_.append("\n").append(2 * (outer_depth + depth_), ' ');
}

void JsonWriter::append_quoted(std::string_view text) {
  json_ += '"';
  append_safe(json_, text, Target::json);
  json_ += '"';
}

}  // namespace cme
