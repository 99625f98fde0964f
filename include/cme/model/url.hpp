// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "cme/base/result.hpp"

namespace cme {

/// An address of the web: `http://` or `https://`, a host, and no space, control character, quote or angle bracket.
class Url {
 public:
  static Result<Url> parse(std::string_view text);

  [[nodiscard]] const std::string& text() const { return text_; }

  bool operator==(const Url&) const = default;

 private:
  explicit Url(std::string text) : text_(std::move(text)) {}

  std::string text_;
};

}  // namespace cme
