// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>

namespace cme {

/// What words in place of true or false say about commercial support.
enum class SupportAnswer : std::uint8_t {
  no,
  yes,
  supporter,  ///< they are most likely the name of one
  unclear,    ///< a person must say what is meant: "unknown", "pending", "see note"
};

/// In any case, and with any spaces around the words.
SupportAnswer read_support_answer(std::string_view text);

}  // namespace cme
