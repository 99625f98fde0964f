// SPDX-License-Identifier: MIT
#include "import/page/html_references.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <optional>

#include "base/ascii.hpp"
#include "base/byte_set.hpp"

namespace cme {
namespace {

/// The characters for the numbers from 0x80.
constexpr std::string_view windows_1252[] = {
    "€",      "\uFFFD", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "\uFFFD", "Ž", "\uFFFD",
    "\uFFFD", "‘",      "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "\uFFFD", "ž", "Ÿ"};

struct Named {
  std::string_view name;
  std::string_view text;
};

/// Names that HTML 5 has added to HTML 4 and that pages use for text.
constexpr Named new_names[] = {
    {"apos", "'"},
    {"comma", ","},
    {"period", "."},
    {"colon", ":"},
    {"semi", ";"},
    {"excl", "!"},
    {"quest", "?"},
    {"lpar", "("},
    {"rpar", ")"},
    {"lsqb", "["},
    {"lbrack", "["},
    {"rsqb", "]"},
    {"rbrack", "]"},
    {"lcub", "{"},
    {"lbrace", "{"},
    {"rcub", "}"},
    {"rbrace", "}"},
    {"num", "#"},
    {"dollar", "$"},
    {"percnt", "%"},
    {"ast", "*"},
    {"midast", "*"},
    {"plus", "+"},
    {"sol", "/"},
    {"bsol", "\\"},
    {"equals", "="},
    {"commat", "@"},
    {"lowbar", "_"},
    {"grave", "`"},
    {"verbar", "|"},
    {"vert", "|"},
    {"hyphen", "‐"},
    {"dash", "‐"},
    {"horbar", "―"},
    {"Tab", "\t"},
    {"NewLine", "\n"},
    {"nldr", "‥"},
    {"mldr", "…"},
    {"check", "✓"},
    {"checkmark", "✓"},
    {"cross", "✗"},
    {"star", "☆"},
    {"starf", "★"},
    {"copysr", "℗"},
    {"numero", "№"},
    {"half", "½"},
    {"frac13", "⅓"},
    {"frac23", "⅔"},
    {"frac15", "⅕"},
    {"frac18", "⅛"},
    {"frac38", "⅜"},
    {"frac58", "⅝"},
    {"frac78", "⅞"},
    {"ohm", "Ω"},
    {"angst", "Å"},
    {"deg", "°"},
    {"leq", "≤"},
    {"geq", "≥"},
    {"leqslant", "⩽"},
    {"geqslant", "⩾"},
    {"approx", "≈"},
    {"ap", "≈"},
    {"pm", "±"},
    {"div", "÷"},
    {"rightarrow", "→"},
    {"leftarrow", "←"},
    {"epsi", "ε"},
    {"varepsilon", "ϵ"},
    {"phiv", "ϕ"},
    {"thetav", "ϑ"},
    {"hairsp", "\u200A"},
    {"numsp", "\u2007"},
    {"puncsp", "\u2008"},
    {"emsp13", "\u2004"},
    {"emsp14", "\u2005"},
    {"NoBreak", "\u2060"},
    {"ZeroWidthSpace", "\u200B"},
    {"Ccaron", "Č"},
    {"ccaron", "č"},
    {"Zcaron", "Ž"},
    {"zcaron", "ž"},
    {"Rcaron", "Ř"},
    {"rcaron", "ř"},
    {"Ecaron", "Ě"},
    {"ecaron", "ě"},
    {"Lstrok", "Ł"},
    {"lstrok", "ł"},
    {"Aogon", "Ą"},
    {"aogon", "ą"},
    {"Eogon", "Ę"},
    {"eogon", "ę"},
    {"Sacute", "Ś"},
    {"sacute", "ś"},
    {"Nacute", "Ń"},
    {"nacute", "ń"},
    {"Cacute", "Ć"},
    {"cacute", "ć"},
    {"Zdot", "Ż"},
    {"zdot", "ż"},
    {"Gbreve", "Ğ"},
    {"gbreve", "ğ"},
    {"Idot", "İ"},
    {"inodot", "ı"},
    {"Scedil", "Ş"},
    {"scedil", "ş"},
    {"Odblac", "Ő"},
    {"odblac", "ő"},
};

/// Names that browsers also read without a semicolon.
constexpr std::string_view old_names[] = {
    "AElig",  "AMP",    "Aacute", "Acirc",  "Agrave", "Aring",  "Atilde", "Auml",   "COPY",   "Ccedil", "ETH",
    "Eacute", "Ecirc",  "Egrave", "Euml",   "GT",     "Iacute", "Icirc",  "Igrave", "Iuml",   "LT",     "Ntilde",
    "Oacute", "Ocirc",  "Ograve", "Oslash", "Otilde", "Ouml",   "QUOT",   "REG",    "THORN",  "Uacute", "Ucirc",
    "Ugrave", "Uuml",   "Yacute", "aacute", "acirc",  "acute",  "aelig",  "agrave", "amp",    "aring",  "atilde",
    "auml",   "brvbar", "ccedil", "cedil",  "cent",   "copy",   "curren", "deg",    "divide", "eacute", "ecirc",
    "egrave", "eth",    "euml",   "frac12", "frac14", "frac34", "gt",     "iacute", "icirc",  "iexcl",  "igrave",
    "iquest", "iuml",   "laquo",  "lt",     "macr",   "micro",  "middot", "nbsp",   "not",    "ntilde", "oacute",
    "ocirc",  "ograve", "ordf",   "ordm",   "oslash", "otilde", "ouml",   "para",   "plusmn", "pound",  "quot",
    "raquo",  "reg",    "sect",   "shy",    "sup1",   "sup2",   "sup3",   "szlig",  "thorn",  "times",  "uacute",
    "ucirc",  "ugrave", "uml",    "uuml",   "yacute", "yen",    "yuml",
};

bool is_letter_or_digit(char character) {
  return is_digit(character) || is_ascii_letter(character);
}

/// A rewritten reference, and its original length in the text.
struct Reference {
  std::string text;
  std::size_t length = 0;
};

/// `#146;`, `#x92`, after an ampersand.
std::optional<Reference> read_number(std::string_view text) {
  const bool is_hex = text.size() > 1 && (text[1] == 'x' || text[1] == 'X');
  const std::size_t begin = is_hex ? 2 : 1;
  std::uint32_t number = 0;
  const auto [end, error] =
      std::from_chars(text.data() + std::min(begin, text.size()), text.data() + text.size(), number, is_hex ? 16 : 10);
  auto length = static_cast<std::size_t>(end - text.data());
  if (length == begin) {
    return std::nullopt;
  }
  length += text.substr(length, 1) == ";" ? 1U : 0U;
  const bool is_nothing =
      error != std::errc() || number == 0 || number > 0x10FFFF || (number >= 0xD800 && number < 0xE000);
  if (number >= 0x80 && number < 0xA0 && !is_nothing) {
    return Reference{std::string(windows_1252[number - 0x80]), length};
  }
  return Reference{is_nothing ? "\uFFFD" : fmt::format("&#{};", number), length};
}

std::optional<Reference> read_name(std::string_view text) {
  const auto end = std::ranges::find_if_not(text, is_letter_or_digit);
  const std::string_view name = text.substr(0, static_cast<std::size_t>(end - text.begin()));
  if (text.substr(name.size(), 1) == ";") {
    const auto added = std::ranges::find(new_names, name, &Named::name);
    return added == std::end(new_names) ? std::nullopt
                                        : std::optional(Reference{std::string(added->text), name.size() + 1});
  }
  std::string_view longest;
  for (const std::string_view old : old_names) {
    longest = name.starts_with(old) && old.size() > longest.size() ? old : longest;
  }
  return longest.empty() ? std::nullopt
                         : std::optional(Reference{fmt::format("&{};", lower_ascii(longest) == "amp" ? "amp" : longest),
                                                   longest.size()});
}

/// The end of the tag, comment or element without references that begins at `begin`.
std::size_t find_end(std::string_view html, std::size_t begin) {
  const std::string start = lower_ascii(html.substr(begin, 10));
  for (const std::string_view name : {"script", "style"}) {
    if (start.starts_with("<" + std::string(name))) {
      const std::size_t close = html.find("</", begin + 1);
      return std::min(close, html.size());
    }
  }
  const std::string_view mark = start.starts_with("<!--") ? "-->" : ">";
  const std::size_t end = html.find(mark, begin);
  return end == std::string_view::npos ? html.size() : end + mark.size();
}

}  // namespace

std::string with_plain_references(std::string_view html) {
  std::string plain;
  plain.reserve(html.size());
  for (std::size_t at = 0; at < html.size();) {
    const std::size_t next = find_byte(html, at, [](char byte) { return (byte == '<') | (byte == '&'); });
    plain += html.substr(at, next - at);
    at = next;
    if (at == html.size()) {
      break;
    }
    if (html[at] == '<') {
      const std::size_t end = find_end(html, at);
      plain += html.substr(at, end - at);
      at = end;
      continue;
    }
    const std::string_view after = html.substr(at + 1);
    const auto reference = after.starts_with('#') ? read_number(after) : read_name(after);
    plain += reference ? reference->text : std::string("&");
    at += 1 + (reference ? reference->length : 0);
  }
  return plain;
}

}  // namespace cme
