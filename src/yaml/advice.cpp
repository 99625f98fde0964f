// SPDX-License-Identifier: MIT
#include "yaml/advice.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/ascii.hpp"
#include "yaml/write.hpp"

namespace cme {
namespace {

std::size_t line_begin(std::string_view source, std::size_t offset) {
  return offset == 0 ? 0 : source.rfind('\n', offset - 1) + 1;
}

std::size_t line_end(std::string_view source, std::size_t offset) {
  return std::min(source.find('\n', offset), source.size());
}

bool is_on_one_line(std::string_view source, const YamlNode& node) {
  return node.span.end <= source.size() && line_end(source, node.span.begin) >= node.span.end && !is_block(node.style);
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
  if (!is_on_one_line(source, node)) {
    return {};
  }
  const std::size_t begin = line_begin(source, node.span.begin);
  const std::string line = std::string(source.substr(begin, node.span.begin - begin))
                               .append(text)
                               .append(source.substr(node.span.end, line_end(source, node.span.end) - node.span.end));
  return fmt::format("write `{}`", trim(line));
}

std::string write_in_quotes(std::string_view source, const YamlNode& node) {
  if (!is_on_one_line(source, node)) {
    return {};
  }
  YamlNode rest = node;
  rest.span.end = static_cast<std::uint32_t>(line_end(source, node.span.begin));
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
