// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace cme {

enum class JsonLayout : std::uint8_t {
  compact,   ///< on one line, without spaces
  indented,  ///< one line for each part, indented by two spaces as an item of an array
  whole,     ///< one line for each part, for a value by itself
};

/// Writes one JSON value (RFC 8259) into a string, part by part, in the order of the calls. Building a tree first would
/// cost ten times as much as the text, for each record.
class JsonWriter {
 public:
  explicit JsonWriter(JsonLayout layout) : layout_(layout) {}

  void open(char bracket);
  void close(char bracket);

  /// The next part is the value of this key.
  void append_key(std::string_view key);

  /// UTF-8 is written unchanged, except control characters; a byte that is not UTF-8 becomes U+FFFD.
  void append_text(std::string_view text);
  void append_number(std::int64_t number);
  /// A number that JSON writes with exactly these characters: `0.25`.
  void append_decimal(std::string_view number);
  void append_bool(bool value);
  void append_null();

  [[nodiscard]] std::string take() { return std::move(json_); }

 private:
  void start_part();
  void append_line_break();
  void append_quoted(std::string_view text);

  JsonLayout layout_;
  std::size_t depth_ = 0;
  bool is_first_ = true;  ///< the next part is the first in its array or object
  bool after_key_ = false;
  std::string json_;
};

}  // namespace cme
