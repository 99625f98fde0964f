// SPDX-License-Identifier: MIT
#include "render/markdown.hpp"

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "base/safe_output.hpp"
#include "render/page_content.hpp"

namespace cme {
namespace {

std::string escaped(std::string_view text) {
  return safe_text(text, Target::markdown);
}

/// Items of a list have no line between them; everything else is separated by an empty line.
bool is_list_item(BlockKind kind) {
  return kind == BlockKind::bullet || kind == BlockKind::numbered || kind == BlockKind::name;
}

/// The lines of a block, with backslashes as Markdown's line breaks; those after the first are indented by `indent`
/// spaces.
std::string escaped_lines(std::string_view text, std::size_t indent) {
  std::string lines;
  for (const std::string_view line : split(text, '\n')) {
    const std::string words = escaped(line);
    if (!lines.empty() && !words.empty()) {
      lines.append("\\\n").append(indent, ' ');
    }
    lines += words;
  }
  return lines;
}

std::string block_line(const Block& block, std::size_t number) {
  switch (block.kind) {
    case BlockKind::paragraph:
      break;
    case BlockKind::heading:
      return fmt::format("### {}\n", escaped(block.text));
    case BlockKind::bullet:
    case BlockKind::name:
      return fmt::format("- {}\n", escaped_lines(block.text, 2));
    case BlockKind::numbered:
      return fmt::format("{}. {}\n", number, escaped_lines(block.text, 3));
    case BlockKind::address:
      return fmt::format("<{}>\n", safe_text(block.text, Target::link));
  }
  return escaped_lines(block.text, 0) + '\n';
}

void append_section(std::string& markdown, const PageSection& section) {
  markdown += fmt::format("\n## {}\n", escaped(section.label));
  std::size_t number = 0;
  bool in_list = false;
  for (const Block& block : section.blocks) {
    const bool goes_on = in_list && is_list_item(block.kind);
    if (!goes_on) {
      markdown += '\n';
    }
    markdown += block_line(block, ++number);
    in_list = is_list_item(block.kind);
  }
}

}  // namespace

std::string to_markdown(const Activity& activity, Date today) {
  const PageContent content = page_content(activity, today);
  std::string markdown = fmt::format("# {}\n", escaped(content.title));
  if (!content.facts.empty()) {
    markdown += '\n';
  }
  for (const Fact& fact : content.facts) {
    markdown += fmt::format("- **{}:** {}\n", fact.label, escaped(fact.text));
  }
  for (const PageSection& section : content.sections) {
    append_section(markdown, section);
  }
  return markdown;
}

std::string markdown_row(const std::vector<std::string>& cells) {
  std::string row = "|";
  for (const std::string& cell : cells) {
    row += fmt::format(" {} |", escaped(cell));
  }
  return row + '\n';
}

std::string markdown_head(const std::vector<std::string>& headings, std::size_t texts) {
  std::string line = "|";
  for (std::size_t column = 0; column < headings.size(); ++column) {
    line += column < texts ? " --- |" : " ---: |";
  }
  return markdown_row(headings) + line + '\n';
}

}  // namespace cme
