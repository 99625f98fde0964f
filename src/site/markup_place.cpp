// SPDX-License-Identifier: MIT
#include "site/markup_place.hpp"

#include <algorithm>
#include <iterator>

#include "base/ascii.hpp"

namespace cme {
namespace {

constexpr std::string_view address_attributes[] = {"action",   "background", "cite", "codebase",
                                                   "data",     "formaction", "href", "longdesc",
                                                   "manifest", "poster",     "src",  "xlink:href"};
/// Scripts, styles, lists of addresses, and values to which an SVG animation sets other attributes.
constexpr std::string_view code_attributes[] = {"archive", "by",     "from",  "http-equiv", "imagesrcset", "ping",
                                                "srcdoc",  "srcset", "style", "to",         "values"};
/// Attributes that show that a <meta> describes the page and is not an instruction to the browser.
constexpr std::string_view naming_attributes[] = {"itemprop", "name", "property"};
constexpr std::string_view spaces = " \t\n\r\f";
constexpr std::string_view schemes[] = {"http", "https", "mailto", "tel"};
constexpr char value_mark = '\x1A';

bool is_one_of(std::string_view name, const auto& names) {
  return std::ranges::find(names, name) != std::end(names);
}

bool is_space(char byte) {
  return spaces.find(byte) != std::string_view::npos;
}

/// Whether an address that begins like this can only be relative or have one of `schemes`. Browsers ignore spaces
/// before a scheme and some characters in it, and a character reference may be any of its characters.
bool is_harmless_start(std::string_view address) {
  const std::size_t begin = std::min(address.find_first_not_of(spaces), address.size());
  const std::string_view start = address.substr(begin);
  const std::size_t end = start.find_first_of(":&/?#");
  if (end == std::string_view::npos || (start[end] != ':' && start[end] != '&')) {
    return true;
  }
  return start[end] == ':' && is_one_of(lower_ascii(start.substr(0, end)), schemes);
}

}  // namespace

MarkupPlace::Kind MarkupPlace::kind() const {
  switch (state_) {
    case State::text:
      return is_untagged_ ? Kind::untagged : Kind::text;
    case State::comment:
      return Kind::comment;
    case State::raw:
      return is_data_ ? Kind::json : Kind::raw;
    case State::quoted:
      break;
    case State::tag_name:
    case State::tag:
    case State::attribute_name:
    case State::before_value:
    case State::bare:
      return Kind::tag;
  }
  if (quote_ != '"') {
    return Kind::tag;
  }
  if (attribute_.starts_with("on") || is_one_of(attribute_, code_attributes)) {
    return Kind::code;
  }
  if (tag_ == "meta" && attribute_ == "content" && !is_named_) {
    return Kind::instruction;
  }
  if (is_one_of(attribute_, address_attributes)) {
    return !has_value_begun_ ? Kind::address_start : is_harmless_start(value_) ? Kind::address_rest : Kind::foreign;
  }
  return Kind::attribute;
}

void MarkupPlace::pass_value() {
  has_value_begun_ = true;
  value_ += value_mark;
}

void MarkupPlace::pass(std::string_view markup) {
  for (const char byte : markup) {
    pass(byte);
  }
}

void MarkupPlace::pass(char byte) {
  switch (state_) {
    case State::text:
      if (byte == '<') {
        state_ = State::tag_name;
        tag_.clear();
      }
      return;
    case State::comment:
      seen_ += byte;
      if (seen_.ends_with("-->")) {
        state_ = State::text;
      }
      return;
    case State::raw:
      seen_ += lower_ascii(byte);
      if (seen_.ends_with("</" + tag_)) {
        state_ = State::tag_name;
        tag_ = "/" + tag_;
      }
      return;
    case State::tag_name:
    case State::tag:
    case State::attribute_name:
    case State::before_value:
    case State::quoted:
    case State::bare:
      return pass_in_tag(byte);
  }
}

void MarkupPlace::pass_in_tag(char byte) {
  if (state_ == State::quoted) {
    return pass_in_quotes(byte);
  }
  if (byte == '>') {
    return end_tag();
  }
  if (state_ == State::tag_name && !is_space(byte)) {
    tag_ += lower_ascii(byte);
    if (tag_ == "!--") {
      state_ = State::comment;
      seen_.clear();
    }
    return;
  }
  if (state_ == State::attribute_name || state_ == State::tag) {
    return pass_beside_attribute(byte);
  }
  if (state_ == State::before_value && !is_space(byte)) {
    begin_value(byte);
  } else if (state_ != State::before_value && is_space(byte)) {
    state_ = State::tag;
  }
}

void MarkupPlace::pass_in_quotes(char byte) {
  if (byte == quote_) {
    state_ = State::tag;
    is_data_ = is_data_ || (attribute_ == "type" && value_ == "application/ld+json");
  } else {
    has_value_begun_ = true;
    value_ += byte;
  }
}

void MarkupPlace::pass_beside_attribute(char byte) {
  if (byte == '=') {
    state_ = State::before_value;
  } else if (is_space(byte)) {
    state_ = State::tag;
  } else {
    if (state_ == State::tag) {
      attribute_.clear();
    }
    attribute_ += lower_ascii(byte);
    state_ = State::attribute_name;
  }
}

void MarkupPlace::begin_value(char quote) {
  state_ = quote == '"' || quote == '\'' ? State::quoted : State::bare;
  quote_ = quote;
  has_value_begun_ = false;
  is_named_ = is_named_ || is_one_of(attribute_, naming_attributes);
  value_.clear();
}

void MarkupPlace::end_tag() {
  const bool holds_no_markup = tag_ == "script" || tag_ == "style";
  state_ = holds_no_markup ? State::raw : State::text;
  is_data_ = is_data_ && tag_ == "script";
  seen_.clear();
  attribute_.clear();
  value_.clear();
  has_value_begun_ = false;
  is_named_ = false;
  if (!holds_no_markup) {
    is_untagged_ = tag_ == "title" || tag_ == "textarea";
    tag_.clear();
    is_data_ = false;
  }
}

}  // namespace cme
