// SPDX-License-Identifier: MIT
#include "render/results.hpp"

#include <algorithm>
#include <vector>

#include "base/display.hpp"
#include "base/safe_output.hpp"

namespace cme {
namespace {

constexpr std::string_view separator = " · ";
constexpr std::size_t indent = 2;
constexpr std::size_t snippet_lines = 3;

/// A fee with many tiers would crowd out the other facts; `cme show` prints all of it.
constexpr std::size_t fee_width = 40;

/// A field as a search result shows it; an id and a provider need no label.
std::string fact_text(Field field, const std::string& cell, bool expired) {
  std::string text = safe_text(cell, Target::paragraph);
  if (text.empty()) {
    return text;
  }
  if (field == Field::expires) {
    return (expired ? "expired " : "expires ") + text;
  }
  if (field == Field::credits && text.find_first_not_of("0123456789.,–; ") == std::string::npos) {
    return text + (text == "1" ? " credit" : " credits");
  }
  if (field == Field::fee) {
    return truncate_to_width(text, fee_width);
  }
  return field == Field::boards ? "approved by " + text : text;
}

/// The facts in lines of at most `width` cells; a fact is cut only if it is wider than a line.
std::vector<std::string> fact_lines(const std::vector<std::string>& facts, std::size_t width) {
  std::vector<std::string> lines;
  for (const std::string& fact : facts) {
    const bool fits =
        !lines.empty() && display_width(lines.back()) + display_width(separator) + display_width(fact) <= width;
    if (fits) {
      lines.back().append(separator).append(fact);
      continue;
    }
    for (std::string& line : wrap(fact, width)) {
      lines.push_back(std::move(line));
    }
  }
  return lines;
}

/// The line, with the fact in red if it contains it.
std::string with_red(const std::string& line, const std::string& fact) {
  const std::size_t begin = fact.empty() ? std::string::npos : line.find(fact);
  if (begin == std::string::npos) {
    return line;
  }
  return line.substr(0, begin) + styled(sgr_red, fact, true) + line.substr(begin + fact.size());
}

void append_snippet(std::string_view snippet, const TableStyle& style, std::size_t width, std::string& text) {
  std::vector<std::string> lines = wrap(safe_text(snippet, Target::paragraph), width);
  if (lines.size() > snippet_lines) {
    lines.resize(snippet_lines);
    // The ellipsis replaces complete words.
    std::string& last = lines.back();
    while (display_width(last) + 2 > width && last.find(' ') != std::string::npos) {
      last.erase(last.rfind(' '));
    }
    last += " …";
  }
  bool inside_match = false;
  for (const std::string& line : lines) {
    text += std::string(indent, ' ') + (style.color ? styled_matches(line, inside_match) : line) + '\n';
  }
}

void append_facts(std::span<const Field> fields, const TableRow& row, const TableStyle& style, std::size_t width,
                  std::string& text) {
  std::vector<std::string> facts;
  std::string red_fact;
  for (std::size_t i = 1; i < fields.size(); ++i) {
    std::string fact = fact_text(fields[i], row.cells[i], row.expired);
    if (fields[i] == Field::expires && row.expired && style.color) {
      red_fact = fact;
    }
    if (!fact.empty()) {
      facts.push_back(std::move(fact));
    }
  }
  for (const std::string& line : fact_lines(facts, width)) {
    text += std::string(indent, ' ') + with_red(line, red_fact) + '\n';
  }
}

}  // namespace

std::string write_results(std::span<const Field> fields, std::span<const TableRow> rows, const TableStyle& style) {
  const std::size_t width = std::max<std::size_t>(style.width, indent + 1) - indent;
  std::string text;
  for (const TableRow& row : rows) {
    text += text.empty() ? "" : "\n";
    const std::string title = safe_text(row.cells.front(), Target::paragraph);
    for (const std::string& line : wrap(title.empty() ? "(no title)" : title, std::max<std::size_t>(style.width, 1))) {
      text += styled(sgr_bold, line, style.color) + '\n';
    }
    append_facts(fields, row, style, width, text);
    append_snippet(row.snippet, style, width, text);
  }
  return text;
}

}  // namespace cme
