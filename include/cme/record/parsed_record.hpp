// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "cme/diag/diagnostic.hpp"
#include "cme/model/activity.hpp"
#include "cme/yaml/parse.hpp"

namespace cme {

/// A file's bytes as a tree, or the problems with them.
struct ParsedText {
  std::string_view text;             ///< the bytes without a byte order mark
  YamlTree tree;                     ///< without nodes if there are problems
  std::vector<Diagnostic> problems;  ///< all of them `syntax`
};

/// Checks and parses the bytes of a record, cme.yaml or a map. They must outlive the result.
ParsedText parse_text(std::string_view bytes, YamlReader reader = YamlReader::plain_first);

/// A record as far as it could be read.
struct ParsedRecord {
  std::string_view text;  ///< the bytes without a byte order mark
  YamlTree tree;          ///< without nodes if the text is not YAML
  Activity activity;      ///< what could be read
  std::vector<Diagnostic> problems = {};

  [[nodiscard]] bool is_whole() const { return problems.empty(); }
};

/// Turns a file's bytes into an activity; the only function that does. The bytes must outlive the result.
ParsedRecord read_record(std::string_view bytes, YamlReader reader = YamlReader::plain_first);

}  // namespace cme
