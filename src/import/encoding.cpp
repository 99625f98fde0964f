// SPDX-License-Identifier: MIT
#include "import/encoding.hpp"

#include <fmt/format.h>
#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <iterator>
#include <string_view>
#include <utility>

#include "base/ascii.hpp"
#include "base/safe_output.hpp"
#include "base/utf8.hpp"

namespace cme {
namespace {

constexpr std::string_view utf_16_little_mark = "\xFF\xFE";
constexpr std::string_view utf_16_big_mark = "\xFE\xFF";

/// The five bytes that have no character in Windows-1252. Browsers, and Windows itself, read them as control
/// characters.
constexpr std::string_view unused_in_windows_1252 = "\x81\x8D\x8F\x90\x9D";

/// A converter from one encoding to another.
class Converter {
 public:
  Converter(const char* to, const char* from) : converter_(::iconv_open(to, from)) {}
  ~Converter() {
    if (is_known()) {
      ::iconv_close(converter_);
    }
  }
  Converter(Converter&&) = delete;
  Converter& operator=(Converter&&) = delete;

  [[nodiscard]] bool is_known() const { return reinterpret_cast<std::intptr_t>(converter_) != -1; }

  /// Appends the text. Returns the offset of the first invalid byte, or the end.
  std::size_t convert(std::string_view bytes, std::string& text) {
    std::string input(bytes);
    char* next = input.data();
    std::size_t left = input.size();
    std::array<char, std::size_t{1} << 14> buffer{};
    while (left > 0) {
      char* out = buffer.data();
      std::size_t room = buffer.size();
      const bool is_done = ::iconv(converter_, &next, &left, &out, &room) != static_cast<std::size_t>(-1);
      text.append(buffer.data(), buffer.size() - room);
      if (!is_done && errno != E2BIG) {
        break;
      }
    }
    return input.size() - left;
  }

 private:
  iconv_t converter_;
};

Result<std::string> convert(std::string_view bytes, const char* to, const std::string& from) {
  Converter converter(to, from.c_str());
  if (!converter.is_known()) {
    return failure(fmt::format("{} is not a known encoding; write utf-8, utf-16 or windows-1252", quote(from)));
  }
  std::string text;
  const std::size_t end = converter.convert(bytes, text);
  if (end < bytes.size()) {
    return failure(fmt::format("the file is not {} text: byte {} is not valid", from, end + 1));
  }
  return text;
}

/// UTF-8 text with U+FFFD for each invalid byte.
struct RepairedText {
  std::string text;
  std::size_t sound = 0;    ///< valid characters of several bytes
  std::size_t unsound = 0;  ///< invalid bytes
};

RepairedText repair(std::string_view bytes) {
  RepairedText repaired;
  for (std::size_t offset = 0; offset < bytes.size();) {
    const std::size_t begin = offset;
    const bool is_sound = next_code_point(bytes, offset) != 0xFFFD || bytes.substr(begin, 3) == "\xEF\xBF\xBD";
    repaired.text += is_sound ? bytes.substr(begin, offset - begin) : std::string_view("\xEF\xBF\xBD");
    repaired.sound += is_sound && offset - begin > 1 ? 1 : 0;
    repaired.unsound += is_sound ? 0 : 1;
  }
  return repaired;
}

Result<DecodedText> decode_as(std::string_view bytes, const std::string& name) {
  const std::string lower = lower_ascii(name);
  if (lower == "utf-8" || lower == "utf8") {
    bytes = without_byte_order_mark(bytes);
    const std::size_t end = valid_utf8_prefix(bytes);
    if (end < bytes.size()) {
      return failure(fmt::format("the file is not UTF-8 text: byte {} is not valid", end + 1));
    }
    return DecodedText{.text = std::string(bytes), .encoding = Encoding::utf_8};
  }
  const bool is_utf_16 = lower.starts_with("utf-16") || lower.starts_with("utf16");
  Result<std::string> text = convert(bytes, "UTF-8", name);
  if (!text) {
    return failure(text.error());
  }
  return DecodedText{.text = std::string(without_byte_order_mark(*text)),
                     .encoding = is_utf_16 ? Encoding::utf_16 : Encoding::windows_1252};
}

/// Files that people take for a spreadsheet or a page, and their first bytes. Those of zip archives are not here,
/// because workbooks are such archives.
struct BinaryFormat {
  std::string_view beginning;
  std::string_view name;
};
constexpr BinaryFormat binary_formats[] = {
    {"%PDF-", "a PDF document"},
    {"\x89PNG\r\n", "a picture (PNG)"},
    {"\xFF\xD8\xFF", "a picture (JPEG)"},
    {"GIF87a", "a picture (GIF)"},
    {"GIF89a", "a picture (GIF)"},
    {std::string_view("II*\0", 4), "a picture (TIFF)"},
    {std::string_view("MM\0*", 4), "a picture (TIFF)"},
    {"{\\rtf", "a text document (RTF)"},
    {"\x1F\x8B", "a compressed file (gzip)"},
    {"SQLite format 3", "a database (SQLite)"},
    {"7z\xBC\xAF", "an archive (7z)"},
    {"Rar!", "an archive (RAR)"},
};

}  // namespace

std::optional<std::string_view> name_other_format(std::string_view bytes) {
  const auto* const format = std::ranges::find_if(
      binary_formats, [bytes](const BinaryFormat& each) { return bytes.starts_with(each.beginning); });
  return format == std::end(binary_formats) ? std::nullopt : std::optional(format->name);
}

Result<DecodedText> decode_text(std::string_view bytes, const std::optional<std::string>& encoding) {
  if (const auto other = name_other_format(bytes)) {
    return failure(fmt::format("it is {}, not a spreadsheet or a page", *other));
  }
  if (encoding) {
    return decode_as(bytes, *encoding);
  }
  if (bytes.starts_with(utf_16_little_mark) || bytes.starts_with(utf_16_big_mark)) {
    return decode_as(bytes, "UTF-16");
  }
  if (const auto name = guess_utf_16(bytes)) {
    return failure(fmt::format("it looks like UTF-16 without a byte order mark; use --encoding {}", *name));
  }
  const std::string_view text = without_byte_order_mark(bytes);
  if (valid_utf8_prefix(text) == text.size()) {
    return DecodedText{.text = std::string(text), .encoding = Encoding::utf_8};
  }
  RepairedText repaired = repair(text);
  // A byte order mark proves that it is UTF-8, and so do characters of several bytes, which almost never occur by
  // chance: damage is shown where it is.
  if (text.size() != bytes.size() || repaired.sound > repaired.unsound) {
    return DecodedText{.text = std::move(repaired.text), .encoding = Encoding::utf_8};
  }
  if (const std::size_t unused = bytes.find_first_of(unused_in_windows_1252); unused != std::string_view::npos) {
    return failure(fmt::format(
        "the file is neither UTF-8 nor Windows-1252 (byte {}); use --encoding to name its encoding", unused + 1));
  }
  return decode_as(bytes, "windows-1252");
}

std::string misread_as_windows_1252(std::string_view text) {
  std::string bytes(text);
  std::erase_if(bytes, [](char byte) { return unused_in_windows_1252.find(byte) != std::string_view::npos; });
  return convert(bytes, "UTF-8", "WINDOWS-1252").value_or(bytes);
}

std::optional<std::string> misread_mac_roman(std::string_view text) {
  const Result<std::string> bytes = convert(text, "MACINTOSH", "UTF-8");
  return bytes ? std::optional(misread_as_windows_1252(*bytes)) : std::nullopt;
}

std::optional<std::string_view> guess_utf_16(std::string_view bytes) {
  constexpr std::size_t sample = 1000;
  std::size_t nuls[2] = {0, 0};
  const std::string_view beginning = bytes.substr(0, sample);
  for (std::size_t i = 0; i < beginning.size(); ++i) {
    nuls[i % 2] += beginning[i] == '\0' ? std::size_t{1} : 0;
  }
  const std::size_t most = beginning.size() / 2;
  for (const std::size_t parity : {0U, 1U}) {
    if (most > 1 && nuls[parity] * 4 > most * 3 && nuls[1 - parity] == 0) {
      return parity == 1 ? "utf-16le" : "utf-16be";
    }
  }
  return std::nullopt;
}

}  // namespace cme
