// SPDX-License-Identifier: MIT
#include "import/json_value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "base/byte_set.hpp"
#include "base/safe_output.hpp"
#include "base/utf8.hpp"

namespace cme {
namespace {

constexpr const char* not_json =
    "this starts like JSON but is not valid JSON; \"cme list -o csv\" shows the correct form";

constexpr ByteSet json_spaces(" \t\n\r");
constexpr ByteSet digits("0123456789");

/// Reads one text from its beginning to its end. Each function that reads something starts at its first byte, stops
/// after its last, and returns whether it is there.
class JsonParser {
 public:
  explicit JsonParser(std::string_view text) : text_(text) {}

  Result<JsonValue> parse() {
    JsonValue value;
    const bool is_read = valid_utf8_prefix(text_) == text_.size() && parse_value(value, 0);
    skip_spaces();
    if (is_read && at_ == text_.size()) {
      return value;
    }
    return failure(problem_.empty() ? not_json : problem_);
  }

 private:
  [[nodiscard]] char next() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  void skip_spaces() {
    while (json_spaces.has(next())) {
      ++at_;
    }
  }

  bool take(std::string_view word) {
    const bool is_next = text_.substr(at_).starts_with(word);
    at_ += is_next ? word.size() : 0;
    return is_next;
  }

  /// Takes the sign after any spaces.
  bool take_sign(std::string_view sign) {
    skip_spaces();
    return take(sign);
  }

  bool parse_value(JsonValue& value, std::size_t depth) {
    skip_spaces();
    switch (next()) {
      case '"':
        value.kind = JsonValue::Kind::text;
        return parse_quoted(value.text);
      case '[':
        value.kind = JsonValue::Kind::array;
        return depth < deepest_json && parse_array(value, depth + 1);
      case '{':
        value.kind = JsonValue::Kind::object;
        return depth < deepest_json && parse_object(value, depth + 1);
      case 'n':
        return take("null");
      case 't':
      case 'f':
        value.kind = JsonValue::Kind::boolean;
        value.is_true = next() == 't';
        return take(value.is_true ? "true" : "false");
      default:
        value.kind = JsonValue::Kind::number;
        return parse_number(value.text);
    }
  }

  bool parse_array(JsonValue& array, std::size_t depth) {
    ++at_;
    if (take_sign("]")) {
      return true;
    }
    do {
      if (!parse_value(array.items.emplace_back(), depth)) {
        return false;
      }
    } while (take_sign(","));
    return take("]");
  }

  bool parse_object(JsonValue& object, std::size_t depth) {
    ++at_;
    if (take_sign("}")) {
      return true;
    }
    do {
      std::string name;
      skip_spaces();
      if (next() != '"' || !parse_quoted(name) || !add_name(std::move(name), object.names) || !take_sign(":") ||
          !parse_value(object.items.emplace_back(), depth)) {
        return false;
      }
    } while (take_sign(","));
    return take("}");
  }

  bool add_name(std::string name, std::vector<std::string>& names) {
    if (std::ranges::find(names, name) != names.end()) {
      problem_ = fmt::format("duplicate {}", quote(name));
    } else if (names.size() == most_json_members) {
      problem_ = fmt::format("more than {} members in one {{ }}", most_json_members);
    } else {
      names.push_back(std::move(name));
    }
    return problem_.empty();
  }

  /// Appends the text between quotes.
  bool parse_quoted(std::string& text) {
    ++at_;
    while (true) {
      const std::size_t end = find_byte(
          text_, at_, [](char byte) { return byte == '"' || byte == '\\' || static_cast<unsigned char>(byte) < 0x20; });
      text.append(text_, at_, end - at_);
      at_ = end;
      if (take("\"")) {
        return true;
      }
      if (!take("\\") || !parse_escape(text)) {
        return false;
      }
    }
  }

  /// Appends the character that is written after a backslash.
  bool parse_escape(std::string& text) {
    constexpr std::string_view escapes = "\"\\/bfnrt";
    constexpr std::string_view meant = "\"\\/\b\f\n\r\t";
    const char escape = next();
    ++at_;
    if (const std::size_t place = escapes.find(escape); place != std::string_view::npos) {
      text += meant[place];
      return true;
    }
    const std::optional<char32_t> character = escape == 'u' ? parse_code_point() : std::nullopt;
    if (character) {
      append_code_point(text, *character);
    }
    return character.has_value();
  }

  /// The character of one `\u`, or of two that are halves of a surrogate pair.
  std::optional<char32_t> parse_code_point() {
    const std::optional<char32_t> first = parse_hex();
    if (!first || *first < 0xD800 || *first > 0xDFFF) {
      return first;
    }
    const std::optional<char32_t> second = *first < 0xDC00 && take("\\u") ? parse_hex() : std::nullopt;
    if (!second || *second < 0xDC00 || *second > 0xDFFF) {
      return std::nullopt;
    }
    return 0x10000 + ((*first - 0xD800) << 10U) + (*second - 0xDC00);
  }

  std::optional<char32_t> parse_hex() {
    constexpr std::size_t length = 4;
    const std::string_view written = text_.substr(std::min(at_, text_.size()), length);
    unsigned number = 0;
    const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), number, 16);
    if (written.size() < length || error != std::errc() || end != written.data() + length) {
      return std::nullopt;
    }
    at_ += length;
    return number;
  }

  bool parse_number(std::string& number) {
    const std::size_t begin = at_;
    take("-");
    bool is_number = take("0") || skip_digits();
    is_number = is_number && (!take(".") || skip_digits());
    if (is_number && (take("e") || take("E"))) {
      if (!take("+")) {
        take("-");
      }
      is_number = skip_digits();
    }
    number = text_.substr(begin, at_ - begin);
    return is_number;
  }

  bool skip_digits() {
    const std::size_t begin = at_;
    while (digits.has(next())) {
      ++at_;
    }
    return at_ > begin;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string problem_;  ///< if it is JSON, but not acceptable
};

}  // namespace

Result<JsonValue> parse_json(std::string_view text) {
  return JsonParser(text).parse();
}

}  // namespace cme
