// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cme/base/result.hpp"

namespace cme {

/// A digital object identifier, bare: `10.1001/jamaoncol.2025.2891`. Kept as written; compare with `folded`.
class Doi {
 public:
  /// `10.`, 4 to 9 digits, `/`, then text without spaces or control characters.
  static Result<Doi> parse(std::string_view text);

  [[nodiscard]] const std::string& text() const { return text_; }

  /// In lower case, so that equal identifiers compare equal.
  [[nodiscard]] std::string folded() const;

  /// Its address, `https://doi.org/…`, with escapes for the characters that an address cannot contain.
  [[nodiscard]] std::string address() const;

  bool operator==(const Doi&) const = default;

 private:
  explicit Doi(std::string text) : text_(std::move(text)) {}

  std::string text_;
};

/// The DOI inside `https://doi.org/10.…`, `dx.doi.org/10.…` or `doi:10.…`; nothing if there is none.
std::optional<Doi> find_doi(std::string_view text);

}  // namespace cme
