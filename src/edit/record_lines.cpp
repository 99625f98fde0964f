// SPDX-License-Identifier: MIT
#include "edit/record_lines.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>

#include "base/ascii.hpp"
#include "yaml/spans.hpp"

namespace cme {
namespace {

/// The end of the line that `offset` is in, without its line break.
std::size_t line_end(std::string_view text, std::size_t offset) {
  const std::size_t end = std::min(text.find('\n', offset), text.size());
  return end > offset && text[end - 1] == '\r' ? end - 1 : end;
}

/// The start of the next line, or the end of the text.
std::size_t next_line(std::string_view text, std::size_t offset) {
  const std::size_t end = text.find('\n', offset);
  return end == std::string_view::npos ? text.size() : end + 1;
}

/// The end of the last line of a value. The tree does not say where plain text of several lines ends, but all lines
/// before the next key belong to it, unless they are empty, comments or the end of the document.
std::size_t find_end(std::string_view text, std::size_t value_end, std::size_t next_key) {
  std::size_t end = line_end(text, value_end);
  for (std::size_t line = next_line(text, value_end); line < next_key; line = next_line(text, line)) {
    const std::string_view whole = text.substr(line, line_end(text, line) - line);
    const std::string_view words = trim(whole);
    if (whole.starts_with("...") || whole.starts_with("---")) {
      break;
    }
    if (!words.empty() && !words.starts_with('#')) {
      end = line_end(text, line);
    }
  }
  return end;
}

/// The end of the last comment below a value that is indented like the value: an item that was commented out.
std::size_t find_comments_end(std::string_view text, std::size_t value_end, std::size_t next_key) {
  std::size_t end = value_end;
  for (std::size_t line = next_line(text, value_end); line < next_key; line = next_line(text, line)) {
    const std::string_view whole = text.substr(line, line_end(text, line) - line);
    if (whole.starts_with(' ') && trim(whole).starts_with('#')) {
      end = line_end(text, line);
    }
  }
  return end;
}

KeyLines lines_of(std::string_view text, std::span<const Span> comments, const YamlNode& key, const YamlNode& value,
                  std::size_t next_key) {
  const std::size_t end = find_end(text, std::max(value.span.end, key.span.end), next_key);
  const bool has_one_line = line_end(text, key.span.begin) == end;
  const bool is_scalar = value.kind == YamlKind::scalar && value.span.begin < value.span.end;
  const auto comment = std::ranges::lower_bound(comments, key.span.end, {}, &Span::begin);
  return {.key = key.text,
          .span = {key.span.begin, static_cast<std::uint32_t>(end)},
          .comments_end = static_cast<std::uint32_t>(find_comments_end(text, end, next_key)),
          .value = has_one_line && is_scalar ? value.span : Span{},
          .has_comments = comment != comments.end() && comment->begin < end};
}

}  // namespace

Result<std::vector<KeyLines>> find_key_lines(std::string_view text, const YamlTree& tree) {
  const YamlNode& root = tree.root();
  const std::vector<Span> comments = find_comments(text, tree);
  std::vector<KeyLines> keys;
  const YamlChildren entries = children(root);
  for (auto key = entries.begin(); key != entries.end();) {
    auto value = key;
    ++value;
    auto next = value;
    ++next;
    if (key->span.begin > 0 && text[key->span.begin - 1] != '\n') {
      return failure("its keys are not at the start of their lines; change it by hand");
    }
    keys.push_back(lines_of(text, comments, *key, *value, next == entries.end() ? text.size() : next->span.begin));
    key = next;
  }
  return keys;
}

bool is_on_one_line(const KeyLines& old, std::string_view lines) {
  return old.value != Span{} && lines.find(": ") != std::string_view::npos && lines.find('\n') + 1 == lines.size();
}

Edit replacement(const KeyLines& old, std::string lines) {
  const bool keeps_rest = is_on_one_line(old, lines);
  lines.pop_back();
  if (keeps_rest) {
    return {.span = old.value, .text = lines.substr(lines.find(": ") + 2)};
  }
  return {.span = old.span, .text = std::move(lines)};
}

}  // namespace cme
