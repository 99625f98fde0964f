// SPDX-License-Identifier: MIT
#include "rules/writing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.hpp"
#include "base/safe_output.hpp"
#include "base/words.hpp"
#include "diag/bounded_problems.hpp"
#include "rules/registry.hpp"
#include "yaml/advice.hpp"
#include "yaml/node_edits.hpp"
#include "yaml/spans.hpp"
#include "yaml/write.hpp"

namespace cme {
namespace {

constexpr auto definitions = std::to_array<RuleDefinition>({
    {.info = {.rule = Rule::cut_off_text,
              .name = "cut-off-text",
              .kind = RuleKind::meaning,
              .severity = Severity::warning,
              .summary = "each text that contains a space followed by # is in quotes",
              .why = "YAML reads a space and # as the start of a comment, so the rest of the text is lost.",
              .source = "YAML 1.2, comments",
              .bad = "title: Chest CT #2 for GPs",
              .good = "title: 'Chest CT #2 for GPs'"}},
    {.info =
         {.rule = Rule::curly_quotes,
          .name = "curly-quotes",
          .kind = RuleKind::meaning,
          .severity = Severity::warning,
          .summary = "no text is in curly quotes",
          .why = "Only straight quotes (\" or ') enclose text in YAML; curly quotes become part of it and are printed.",
          .source = "YAML 1.2, quoted styles",
          .bad = "title: “Chest Imaging”",
          .good = "title: \"Chest Imaging\""}},
    {.info = {.rule = Rule::joined_lines,
              .name = "joined-lines",
              .kind = RuleKind::meaning,
              .severity = Severity::warning,
              .summary = "each list item starts in the same column as the others",
              .why = "YAML joins a line that is indented deeper to the line above, so two items become one.",
              .source = "YAML 1.2, plain style",
              .bad = "keywords:\n  - Lung Cancer\n    - Oncology",
              .good = "keywords:\n  - Lung Cancer\n  - Oncology"}},
});

std::string_view source_of(std::string_view text, Span span) {
  return text.substr(span.begin, span.end - span.begin);
}

/// Whether the comment after a value reads like the rest of that value: `#2 for GPs`, not `# checked`.
bool could_be_text(std::string_view comment) {
  return comment.size() > 1 && std::string_view(" \t#!").find(comment[1]) == std::string_view::npos;
}

Span make_span(std::size_t begin, std::size_t end) {
  return {.begin = static_cast<std::uint32_t>(begin), .end = static_cast<std::uint32_t>(end)};
}

void check_comment(std::string_view text, const YamlNode& value, Span comment, BoundedProblems& problems) {
  YamlNode whole = value;
  whole.span.end = comment.end;
  const std::string_view meant = source_of(text, whole.span);
  std::string quoted;
  append_scalar(quoted, meant);
  const bool is_whole = source_of(text, value.span) == value.text;
  problems.add({.rule = Rule::cut_off_text,
                .span = comment,
                .message = fmt::format("the value ends before the #: {}", quote(value.text)),
                .help = is_whole ? write_in_place(text, whole, quoted) : "put the whole text in quotes",
                .field = {},
                .fix = is_whole ? std::vector<Edit>{{.span = whole.span, .text = quoted}} : std::vector<Edit>()});
}

struct QuotePair {
  std::string_view open;
  std::string_view close;
};

constexpr auto curly_quotes = std::to_array<QuotePair>({{"“", "”"}, {"„", "“"}, {"”", "”"}, {"‘", "’"}});

/// Whether the text may begin with a curly quote: all of them begin with one byte.
bool may_begin_with_curly_quote(std::string_view text) {
  return text.front() == curly_quotes.front().open.front();
}

/// The text inside curly quotes that enclose all of it and appear nowhere else; empty if there are none.
std::string_view inside_curly_quotes(std::string_view text) {
  for (const auto& [open, close] : curly_quotes) {
    if (text.size() > open.size() + close.size() && text.starts_with(open) && text.ends_with(close)) {
      const std::string_view inside = text.substr(open.size(), text.size() - open.size() - close.size());
      return inside.find(open) == std::string_view::npos && inside.find(close) == std::string_view::npos
                 ? inside
                 : std::string_view();
    }
  }
  return {};
}

void check_quotes(std::string_view text, const YamlNode& value, BoundedProblems& problems) {
  const std::string_view inside = inside_curly_quotes(value.text);
  if (trim(inside).empty()) {
    return;
  }
  std::string scalar;
  append_scalar(scalar, trim(inside));
  problems.add({.rule = Rule::curly_quotes,
                .span = value.span,
                .message = "these curly quotes are part of the text",
                .help = write_in_place(text, value, scalar),
                .field = {},
                .fix = rewrite_scalar(text, value, trim(inside))});
}

/// A line between a plain value and the next node that starts like a list item.
void check_lines_below(std::string_view text, const YamlNode& value, std::size_t end, BoundedProblems& problems) {
  const std::size_t line_above = text.rfind('\n', value.span.begin) + 1;
  const std::size_t spaces = text.find_first_not_of(' ', line_above) - line_above;
  std::size_t line = std::min(text.find('\n', value.span.end), text.size());
  while (line < end) {
    line += 1;
    const std::size_t begin = std::min(text.find_first_not_of(' ', line), text.size());
    const std::size_t line_end = std::min(text.find('\n', line), text.size());
    if (begin < std::min(line_end, end) && begin - line > spaces && text.substr(begin).starts_with("- ")) {
      problems.add({.rule = Rule::joined_lines,
                    .span = make_span(begin, begin + trim(text.substr(begin, line_end - begin)).size()),
                    .message = "this line continues the line above; it is not a list item",
                    .help = fmt::format("indent it by {}", counted(spaces, "space")),
                    .field = {}});
    }
    line = line_end;
  }
}

}  // namespace

std::span<const RuleDefinition> writing_rules() {
  return definitions;
}

void find_writing_traps(std::string_view text, const YamlTree& tree, std::vector<Diagnostic>& problems) {
  BoundedProblems bounded(problems);
  const std::vector<Span> comments = find_comments(text, tree);
  auto comment = comments.begin();
  for (auto node = tree.nodes.begin(); node != tree.nodes.end(); ++node) {
    if (node->kind != YamlKind::scalar || node->style != YamlStyle::plain || node->text.empty()) {
      continue;
    }
    if (may_begin_with_curly_quote(node->text)) {
      check_quotes(text, *node, bounded);
    }
    // A one-line text is a part of the source.
    const bool is_of_one_line = node->text.data() == text.data() + node->span.begin;
    if (!is_of_one_line && node->text.find(" - ") != std::string_view::npos) {
      const std::size_t end = node + 1 == tree.nodes.end() ? text.size() : (node + 1)->span.begin;
      check_lines_below(text, *node, end, bounded);
    }
    while (comment != comments.end() && comment->begin < node->span.end) {
      ++comment;
    }
    if (comment != comments.end() && could_be_text(source_of(text, *comment)) &&
        trim(text.substr(node->span.end, comment->begin - node->span.end)).empty() &&
        text.substr(node->span.end, comment->begin - node->span.end).find('\n') == std::string_view::npos) {
      check_comment(text, *node, *comment, bounded);
    }
  }
}

}  // namespace cme
