// SPDX-License-Identifier: MIT
#include "import/page/directory_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "import/page/html_page.hpp"
#include "import/page/page_activity.hpp"
#include "import/page/page_lines.hpp"
#include "import/page/text_page.hpp"

namespace cme {
namespace {

/// A real page's text has about 5 KiB. A text within this limit also fits in a record, whose limit is 1 MiB.
constexpr std::size_t most_text = std::size_t{128} * 1024;

/// A saved page may contain styles and scripts. libxml2 needs up to 90 bytes of memory for each byte, and its table of
/// names becomes slow beyond this size.
constexpr std::size_t most_html = std::size_t{2} * 1024 * 1024;

/// A real page has fewer than 200.
constexpr std::size_t most_lines = 5000;

Result<ImportedActivity> to_activity(Result<Page> page, const PageText& text) {
  if (!page) {
    return failure(page.error());
  }
  if (text.lines.size() > most_lines) {
    return failure(fmt::format("the page has more than {} lines; save the page of one activity only", most_lines));
  }
  std::ranges::copy(text.warnings, std::back_inserter(page->warnings));
  return to_activity(*std::move(page));
}

}  // namespace

bool is_html(std::string_view text) {
  constexpr std::size_t beginning = 4096;
  text = trim(without_byte_order_mark(text).substr(0, beginning));
  if (!text.starts_with('<')) {
    return false;
  }
  const std::string start = lower_ascii(text);
  constexpr std::string_view tags[] = {"<!doctype html", "<html", "<head", "<body", "<div", "<h1", "<h2", "<h4"};
  return std::ranges::any_of(tags, [&](std::string_view tag) { return start.find(tag) != std::string::npos; });
}

Result<ImportedActivity> parse_directory_page(std::string_view text) {
  if (const auto sound = check_page(text, most_text); !sound) {
    return failure(sound.error());
  }
  const PageText lines = split_page(text);
  return to_activity(parse_text_page(lines), lines);
}

Result<ImportedActivity> parse_directory_html(std::string_view html) {
  if (const auto sound = check_page(html, most_html); !sound) {
    return failure(sound.error());
  }
  const auto lines = parse_html_lines(html);
  if (!lines) {
    return failure(lines.error());
  }
  return to_activity(parse_html_page(*lines, most_text), lines->text);
}

}  // namespace cme
