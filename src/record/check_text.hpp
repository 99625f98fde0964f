// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

#include "cme/diag/diagnostic.hpp"

namespace cme {

/// The byte order mark that some editors put before UTF-8.
inline constexpr std::string_view utf8_byte_order_mark = "\xEF\xBB\xBF";

/// `bytes` without the byte order mark that may stand before them: it belongs to the encoding, not to the text.
std::string_view without_byte_order_mark(std::string_view bytes);

/// What keeps a file's bytes (without a byte order mark) from being read as text: its size, its encoding, or a
/// character that YAML does not take. yaml-cpp lets all of these pass.
std::optional<Diagnostic> check_text(std::string_view bytes);

}  // namespace cme
