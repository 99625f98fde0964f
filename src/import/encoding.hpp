// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "cme/base/result.hpp"

namespace cme {

/// The encoding of a file.
enum class Encoding : std::uint8_t { utf_8, utf_16, windows_1252 };

/// A file's text in UTF-8, without a byte order mark.
struct DecodedText {
  std::string text;
  Encoding encoding = Encoding::utf_8;
};

/// What the first bytes say that a file is, if it is neither text nor a zip archive, as workbooks are: "a PDF
/// document".
std::optional<std::string_view> name_other_format(std::string_view bytes);

/// Decodes according to the byte order mark; without one as UTF-8, or as Windows-1252 if it is not UTF-8. `encoding`
/// overrides this with any name that the system's iconv knows. In UTF-8 with a mark, or with more valid multibyte
/// characters than invalid bytes, U+FFFD replaces each invalid byte. Fails, with a sentence, on an unknown name, on
/// bytes that are invalid in the encoding, on other formats, and on UTF-16 without a mark.
Result<DecodedText> decode_text(std::string_view bytes, const std::optional<std::string>& encoding = {});

/// What a program shows of UTF-8 that it reads as Windows-1252. The five bytes that have no character there are left
/// out.
std::string misread_as_windows_1252(std::string_view text);

/// The same for a text that was saved in Mac OS Roman; nothing if it has characters that are not in it.
std::optional<std::string> misread_mac_roman(std::string_view text);

/// The name of the UTF-16 variant for text without a byte order mark in which every second byte is NUL, as in European
/// languages; nothing for other text.
std::optional<std::string_view> guess_utf_16(std::string_view bytes);

}  // namespace cme
