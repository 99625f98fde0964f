// SPDX-License-Identifier: MIT
#include "record_lines.hpp"

#include <algorithm>
#include <cstdint>

#include "cme/base/text.hpp"

namespace cme {
namespace {

/// Where the line that `offset` is in ends, without its line break.
std::size_t line_end(std::string_view text, std::size_t offset) {
  const std::size_t end = std::min(text.find('\n', offset), text.size());
  return end > offset && text[end - 1] == '\r' ? end - 1 : end;
}

/// The start of the next line, or the end of the text.
std::size_t next_line(std::string_view text, std::size_t offset) {
  const std::size_t end = text.find('\n', offset);
  return end == std::string_view::npos ? text.size() : end + 1;
}

/// The end of the last line of a value. The tree does not tell where plain text of several lines ends, but all lines
/// before the next key are its own, unless they are blank, comments or the end of the document.
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

/// Appends the comments of text that holds no scalar, each as a line.
void append_comments(std::string& out, std::string_view gap) {
  for (const std::string_view line : split(gap, '\n')) {
    for (std::size_t sign = line.find('#'); sign != std::string_view::npos; sign = line.find('#', sign + 1)) {
      if (sign == 0 || line[sign - 1] == ' ' || line[sign - 1] == '\t') {
        out.append(trim(line.substr(sign))) += '\n';
        break;
      }
    }
  }
}

/// The comments between `begin` and `end`, which hold the value.
std::string comments_in(std::string_view text, const YamlNode& value, std::size_t begin, std::size_t end) {
  std::string comments;
  std::size_t behind = begin;
  for (const YamlNode* node = &value; node != &value + value.size; ++node) {
    if (node->kind != YamlKind::scalar || node->span.begin < behind) {
      continue;
    }
    append_comments(comments, text.substr(behind, node->span.begin - behind));
    behind = node->span.end;
    if (node->style == YamlStyle::block) {
      const std::size_t head = line_end(text, node->span.begin);
      append_comments(comments, text.substr(node->span.begin, head - node->span.begin));
    }
  }
  if (behind < end) {
    append_comments(comments, text.substr(behind, end - behind));
  }
  return comments;
}

KeyLines lines_of(std::string_view text, const YamlNode& key, const YamlNode& value, std::size_t next_key) {
  const std::size_t end = find_end(text, std::max(value.span.end, key.span.end), next_key);
  KeyLines lines{.key = key.text, .span = {key.span.begin, static_cast<std::uint32_t>(end)}, .value = {}, .kept = {}};
  const bool is_on_one_line = line_end(text, key.span.begin) == end;
  if (is_on_one_line && value.kind == YamlKind::scalar && value.span.begin < value.span.end) {
    lines.value = value.span;
  } else {
    lines.kept = comments_in(text, value, key.span.end, end);
  }
  return lines;
}

}  // namespace

Result<std::vector<KeyLines>> find_key_lines(std::string_view text, const YamlTree& tree) {
  const YamlNode& root = tree.root();
  std::vector<KeyLines> keys;
  const YamlChildren entries = children(root);
  for (auto key = entries.begin(); key != entries.end();) {
    auto value = key;
    ++value;
    auto next = value;
    ++next;
    if (key->span.begin > 0 && text[key->span.begin - 1] != '\n') {
      return failure("its keys do not stand at the start of their lines; change it by hand");
    }
    keys.push_back(lines_of(text, *key, *value, next == entries.end() ? text.size() : next->span.begin));
    key = next;
  }
  return keys;
}

Edit replacement(std::string_view text, const KeyLines& old, std::string lines) {
  lines.pop_back();
  const std::size_t colon = lines.find(": ");
  if (old.value != Span{} && colon != std::string::npos && lines.find('\n') == std::string::npos) {
    return {.span = old.value, .text = lines.substr(colon + 2)};
  }
  // A comment at the end of the key's line would otherwise be lost with the lines.
  std::string kept = old.kept;
  if (old.value != Span{}) {
    append_comments(kept, text.substr(old.value.end, old.span.end - old.value.end));
  }
  return {.span = old.span, .text = kept + lines};
}

}  // namespace cme
