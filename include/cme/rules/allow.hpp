// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "cme/diag/diagnostic.hpp"
#include "cme/diag/rule.hpp"
#include "cme/yaml/node.hpp"

namespace cme {

/// One rule of a comment `# cme: allow RULE -- reason`, whose findings on some lines are hidden.
struct Allowance {
  Rule rule = Rule::unused_allow;
  std::uint32_t first_line = 1;  ///< of the line that is meant, with the whole of a text that begins or ends on it
  std::uint32_t last_line = 1;
  Place place;             ///< the rule's name in the comment
  std::string reason;      ///< may be empty; only the beginning of a very long one
  bool is_needed = false;  ///< whether it hides something, or its rule could not look
};

/// The allowances of a record, in the order of their rules and lines. A comment at the end of a line is about that
/// line, one on a line of its own about the next line that has something else. What is wrong with a comment is appended
/// to `problems`. `tree` is that of `text`.
std::vector<Allowance> find_allowances(std::string path, std::string_view text, const YamlTree& tree,
                                       std::vector<Diagnostic>& problems);

/// Allowances by the path of their record.
using AllowancesByPath = std::map<std::string, std::vector<Allowance>, std::less<>>;

/// Decides what is reported when all findings of some records are known: gives each the severity of its rule, and takes
/// out those whose rule is off; moves each that an allowance hides to `allowed`, with the reason; then appends an
/// `unused-allow` for each allowance that was not needed, unless its rule is off.
void settle_findings(AllowancesByPath& allowances, const Severities& severities, std::vector<Finding>& findings,
                     std::vector<Finding>& allowed);

}  // namespace cme
