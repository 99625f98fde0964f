// SPDX-License-Identifier: MIT
#include <cstdio>
#include <fstream>
#include <iterator>
#include <span>
#include <string>

#include "base/utf8.hpp"
#include "cme/yaml/parse.hpp"

namespace {

void append_json(std::string& out, std::string_view text) {
  out += '"';
  for (const char character : text) {
    if (character == '"' || character == '\\') {
      out.append("\\").append(1, character);
    } else if (static_cast<unsigned char>(character) < 0x20) {
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(character));
      out += escape;
    } else {
      out += character;
    }
  }
  out += '"';
}

/// Scalars as strings, lists as arrays, mappings as arrays of pairs after the word "map": keys may repeat.
void append_tree(std::string& out, const cme::YamlNode& node) {
  if (node.kind == cme::YamlKind::scalar) {
    return append_json(out, node.text);
  }
  out += node.kind == cme::YamlKind::mapping ? R"(["map")" : R"(["list")";
  for (const cme::YamlNode& child : cme::children(node)) {
    out += ',';
    append_tree(out, child);
  }
  out += ']';
}

}  // namespace

/// Prints the tree of each file, a line each, in the order of the arguments: JSON, or null where the file is refused.
int main(int argc, char** argv) {
  for (const char* const path : std::span(argv, static_cast<std::size_t>(argc)).subspan(1)) {
    std::ifstream file(path, std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(file), {});
    std::string line = "null";
    if (cme::valid_utf8_prefix(text) == text.size()) {
      const cme::ParsedYaml parsed = cme::parse_yaml(text);
      if (parsed.problems.empty()) {
        line.clear();
        append_tree(line, parsed.tree.root());
      }
    }
    std::puts(line.c_str());
  }
  return 0;
}
