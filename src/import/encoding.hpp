// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "cme/base/result.hpp"

namespace cme {

/// How the characters of a file are written as bytes.
enum class Encoding : std::uint8_t { utf_8, utf_16, windows_1252 };

/// A file's text in UTF-8, without a byte order mark.
struct DecodedText {
  std::string text;
  Encoding encoding = Encoding::utf_8;
};

/// Decodes by the byte order mark; without one as UTF-8, and as Windows-1252 what is not UTF-8. `encoding` overrules
/// this with any name that the system's iconv knows. In UTF-8 with a mark, or with more sound characters of several
/// bytes than bytes without a meaning, U+FFFD takes the place of the latter. Fails, with a sentence, on a name that it
/// does not know, on bytes that have no meaning in the encoding, and on UTF-16 without a mark.
Result<DecodedText> decode_text(std::string_view bytes, const std::optional<std::string>& encoding = {});

/// The name of UTF-16 for text without a byte order mark in which every second byte is NUL, as that of European
/// languages has; nothing for other text.
std::optional<std::string_view> guess_utf_16(std::string_view bytes);

}  // namespace cme
