// SPDX-License-Identifier: MIT
#include "reader_comparison.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <optional>

#include "base/utf8.hpp"
#include "cme/yaml/parse.hpp"
#include "yaml/plain.hpp"

namespace cme::test {
namespace {

std::string describe(const YamlNode& node) {
  return fmt::format("kind {}, style {}, bytes {} to {}, {} nodes, text \"{}\"", static_cast<int>(node.kind),
                     static_cast<int>(node.style), node.span.begin, node.span.end, node.size, node.text);
}

bool are_equal(const YamlNode& left, const YamlNode& right) {
  return left.kind == right.kind && left.style == right.style && left.span == right.span && left.text == right.text &&
         left.size == right.size;
}

std::string find_difference(const YamlTree& plain, const YamlTree& theirs) {
  const std::size_t count = std::min(plain.nodes.size(), theirs.nodes.size());
  for (std::size_t i = 0; i < count; ++i) {
    if (!are_equal(plain.nodes[i], theirs.nodes[i])) {
      return fmt::format("node {}: {}\nby yaml-cpp: {}", i, describe(plain.nodes[i]), describe(theirs.nodes[i]));
    }
  }
  return plain.nodes.size() == theirs.nodes.size()
             ? std::string()
             : fmt::format("{} nodes, by yaml-cpp {}", plain.nodes.size(), theirs.nodes.size());
}

}  // namespace

ReaderComparison compare_readers(std::string_view text) {
  const std::optional<YamlTree> plain = parse_plain_yaml(text);
  if (!plain) {
    return {};
  }
  const ParsedYaml theirs = parse_yaml(text, YamlReader::yaml_cpp);
  if (!theirs.problems.empty()) {
    return {.is_accepted = true, .difference = "yaml-cpp's way: " + theirs.problems.front().message};
  }
  return {.is_accepted = true, .difference = find_difference(*plain, theirs.tree)};
}

bool is_readable_text(std::string_view bytes) {
  const bool has_control = std::ranges::any_of(bytes, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F;
  });
  // A carriage return that ends no line is refused before any reader sees it.
  bool has_lone_return = false;
  for (std::size_t at = bytes.find('\r'); at != std::string_view::npos; at = bytes.find('\r', at + 1)) {
    has_lone_return = has_lone_return || bytes.substr(at + 1, 1) != "\n";
  }
  return !has_control && !has_lone_return && valid_utf8_prefix(bytes) == bytes.size() &&
         !bytes.starts_with(utf8_byte_order_mark);
}

}  // namespace cme::test
