// SPDX-License-Identifier: MIT
#include "import/cell_html.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.hpp"
#include "base/byte_set.hpp"
#include "cme/base/result.hpp"
#include "import/page/html_page.hpp"

namespace cme {
namespace {

/// Elements that begin a new line.
constexpr std::string_view block_names[] = {
    "address", "article", "blockquote", "body",  "br",   "center", "dd",    "div", "dl",  "dt",
    "figure",  "footer",  "form",       "h1",    "h2",   "h3",     "h4",    "h5",  "h6",  "head",
    "header",  "hr",      "html",       "li",    "main", "nav",    "ol",    "p",   "pre", "section",
    "table",   "tbody",   "td",         "tfoot", "th",   "thead",  "title", "tr",  "ul",
};

constexpr std::string_view inline_names[] = {
    "a",    "abbr",     "acronym", "b",     "bdi",  "bdo",      "big",  "button", "caption", "cite",   "code",
    "col",  "colgroup", "data",    "del",   "dfn",  "em",       "font", "i",      "iframe",  "img",    "ins",
    "kbd",  "label",    "link",    "mark",  "meta", "noscript", "q",    "s",      "samp",    "script", "small",
    "span", "strike",   "strong",  "style", "sub",  "sup",      "time", "tt",     "u",       "var",    "wbr",
};

/// The namespaces of Word's own elements: `<o:p>`.
constexpr std::string_view word_prefixes[] = {"o", "v", "w", "m", "x", "st1"};

/// A private-use character at the start of each line of the cell, because HTML does not show empty lines.
constexpr std::string_view line_mark = "\uE000";

bool is_one_of(std::string_view name, const auto& names) {
  return std::ranges::find(names, name) != std::end(names);
}

bool is_name_character(char character) {
  return is_digit(character) || is_small_letter(character);
}

/// A tag, or something else in angle brackets that is not shown.
struct Tag {
  std::string name = {};   ///< in lower case; empty for a comment
  std::size_t length = 0;  ///< from `<` to `>`; 0 if the text does not begin with a tag
};

/// Whether the text after a tag's name belongs to it: attributes have values, and in `p <b and c> d` there are none.
bool is_tag_rest(std::string_view rest) {
  if (rest.ends_with('/')) {
    rest.remove_suffix(1);
  }
  const bool is_apart = rest.find_first_of(" \t\r\n") == 0;
  return trim(rest).empty() || (is_apart && rest.find('=') != std::string_view::npos);
}

/// The tag at the start of `text`. `may_be_comment` is false if no more comments end.
Tag find_tag(std::string_view text, bool may_be_comment) {
  if (text.starts_with("<!--")) {
    return {.name = {}, .length = may_be_comment ? text.find("-->") + 3 : 0};
  }
  const std::size_t end = text.find_first_of("<>", 1);
  if (end == std::string_view::npos || text[end] == '<') {
    return {};
  }
  std::string_view content = text.substr(1, end - 1);
  if (lower_ascii(content.substr(0, 8)) == "!doctype" || content.starts_with("?xml") || content.starts_with("![")) {
    return {.name = {}, .length = end + 1};
  }
  content.remove_prefix(content.starts_with('/') ? 1 : 0);
  const std::string lower = lower_ascii(content.substr(0, 20));
  const auto name_end = std::ranges::find_if_not(lower, is_name_character);
  std::size_t length = static_cast<std::size_t>(name_end - lower.begin());
  std::string name = lower.substr(0, length);
  if (lower.substr(length, 1) == ":" && is_one_of(name, word_prefixes)) {
    length = std::min(content.find_first_of(" \t\r\n/"), content.size());
  } else if (!is_one_of(name, block_names) && !is_one_of(name, inline_names)) {
    return {};
  }
  return is_tag_rest(content.substr(length)) ? Tag{.name = std::move(name), .length = end + 1} : Tag{};
}

/// The elements of one letter that are closed in the cell. Without its end, `<A>` or `<B>` is text: `Group <A> strep`.
std::string find_closed_letters(std::string_view cell) {
  std::string closed;
  for (std::size_t at = cell.find("</"); at != std::string_view::npos; at = cell.find("</", at + 2)) {
    if (at + 3 < cell.size() && cell[at + 3] == '>') {
      const std::string letter = lower_ascii(cell.substr(at + 2, 1));
      closed += closed.find(letter) == std::string::npos ? letter : "";
    }
  }
  return closed;
}

/// Whether the tag is one of a letter that may be text. Paragraphs are often not closed.
bool may_be_text(std::string_view name, std::string_view closed_letters) {
  return name.size() == 1 && name != "p" && closed_letters.find(name) == std::string_view::npos;
}

/// The value of `href` in a tag, as it is written there.
std::optional<std::string_view> find_address(std::string_view tag) {
  constexpr std::string_view attribute = "href=";
  const std::string lower = lower_ascii(tag);
  std::size_t place = lower.find(attribute);
  while (place != std::string::npos && (place == 0 || trim(tag.substr(place - 1, 1)).size() == 1)) {
    place = lower.find(attribute, place + 1);  // the end of another name, such as data-href
  }
  if (place == std::string::npos) {
    return std::nullopt;
  }
  std::string_view value = tag.substr(place + attribute.size());
  const bool is_quoted = value.starts_with('"') || value.starts_with('\'');
  const std::string_view ends = is_quoted ? value.substr(0, 1) : " \t\r\n>";
  value.remove_prefix(is_quoted ? 1 : 0);
  return trim(value.substr(0, value.find_first_of(ends)));
}

/// HTML in which each `<` that does not begin a tag is text.
struct PlainHtml {
  std::string html;
  bool has_tags = false;
  bool has_blocks = false;
};

/// The link that is open in a text, and writes its address after its words.
class OpenLink {
 public:
  /// Takes a tag `a` before it is appended to `html`.
  void take(std::string_view tag, std::string& html) {
    close(html);
    const std::string_view address = tag.starts_with("</") ? "" : find_address(tag).value_or("");
    constexpr std::string_view schemes[] = {"https://", "http://", "mailto:"};
    const auto* const scheme = std::ranges::find_if(
        schemes, [&](std::string_view each) { return lower_ascii(address.substr(0, each.size())) == each; });
    if (scheme == std::end(schemes)) {
      return;  // it leads nowhere, or to a place of a site that the cell does not name
    }
    address_ = *scheme == "mailto:" ? address.substr(scheme->size(), address.find('?') - scheme->size()) : address;
    words_ = html.size() + tag.size();
    shown_ = address.substr(scheme->size());
    shown_ = shown_.substr(0, shown_.find_last_not_of('/') + 1);
  }

  /// Writes the address, unless the words have it.
  void close(std::string& html) {
    if (!address_.empty() && html.find(shown_, words_) == std::string::npos) {
      html.append(" (").append(address_).append(")");
    }
    address_ = {};
  }

 private:
  std::string_view address_;  ///< empty if no link is open
  std::string_view shown_;    ///< as much of it as words show that are the address themselves
  std::size_t words_ = 0;     ///< where its words begin
};

/// `line_break` replaces line breaks in text.
PlainHtml escape_text(std::string_view cell, std::string_view line_break, LinkAddresses addresses) {
  PlainHtml plain;
  OpenLink link;
  const std::size_t last_comment = cell.rfind("-->");
  const std::string closed_letters = find_closed_letters(cell);
  for (std::size_t at = 0; at < cell.size();) {
    const std::size_t next = std::min(cell.find('<', at), cell.size());
    plain.html += replace_all(cell.substr(at, next - at), "\n", line_break);
    at = next;
    if (at == cell.size()) {
      break;
    }
    Tag tag = find_tag(cell.substr(at), last_comment != std::string_view::npos && at < last_comment);
    if (may_be_text(tag.name, closed_letters) && tag.length <= std::string_view("</a>").size()) {
      tag = {};
    }
    plain.has_tags = plain.has_tags || tag.length > 0;
    plain.has_blocks = plain.has_blocks || is_one_of(tag.name, block_names);
    if (tag.name == "a" && addresses == LinkAddresses::kept) {
      link.take(cell.substr(at, tag.length), plain.html);
    }
    plain.html += tag.length > 0 ? cell.substr(at, tag.length) : std::string_view("&lt;");
    at += std::max(tag.length, std::size_t{1});
  }
  link.close(plain.html);
  return plain;
}

/// Whether the text has a reference to a character: `&mdash;`, `&#8212;`.
bool has_reference(std::string_view text) {
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
    constexpr std::size_t longest_name = 32;
    const std::string_view name = text.substr(at + 1, longest_name);
    const std::size_t end = name.find(';');
    const std::size_t begin = name.starts_with('#') ? 1 : 0;
    const bool is_name = end != std::string_view::npos && end >= 2 &&
                         std::ranges::all_of(lower_ascii(name.substr(begin, end - begin)), is_name_character);
    if (is_name) {
      return true;
    }
  }
  return false;
}

}  // namespace

std::string text_of_cell(std::string_view cell, LinkAddresses addresses) {
  constexpr auto may_be_markup = [](char byte) { return (byte == '<') | (byte == '&'); };
  if (find_byte(cell, 0, may_be_markup) == cell.size()) {
    return std::string(cell);
  }
  PlainHtml plain = escape_text(cell, "\n", addresses);
  if (!plain.has_tags && !has_reference(cell)) {
    return std::string(cell);
  }
  const bool has_own_lines = !plain.has_blocks;
  if (has_own_lines && cell.find('\n') != std::string_view::npos) {
    // Without elements that begin lines, the line breaks are the cell's own.
    plain = escape_text(cell, fmt::format("<br>{}", line_mark), addresses);
  }
  const Result<HtmlLines> lines = parse_html_lines("<body>" + plain.html + "</body>");
  if (!lines) {
    return std::string(cell);
  }
  std::string text;
  for (const PageLine& line : lines->text.lines) {
    const bool is_marked = line.text.starts_with(line_mark);
    text.append(text.empty() ? "" : "\n").append(trim(line.text.substr(is_marked ? line_mark.size() : 0)));
  }
  return text;
}

std::optional<std::string> find_html_link(std::string_view cell) {
  for (std::size_t at = cell.find('<'); at != std::string_view::npos; at = cell.find('<', at + 1)) {
    const Tag tag = find_tag(cell.substr(at), /*may_be_comment=*/false);
    const auto address = tag.name == "a" ? find_address(cell.substr(at, tag.length)) : std::nullopt;
    if (address) {
      return text_of_cell(*address);
    }
  }
  return std::nullopt;
}

}  // namespace cme
