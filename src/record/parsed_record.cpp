// SPDX-License-Identifier: MIT
#include "cme/record/parsed_record.hpp"

#include <optional>
#include <utility>

#include "base/utf8.hpp"
#include "record/check_text.hpp"
#include "record/decode.hpp"
#include "record/mistakes.hpp"

namespace cme {

ParsedText parse_text(std::string_view bytes, YamlReader reader) {
  ParsedText parsed{.text = without_byte_order_mark(bytes), .tree = {}, .problems = {}};
  if (std::optional<Diagnostic> problem = check_text(parsed.text)) {
    parsed.problems.push_back(*std::move(problem));
    return parsed;
  }
  ParsedYaml yaml = parse_yaml(parsed.text, reader);
  parsed.problems = std::move(yaml.problems);
  if (parsed.problems.empty()) {
    parsed.tree = std::move(yaml.tree);
  } else {
    name_mistake(parsed, reader);
  }
  return parsed;
}

ParsedRecord read_record(std::string_view bytes, YamlReader reader) {
  ParsedText parsed = parse_text(bytes, reader);
  ParsedRecord record{
      .text = parsed.text, .tree = std::move(parsed.tree), .activity = {}, .problems = std::move(parsed.problems)};
  if (record.is_whole()) {
    record.activity = decode_activity(record.tree.root(), record.problems, record.text);
  }
  return record;
}

}  // namespace cme
