// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>

namespace cme {

/// The meaning of words in place of true or false for commercial support.
enum class SupportAnswer : std::uint8_t {
  no,
  yes,
  supporter,  ///< most likely the name of a supporter
  unclear,    ///< a person must say what is meant: "unknown", "pending", "see note"
};

/// Reads an answer in any case, with any spaces around the words.
SupportAnswer read_support_answer(std::string_view text);

}  // namespace cme
