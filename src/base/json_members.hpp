// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/json_writer.hpp"

namespace cme {

/// Writes JSON member by member. An empty key means the next item of an array, or the top-level value.
class JsonMembers {
 public:
  explicit JsonMembers(JsonLayout layout) : json_(layout) {}

  void write_text(std::string_view key, std::string_view text) {
    append_key(key);
    json_.append_text(text);
  }

  void write_texts(std::string_view key, std::span<const std::string_view> texts) {
    write_array(key, [&] {
      for (const std::string_view text : texts) {
        json_.append_text(text);
      }
    });
  }

  void write_number(std::string_view key, std::int64_t number) {
    append_key(key);
    json_.append_number(number);
  }

  /// `number` as JSON writes it: `0.25`.
  void write_decimal(std::string_view key, std::string_view number) {
    append_key(key);
    json_.append_decimal(number);
  }

  void write_flag(std::string_view key, bool value) {
    append_key(key);
    json_.append_bool(value);
  }

  void write_null(std::string_view key) {
    append_key(key);
    json_.append_null();
  }

  template <class WriteMembers>
  void write_object(std::string_view key, WriteMembers write_members) {
    append_key(key);
    json_.open('{');
    write_members();
    json_.close('}');
  }

  template <class WriteItems>
  void write_array(std::string_view key, WriteItems write_items) {
    append_key(key);
    json_.open('[');
    write_items();
    json_.close(']');
  }

  [[nodiscard]] std::string take() { return json_.take(); }

 private:
  void append_key(std::string_view key) {
    if (!key.empty()) {
      json_.append_key(key);
    }
  }

  JsonWriter json_;
};

}  // namespace cme
