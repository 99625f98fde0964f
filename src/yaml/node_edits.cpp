// SPDX-License-Identifier: MIT
#include "yaml/node_edits.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <optional>

#include "base/ascii.hpp"
#include "diag/odd_space.hpp"
#include "diag/wrong_encoding.hpp"
#include "yaml/write.hpp"

namespace cme {
namespace {

constexpr std::string_view spaces = " \t\r";

std::string_view source_of(std::string_view source, const YamlNode& node) {
  return source.substr(node.span.begin, node.span.end - node.span.begin);
}

bool is_in_quotes(std::string_view written) {
  return written.starts_with('"') || written.starts_with('\'');
}

/// Whether it is a scalar whose entire source is in its span, on one line: not a plain one of several lines, and not
/// one with a tag.
bool stands_on_one_line(std::string_view source, const YamlNode& node) {
  const std::string_view written = source_of(source, node);
  if (node.kind != YamlKind::scalar || written.empty() || written.find('\n') != std::string_view::npos) {
    return false;
  }
  return node.style == YamlStyle::plain ? written == node.text : is_in_quotes(written);
}

std::size_t line_begin(std::string_view source, std::size_t offset) {
  return offset == 0 ? 0 : source.rfind('\n', offset - 1) + 1;
}

/// Whether the line that ends before `line` has only a comment.
bool follows_comment(std::string_view source, std::size_t line) {
  if (line == 0) {
    return false;
  }
  const std::size_t above = line_begin(source, line - 1);
  return trim(source.substr(above, line - above)).starts_with('#');
}

/// The last character before the node that is not a space; a line break if its line has none.
char character_before(std::string_view source, const YamlNode& node) {
  const std::size_t at = source.substr(0, node.span.begin).find_last_not_of(spaces);
  return at == std::string_view::npos ? '\n' : source[at];
}

/// The line that has only a dash and the node, or nothing.
std::optional<Span> find_own_line(std::string_view source, const YamlNode& node) {
  // A list in brackets may have a hundred thousand items on one line, too many to examine it all for each.
  if (character_before(source, node) != '-') {
    return std::nullopt;
  }
  const std::size_t begin = line_begin(source, node.span.begin);
  const std::size_t end = std::min(source.find('\n', node.span.end), source.size() - 1) + 1;
  const bool is_alone = trim(source.substr(begin, node.span.begin - begin)) == "-" &&
                        trim(source.substr(node.span.end, end - node.span.end)).empty();
  // A comment above belongs to this line, and would otherwise apply to the next one.
  if (!is_alone || follows_comment(source, begin)) {
    return std::nullopt;
  }
  return Span{.begin = static_cast<std::uint32_t>(begin), .end = static_cast<std::uint32_t>(end)};
}

/// Where the text of a scalar is in the source; nothing if the two may differ in more than line breaks.
std::optional<Span> find_written_text(std::string_view source, const YamlNode& node) {
  const std::string_view written = source_of(source, node);
  Span part = node.span;
  if (is_block(node.style)) {
    // The line of the `|` or `>` may have a comment.
    part.begin += static_cast<std::uint32_t>(std::min(written.find('\n'), written.size() - 1) + 1);
  } else if (is_in_quotes(written)) {
    part = {.begin = part.begin + 1, .end = part.end - 1};
  } else if (written != node.text) {
    return std::nullopt;
  }
  return part;
}

/// A way to correct characters in a text, and how many it would correct.
struct CharacterRepair {
  std::size_t (*count)(std::string_view text);
  std::vector<Edit> (*make)(std::string_view source, Span part);
};

std::vector<Edit> mend_characters(std::string_view source, const YamlNode& node, const CharacterRepair& repair) {
  const std::optional<Span> found = find_written_text(source, node);
  if (!found) {
    return {};
  }
  const Span part = *found;
  const std::string_view written = source_of(source, node);
  // A character in the text that is not in the source was deliberately written as an escape.
  const std::string_view inside = source.substr(part.begin, part.end - part.begin);
  if (node.kind != YamlKind::scalar || repair.count(inside) != repair.count(node.text)) {
    return {};
  }
  std::vector<Edit> edits = repair.make(source, part);
  if (node.style != YamlStyle::plain || edits.empty()) {
    return edits;
  }
  // Without the characters, plain text may need quotes: `a: b`.
  const std::string text = apply_edits(written, repair.make(written, {.begin = 0, .end = part.end - part.begin}));
  return trim(text).empty() ? std::vector<Edit>() : rewrite_scalar(source, node, trim(text));
}

}  // namespace

std::vector<Edit> rewrite_scalar(std::string_view source, const YamlNode& node, std::string_view text) {
  if (!stands_on_one_line(source, node)) {
    return {};
  }
  Edit edit{.span = node.span, .text = {}};
  append_scalar_like(edit.text, text, source_of(source, node));
  return {std::move(edit)};
}

std::vector<Edit> rewrite_plain(std::string_view source, const YamlNode& node, std::string_view value) {
  if (!stands_on_one_line(source, node)) {
    return {};
  }
  return {{.span = node.span, .text = std::string(value)}};
}

bool may_be_part_of_number(std::string_view source, const YamlNode& node) {
  const auto separates_digits = [&](std::size_t comma) {
    return comma > 0 && comma + 1 < source.size() && source[comma] == ',' && is_digit(source[comma - 1]) &&
           is_digit(source[comma + 1]);
  };
  return (node.span.begin > 0 && separates_digits(node.span.begin - 1)) || separates_digits(node.span.end);
}

std::vector<Edit> take_item_out(std::string_view source, const YamlNode& node) {
  if (!stands_on_one_line(source, node)) {
    return {};
  }
  if (const std::optional<Span> line = find_own_line(source, node)) {
    return {{.span = *line, .text = {}}};
  }
  if (character_before(source, node) != ',') {
    return {};
  }
  const std::size_t comma = source.rfind(',', node.span.begin - 1);
  return {{.span = {.begin = static_cast<std::uint32_t>(comma), .end = node.span.end}, .text = {}}};
}

std::vector<Edit> put_under_key(std::string_view source, const YamlNode& node, std::string_view key) {
  if (!stands_on_one_line(source, node) || character_before(source, node) != '-') {
    return {};
  }
  return {{.span = {.begin = node.span.begin, .end = node.span.begin}, .text = fmt::format("{}: ", key)}};
}

std::vector<Edit> make_spaces_plain(std::string_view source, const YamlNode& node) {
  return mend_characters(source, node, {.count = count_odd_characters, .make = make_spaces_plain});
}

std::vector<Edit> take_invisible_out(std::string_view source, const YamlNode& node) {
  return mend_characters(source, node, {.count = count_invisible_characters, .make = take_invisible_out});
}

std::vector<Edit> mend_encoding(std::string_view source, const YamlNode& node) {
  const std::optional<Span> part = node.kind == YamlKind::scalar ? find_written_text(source, node) : std::nullopt;
  if (!part) {
    return {};
  }
  std::vector<Edit> edits = find_wrong_encoding(source.substr(part->begin, part->end - part->begin));
  for (Edit& edit : edits) {
    edit.span.begin += part->begin;
    edit.span.end += part->begin;
  }
  return edits;
}

}  // namespace cme
