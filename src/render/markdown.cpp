// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "base/ascii.hpp"
#include "base/safe_output.hpp"
#include "render/page.hpp"
#include "render/page_content.hpp"
#include "render/terminal_text.hpp"

namespace cme {
namespace {

/// Whether the byte at `offset` could begin emphasis, code, a link, a table or a comment wherever it stands. A colon
/// could begin a command of a CI system or, before `//`, what GitHub turns into a link.
bool is_markup(std::string_view line, std::size_t offset) {
  const char byte = line[offset];
  if (byte == ':') {
    return line.substr(offset + 1).starts_with(':') || line.substr(offset + 1).starts_with('/');
  }
  return std::string_view("\\`*_[]#|~").find(byte) != std::string_view::npos;
}

/// Where a mark stands that would make the line a list, a rule or a heading's underline; the line's end if there is
/// none. Source: CommonMark 0.31, "Container blocks" and "Leaf blocks".
std::size_t find_block_mark(std::string_view line) {
  constexpr std::string_view bullets_and_rules = "+-=";
  if (!line.empty() && bullets_and_rules.find(line.front()) != std::string_view::npos) {
    return 0;
  }
  const std::size_t mark = line.find_first_not_of("0123456789");
  if (mark == 0 || mark == std::string_view::npos) {
    return line.size();
  }
  const bool numbers = line[mark] == '.' || line[mark] == ')';
  const bool ends_marker = mark + 1 == line.size() || line[mark + 1] == ' ';
  return numbers && ends_marker ? mark : line.size();
}

/// Text of the record as one line that says the same and is no markup.
std::string escaped(std::string_view text) {
  // Not terminal_line: the backslash before a colon already keeps `::` from being a command.
  const std::string safe = printable(text);
  const std::string_view line = trim(safe);
  const std::size_t block_mark = find_block_mark(line);
  std::string markdown;
  markdown.reserve(line.size() + line.size() / 8);
  for (std::size_t offset = 0; offset < line.size(); ++offset) {
    switch (line[offset]) {
      case '<':
        markdown += "&lt;";
        break;
      case '>':
        markdown += "&gt;";
        break;
      case '&':
        markdown += "&amp;";
        break;
      default:
        if (offset == block_mark || is_markup(line, offset)) {
          markdown += '\\';
        }
        markdown += line[offset];
    }
  }
  return markdown;
}

/// Items of a list stand together; everything else is parted by an empty line.
bool is_list_item(BlockKind kind) {
  return kind == BlockKind::bullet || kind == BlockKind::numbered || kind == BlockKind::name;
}

std::string block_line(const Block& block, std::size_t number) {
  switch (block.kind) {
    case BlockKind::paragraph:
      break;
    case BlockKind::heading:
      return fmt::format("### {}\n", escaped(block.text));
    case BlockKind::bullet:
    case BlockKind::name:
      return fmt::format("- {}\n", escaped(block.text));
    case BlockKind::numbered:
      return fmt::format("{}. {}\n", number, escaped(block.text));
    case BlockKind::address:
      return fmt::format("<{}>\n", link_target(block.text));
  }
  return escaped(block.text) + '\n';
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

}  // namespace cme
