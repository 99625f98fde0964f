// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "cme/diag/diagnostic.hpp"
#include "cme/yaml/node.hpp"

namespace cme {

/// A tree, or the problems with the text; one of the two is empty.
struct ParsedYaml {
  YamlTree tree;
  std::vector<Diagnostic> problems;  ///< all of them `syntax`
};

/// Which parser reads a text. Both give the same result; the second exists for comparison.
enum class YamlReader : std::uint8_t {
  plain_first,  ///< `parse_plain_yaml`, or yaml-cpp for texts that it does not support
  yaml_cpp,     ///< yaml-cpp always
};

/// Reads the one document of `text` (valid UTF-8 without NUL and byte order mark), whose bytes must outlive the tree.
/// Rejects anchors, aliases, tags other than YAML's own, tabs as indentation and a second document.
ParsedYaml parse_yaml(std::string_view text, YamlReader reader = YamlReader::plain_first);

}  // namespace cme
