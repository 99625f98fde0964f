// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cme/base/result.hpp"

namespace cme {

/// One value of a JSON text.
struct JsonValue {
  enum class Kind : std::uint8_t { null, boolean, number, text, array, object };

  Kind kind = Kind::null;
  bool is_true = false;                 ///< of a boolean
  std::string text = {};                ///< of a text; of a number, as it is written
  std::vector<std::string> names = {};  ///< of the members of an object, in their order
  std::vector<JsonValue> items = {};    ///< of an array; of an object, the values of its members
};

/// The maximum number of members of one object. Each is compared with all others.
inline constexpr std::size_t most_json_members = 1000;

/// The maximum number of arrays and objects around a value.
inline constexpr std::size_t deepest_json = 100;

/// Reads JSON (RFC 8259) in UTF-8. Fails with a sentence if it is not JSON, has too many members or levels, or a member
/// twice.
Result<JsonValue> parse_json(std::string_view text);

}  // namespace cme
