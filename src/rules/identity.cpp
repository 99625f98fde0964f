// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.hpp"
#include "base/safe_output.hpp"
#include "rules/registry.hpp"

namespace cme {
namespace {
void check_file_name(const Activity& activity, const RuleContext& context, const BreachTaker& report) {
  std::string_view stem = context.file_name.substr(0, context.file_name.rfind('.'));
  if (!activity.id || stem.empty() || !std::ranges::all_of(stem, is_digit)) {
    return;
  }
  stem.remove_prefix(std::min(stem.find_first_not_of('0'), stem.size() - 1));
  if (stem != std::to_string(*activity.id)) {
    report({.field = {.key = "id"},
            .message = fmt::format("the id is {}, but the file name is {}", *activity.id, quote(context.file_name)),
            .help = "correct the id, or rename the file"});
  }
}

constexpr RuleDefinition file_name{
    .info = {.rule = Rule::file_name,
             .name = "file-name",
             .kind = RuleKind::meaning,
             .severity = Severity::warning,
             .summary = "a file name that is a number is the record's id",
             .why = "A copied file often keeps the old id, and people look for a record by its file name.",
             .source = "record format, docs/format.md",
             .bad = "# records/90001.yaml\nid: 90002",
             .good = "# records/90001.yaml\nid: 90001"},
    .check = check_file_name};

// Only the reader sees how a number is written.

constexpr RuleDefinition leading_zero{
    .info = {.rule = Rule::leading_zero,
             .name = "leading-zero",
             .kind = RuleKind::meaning,
             .severity = Severity::warning,
             .summary = "no number starts with an unnecessary zero",
             .why = "In YAML 1.1, which many programs still use, 010 is the octal number 8.",
             .source = "YAML 1.1, integers; YAML 1.2.2, section 10.3",
             .bad = "id: 010",
             .good = "id: 10"}};

// The catalog compares records with each other.

constexpr RuleDefinition duplicate_id{
    .info = {.rule = Rule::duplicate_id,
             .name = "duplicate-id",
             .kind = RuleKind::meaning,
             .severity = Severity::error,
             .summary = "each id belongs to only one activity",
             .why = "The directory and its readers identify an activity by its id.",
             .source = "ABMS Continuing Certification Directory, Activity ID",
             .bad = "id: 90001\ntitle: Chest Imaging\n---\nid: 90001\ntitle: Imaging of the Hand",
             .good = "id: 90001\ntitle: Chest Imaging\n---\nid: 90002\ntitle: Imaging of the Hand"}};

constexpr RuleDefinition shared_doi{
    .info = {.rule = Rule::shared_doi,
             .name = "shared-doi",
             .kind = RuleKind::meaning,
             .severity = Severity::warning,
             .summary = "each DOI belongs to only one record",
             .why = "Several activities can be about one article, but often one activity was entered twice.",
             .source = "ABMS Continuing Certification Directory, DOI: 30 were shared in late 2025",
             .bad = "doi: 10.5555/imaging.2025.1\n---\ndoi: 10.5555/Imaging.2025.1",
             .good = "doi: 10.5555/imaging.2025.1\n---\ndoi: 10.5555/imaging.2025.2"}};

constexpr RuleDefinition shared_title{
    .info = {.rule = Rule::shared_title,
             .name = "shared-title",
             .kind = RuleKind::meaning,
             .severity = Severity::warning,
             .summary = "each title belongs to only one record",
             .why = "The same activity may have been entered twice; otherwise readers cannot distinguish the two.",
             .source = "ABMS Continuing Certification Directory, page heading: 45 were shared in late 2025",
             .bad = "title: Chest Imaging\n---\ntitle: Chest imaging",
             .good = "title: Chest Imaging, Part 1\n---\ntitle: Chest Imaging, Part 2"}};

constexpr auto rules = std::to_array<RuleDefinition>({file_name, leading_zero, duplicate_id, shared_doi, shared_title});

}  // namespace

std::span<const RuleDefinition> identity_rules() {
  return rules;
}

}  // namespace cme
