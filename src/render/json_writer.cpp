// SPDX-License-Identifier: MIT
#include "render/json_writer.hpp"

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "render/valid_text.hpp"

namespace cme {
namespace {

/// Of those that RFC 8259 lets stand as they are, DEL and the C1 controls could still steer a terminal.
bool is_control(char32_t character) {
  return character < 0x20 || (character >= 0x7F && character < 0xA0);
}

void append_escape(std::string& json, char32_t character) {
  switch (character) {
    case '"':
      json += "\\\"";
      break;
    case '\\':
      json += "\\\\";
      break;
    case '\n':
      json += "\\n";
      break;
    case '\r':
      json += "\\r";
      break;
    case '\t':
      json += "\\t";
      break;
    default:
      json += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(character));
  }
}

/// Whether the byte may begin a character that is escaped: every C1 control begins with C2.
bool may_need_escape(char byte) {
  const auto code = static_cast<unsigned char>(byte);
  return code < 0x20 || code == '"' || code == '\\' || code == 0x7F || code == 0xC2;
}

void append_escaped(std::string& json, std::string_view text) {
  std::size_t written = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    if (!may_need_escape(text[offset])) {
      ++offset;
      continue;
    }
    const std::size_t begin = offset;
    const char32_t character = next_code_point(text, offset);
    if (character != '"' && character != '\\' && !is_control(character)) {
      continue;
    }
    json += text.substr(written, begin - written);
    append_escape(json, character);
    written = offset;
  }
  json += text.substr(written);
}

}  // namespace

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
  if (valid_utf8_prefix(text) == text.size()) {
    append_escaped(json_, text);
  } else {
    append_escaped(json_, valid_text(text));
  }
  json_ += '"';
}

}  // namespace cme
