// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace cme {

/// Follows HTML character by character, to determine what a value would be at this place.
class MarkupPlace {
 public:
  /// Moves past `markup`.
  void pass(std::string_view markup);

  /// Moves past a value.
  void pass_value();

  enum class Kind : std::uint8_t {
    text,           ///< between tags
    untagged,       ///< inside a title or a text area, where a tag would be text
    attribute,      ///< inside double quotes
    address_start,  ///< the same, at the start of an attribute that holds an address
    address_rest,   ///< the same, further on
    foreign,        ///< the same, after a scheme that may run a script: `javascript:`, `data:` and all but a few
    json,           ///< inside a data script
    raw,            ///< inside a script or a style
    tag,            ///< inside a tag and outside double quotes
    code,           ///< inside an attribute that holds a script or a style
    instruction,    ///< inside the content of a <meta> without a name before it
    comment,
  };
  [[nodiscard]] Kind kind() const;

  bool operator==(const MarkupPlace&) const = default;

 private:
  enum class State : std::uint8_t { text, tag_name, tag, attribute_name, before_value, quoted, bare, comment, raw };

  void pass(char byte);
  void pass_in_tag(char byte);
  void pass_in_quotes(char byte);
  void pass_beside_attribute(char byte);
  void end_tag();
  void begin_value(char quote);

  State state_ = State::text;
  std::string tag_;        ///< the name of the element, in lower case
  std::string attribute_;  ///< the name of the attribute, in lower case
  std::string seen_;       ///< the last characters of a comment or of raw text
  std::string value_;      ///< of the attribute so far, with `value_mark` for each value
  char quote_ = '"';
  bool has_value_begun_ = false;
  bool is_data_ = false;  ///< whether a script holds data
  bool is_untagged_ = false;
  bool is_named_ = false;  ///< by an attribute of the tag
};

}  // namespace cme
