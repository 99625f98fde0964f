// SPDX-License-Identifier: MIT
#include "import/page/html_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "base/fold.hpp"
#include "import/page/text_page.hpp"

namespace cme {
namespace {

std::string_view without_mark(std::string_view text) {
  text = trim_spaces(text);
  const bool has_mark = text.ends_with(':') || text.ends_with('?');
  return has_mark ? trim_spaces(text.substr(0, text.size() - 1)) : text;
}

/// The provider's name in "CME Provider: JAMA Oncology", or in a heading that is known to contain it.
std::optional<std::string_view> find_provider(const PageLine& line, HtmlLineKind kind) {
  const std::string_view name = text_of(Label::provider);
  const std::string_view text = line.text;
  if (text.starts_with(name) && text.substr(name.size()).starts_with(':')) {
    return trim_spaces(text.substr(name.size() + 1));
  }
  return kind == HtmlLineKind::provider ? std::optional(text) : std::nullopt;
}

bool has_labels(const HtmlLines& lines) {
  for (std::size_t i = 0; i < lines.kinds.size(); ++i) {
    if (lines.kinds[i] == HtmlLineKind::heading && find_heading_label(lines.text.lines[i].text)) {
      return true;
    }
  }
  return false;
}

void take_line(const PageLine& line, HtmlLineKind kind, PageBuilder& builder) {
  if (kind == HtmlLineKind::title && !builder.has_title()) {
    return builder.set_title(line);
  }
  if (kind == HtmlLineKind::heading || kind == HtmlLineKind::provider) {
    if (const auto label = find_heading_label(line.text)) {
      return builder.open(*label, line.number);
    }
    if (const auto provider = find_provider(line, kind)) {
      builder.open(Label::provider, line.number);
      return builder.append(line.number, *provider);
    }
  }
  if (!is_usual_note(line.text)) {
    builder.append(line.number, line.text);
  }
}

/// "Activity ID" on a second line, or nothing.
Result<void> check_one_activity(const HtmlLines& lines) {
  std::optional<std::size_t> first;
  for (std::size_t i = 0; i < lines.kinds.size(); ++i) {
    const PageLine& line = lines.text.lines[i];
    if (lines.kinds[i] != HtmlLineKind::heading || find_heading_label(line.text) != Label::id) {
      continue;
    }
    if (first) {
      return failure(two_activities(*first, line.number));
    }
    first = line.number;
  }
  return {};
}

std::size_t count_bytes(const PageText& text) {
  std::size_t count = 0;
  for (const PageLine& line : text.lines) {
    count += line.text.size() + 1;
  }
  return count;
}

}  // namespace

std::optional<Label> find_heading_label(std::string_view heading) {
  const std::string wanted = fold(without_mark(heading));
  for (const auto labels : {head_labels(), section_labels()}) {
    const auto found =
        std::ranges::find_if(labels, [&](Label label) { return fold(without_mark(text_of(label))) == wanted; });
    if (found != labels.end()) {
      return *found;
    }
  }
  return std::nullopt;
}

Result<Page> parse_html_page(const HtmlLines& lines, std::size_t most_text) {
  if (count_bytes(lines.text) > most_text) {
    return failure(
        fmt::format("the page has more than {} KiB of text; save the page of one activity only", most_text / 1024));
  }
  if (const auto sound = check_one_activity(lines); !sound) {
    return failure(sound.error());
  }
  PageBuilder builder;
  if (!has_labels(lines)) {
    auto page = parse_text_page(lines.text);
    if (page) {
      page->address = lines.address;
    }
    return page;
  }
  if (lines.address) {
    builder.set_address(*lines.address);
  }
  for (std::size_t i = 0; i < lines.kinds.size(); ++i) {
    take_line(lines.text.lines[i], lines.kinds[i], builder);
  }
  return builder.take();
}

}  // namespace cme
