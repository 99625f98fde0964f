// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "cme/base/result.hpp"

namespace cme {

/// A web address: `http://` or `https://`, a host, and no spaces, control characters, quotes or angle brackets.
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
