// SPDX-License-Identifier: MIT
#include "render/page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/ascii.hpp"
#include "base/display.hpp"
#include "base/safe_output.hpp"
#include "render/page_content.hpp"

namespace cme {
namespace {

/// In a narrower terminal everything starts at the left edge, and labels are above their values.
constexpr std::size_t narrow_width = 40;
constexpr std::size_t step = 2;

/// The indentation of a paragraph and the marker before its first line.
struct Placement {
  std::size_t indent = 0;
  std::string marker = {};  ///< `- `, `1. `; the lines below are indented past it
  bool bold = false;
};

/// Lays a page out line by line.
class PageWriter {
 public:
  explicit PageWriter(const PageStyle& style) : style_(style) {}

  void append_title(std::string_view title) { append_paragraph(title, {.bold = true}); }

  void append_facts(const std::vector<Fact>& facts) {
    if (facts.empty()) {
      return;
    }
    std::size_t label_width = 0;
    for (const Fact& fact : facts) {
      label_width = std::max(label_width, display_width(fact.label));
    }
    append_empty_line();
    for (const Fact& fact : facts) {
      append_fact(fact, label_width + step);
    }
  }

  void append_section(const PageSection& section) {
    append_empty_line();
    append_paragraph(section.label, {.bold = true});
    std::size_t number = 0;
    const Block* previous = nullptr;
    for (const Block& block : section.blocks) {
      if (previous && needs_distance(previous->kind, block.kind)) {
        append_empty_line();
      }
      append_block(block, ++number);
      previous = &block;
    }
  }

  [[nodiscard]] std::string take() { return std::move(page_); }

 private:
  [[nodiscard]] bool is_narrow() const { return style_.width < narrow_width; }

  static bool needs_distance(BlockKind previous, BlockKind next) {
    const bool opens = next == BlockKind::paragraph || next == BlockKind::heading;
    return opens && previous != BlockKind::heading;
  }

  void append_empty_line() { page_ += '\n'; }

  void append_fact(const Fact& fact, std::size_t value_column) {
    if (is_narrow()) {
      append_paragraph(fact.label, {.bold = true});
      append_paragraph(fact.text, {});
      return;
    }
    const std::string spaces(value_column - display_width(fact.label), ' ');
    page_ += styled(sgr_bold, fact.label, style_.color) + spaces;
    append_lines(wrap(safe_text(fact.text, Target::paragraph), style_.width - value_column),
                 std::string(value_column, ' '));
  }

  /// Joins lines, of which the first continues at the current end of the page.
  void append_lines(const std::vector<std::string>& lines, const std::string& indent) {
    page_ += fmt::format("{}\n", fmt::join(lines, "\n" + indent));
  }

  void append_block(const Block& block, std::size_t number) {
    switch (block.kind) {
      case BlockKind::paragraph:
        return append_paragraph(block.text, {.indent = step});
      case BlockKind::heading:
        return append_paragraph(block.text, {.indent = step, .bold = true});
      case BlockKind::bullet:
        return append_paragraph(block.text, {.indent = step, .marker = "- "});
      case BlockKind::numbered:
        return append_paragraph(block.text, {.indent = step, .marker = fmt::format("{}. ", number)});
      case BlockKind::name:
        return append_paragraph(block.text, {.indent = 2 * step});
      case BlockKind::address:
        return append_address(block.text);
    }
  }

  void append_paragraph(std::string_view text, const Placement& placement) {
    const bool narrow = is_narrow();
    const std::size_t column = narrow ? 0 : placement.indent + placement.marker.size();
    page_ += narrow ? "" : std::string(placement.indent, ' ') + placement.marker;
    std::vector<std::string> lines;
    for (const std::string_view line : split(text, '\n')) {
      const std::string marker = narrow && lines.empty() ? placement.marker : "";
      std::ranges::move(wrap(marker + safe_text(line, Target::paragraph), style_.width - column),
                        std::back_inserter(lines));
    }
    append_lines(bold(std::move(lines), placement.bold), std::string(column, ' '));
  }

  /// Each line is styled by itself, because a pager may start in the middle.
  [[nodiscard]] std::vector<std::string> bold(std::vector<std::string> lines, bool is_bold) const {
    for (std::string& line : lines) {
      line = styled(sgr_bold, line, style_.color && is_bold);
    }
    return lines;
  }

  /// Never broken, because a broken address does not work.
  void append_address(std::string_view address) {
    if (!is_narrow()) {
      page_.append(step, ' ');
    }
    const std::string text = safe_text(address, Target::paragraph);
    page_ += style_.hyperlinks ? hyperlink(safe_text(address, Target::link), text) : text;
    page_ += '\n';
  }

  const PageStyle& style_;
  std::string page_;
};

}  // namespace

std::string to_page(const Activity& activity, Date today, const PageStyle& style) {
  const PageContent content = page_content(activity, today);
  PageWriter writer(style);
  writer.append_title(content.title);
  writer.append_facts(content.facts);
  for (const PageSection& section : content.sections) {
    writer.append_section(section);
  }
  return writer.take();
}

}  // namespace cme
