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

/// One rule in a comment `# cme: allow RULE -- reason`, whose findings on certain lines are hidden.
struct Allowance {
  Rule rule = Rule::unused_allow;
  std::uint32_t first_line = 1;  ///< of the line in question, including all of a text that begins or ends on it
  std::uint32_t last_line = 1;
  Place place;             ///< the rule's name in the comment
  std::string reason;      ///< may be empty; if very long, only its beginning
  bool is_needed = false;  ///< whether it hides a finding, or its rule could not be checked
};

/// The allowances of a record, in the order of their rules and lines. A comment at the end of a line applies to that
/// line, a comment on its own line to the next line with other content. Problems with a comment are appended to
/// `problems`. `tree` is that of `text`.
std::vector<Allowance> find_allowances(std::string path, std::string_view text, const YamlTree& tree,
                                       std::vector<Diagnostic>& problems);

/// Allowances by the path of their record.
using AllowancesByPath = std::map<std::string, std::vector<Allowance>, std::less<>>;

/// Decides what is reported, once all findings of some records are known: gives each finding the severity of its rule
/// and removes those whose rule is off; moves each one that an allowance hides to `allowed`, with the reason; then
/// appends an `unused-allow` for each allowance that was not needed, unless that rule is off.
void settle_findings(AllowancesByPath& allowances, const Severities& severities, std::vector<Finding>& findings,
                     std::vector<Finding>& allowed);

}  // namespace cme
