// SPDX-License-Identifier: MIT
#include "yaml/advice.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/ascii.hpp"
#include "yaml/write.hpp"

namespace cme {
namespace {

/// A longer line is not worth rewriting, and one line may have very many values.
constexpr std::size_t longest_line = 1'000;

/// The end of the line at `offset`, or of its first `longest_line` bytes from there.
std::size_t line_end(std::string_view source, std::size_t offset) {
  const std::string_view ahead = source.substr(offset, longest_line);
  return offset + std::min(ahead.find('\n'), ahead.size());
}

/// The line that contains the whole value, as bytes of the source; nothing if the value spans several lines or the line
/// is too long.
std::optional<Span> line_of(std::string_view source, const YamlNode& node) {
  if (node.span.end > source.size() || is_block(node.style)) {
    return std::nullopt;
  }
  const std::size_t after_begin = node.span.begin - std::min<std::size_t>(node.span.begin, longest_line);
  const std::size_t line_break = source.substr(after_begin, node.span.begin - after_begin).rfind('\n');
  const bool has_begin = line_break != std::string_view::npos || after_begin == 0;
  const std::size_t begin = line_break == std::string_view::npos ? 0 : after_begin + line_break + 1;
  const std::size_t end = line_end(source, node.span.begin);
  if (!has_begin || end < node.span.end || end - begin > longest_line) {
    return std::nullopt;
  }
  return Span{.begin = static_cast<std::uint32_t>(begin), .end = static_cast<std::uint32_t>(end)};
}

/// Text as an item of a list in brackets.
void append_flow_item(std::string& out, std::string_view text) {
  std::string item;
  append_scalar(item, text);
  if (item == text && text.find_first_of("[]{},") != std::string_view::npos) {
    item = fmt::format("'{}'", text);
  }
  out += item;
}

}  // namespace

std::string write_in_place(std::string_view source, const YamlNode& node, std::string_view text) {
  const std::optional<Span> line = line_of(source, node);
  if (!line) {
    return {};
  }
  const std::string written = std::string(source.substr(line->begin, node.span.begin - line->begin))
                                  .append(text)
                                  .append(source.substr(node.span.end, line->end - node.span.end));
  return fmt::format("write `{}`", trim(written));
}

std::string write_in_quotes(std::string_view source, const YamlNode& node) {
  const std::optional<Span> line = line_of(source, node);
  if (!line) {
    return {};
  }
  YamlNode rest = node;
  const std::string_view after = trim(source.substr(node.span.end, line->end - node.span.end));
  const bool is_in_brackets = !after.empty() && std::string_view(",]}").find(after.front()) != std::string_view::npos;
  rest.span.end = is_in_brackets ? node.span.end : line->end;
  std::string text;
  append_scalar(text, trim(source.substr(rest.span.begin, rest.span.end - rest.span.begin)));
  return write_in_place(source, rest, text);
}

std::string in_brackets(std::string_view text) {
  std::string list = "[";
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(",;"), text.size());
    if (const std::string_view part = trim(text.substr(0, end)); !part.empty()) {
      list += list.size() > 1 ? ", " : "";
      append_flow_item(list, part);
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return list + "]";
}

std::string write_as_list(std::string_view source, const YamlNode& node) {
  return node.kind == YamlKind::scalar ? write_in_place(source, node, in_brackets(node.text)) : std::string();
}

std::string_view leading_bullet(const YamlNode& node) {
  static constexpr auto bullets = std::to_array<std::string_view>({"–", "—", "•", "·", "‣", "▪", "●", "−"});
  if (node.kind != YamlKind::scalar || node.style != YamlStyle::plain) {
    return {};
  }
  const auto* const found =
      std::ranges::find_if(bullets, [&](std::string_view each) { return node.text.starts_with(each); });
  return found == bullets.end() ? std::string_view() : *found;
}

std::string write_with_hyphen(std::string_view source, const YamlNode& node, std::string_view bullet) {
  const std::size_t end = line_end(source, node.span.begin);
  const std::string_view line = trim(source.substr(node.span.begin, end - node.span.begin));
  return fmt::format("write `- {}`", trim(line.substr(std::min(bullet.size(), line.size()))));
}

bool continues_below(std::string_view source, const YamlNode& node) {
  if (node.style != YamlStyle::plain || node.text.find(" - ") == std::string_view::npos ||
      node.span.end >= source.size()) {
    return false;
  }
  const std::size_t below = std::min(line_end(source, node.span.end) + 1, source.size());
  return trim(source.substr(below, line_end(source, below) - below)).starts_with("- ");
}

std::string write_as_entry(std::string_view source, const YamlNode& mapping) {
  constexpr std::size_t most_lines = 4;
  std::string help;
  std::string_view mark = "- ";
  const std::string_view text = source.substr(mapping.span.begin, mapping.span.end - mapping.span.begin);
  if (text.starts_with('{') || static_cast<std::size_t>(std::ranges::count(text, '\n')) >= most_lines) {
    return help;
  }
  for (const std::string_view line : split(text, '\n')) {
    help += fmt::format("{}`{}{}`", help.empty() ? "write " : ", below it ", mark, trim(line));
    mark = "  ";
  }
  return help;
}

}  // namespace cme
