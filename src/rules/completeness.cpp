// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "cme/model/fields.hpp"
#include "rules/registry.hpp"

namespace cme {
namespace {

void report_missing(Field field, std::string_view help, const BreachTaker& report) {
  const std::string_view name = field_info(field).name;
  report({.field = {.key = std::string(name)},
          .message = fmt::format("the record has no {}", name),
          .help = std::string(help)});
}

void check_missing_title(const Activity& activity, const RuleContext& /*context*/, const BreachTaker& report) {
  if (!activity.title) {
    report_missing(Field::title, "write `title:` and the heading of the activity's page", report);
  }
}

constexpr RuleDefinition missing_title{
    .info = {.rule = Rule::missing_title,
             .name = "missing-title",
             .kind = RuleKind::meaning,
             .severity = Severity::warning,
             .summary = "each record has a title",
             .why = "The title is the heading of the activity's page and the first thing people read in a list.",
             .source = "ABMS Continuing Certification Directory, page heading",
             .bad = "title:",
             .good = "title: Chest Imaging"},
    .check = check_missing_title};

void check_missing_description(const Activity& activity, const RuleContext& /*context*/, const BreachTaker& report) {
  if (activity.description.empty()) {
    report_missing(Field::description, "write `description: >-` and the text below it, indented by two spaces", report);
  }
}

constexpr RuleDefinition missing_description{
    .info = {.rule = Rule::missing_description,
             .name = "missing-description",
             .kind = RuleKind::meaning,
             .severity = Severity::warning,
             .summary = "each record has a description",
             .why = "Physicians choose activities by their descriptions, and a search uses them.",
             .source = "ABMS Continuing Certification Directory, Description of CME Course",
             .bad = "description:",
             .good = "description: Twelve chest radiographs, each with a video of an expert reading it."},
    .check = check_missing_description};

void check_missing_objectives(const Activity& activity, const RuleContext& /*context*/, const BreachTaker& report) {
  if (activity.objectives.empty()) {
    report_missing(Field::objectives, "write `objectives:` and below it one objective per line: `  - …`", report);
  }
}

constexpr RuleDefinition missing_objectives{
    .info = {.rule = Rule::missing_objectives,
             .name = "missing-objectives",
             .kind = RuleKind::meaning,
             .severity = Severity::warning,
             .summary = "each record has educational objectives",
             .why = "Objectives say what learners will be able to do; nearly every directory page has them.",
             .source = "ABMS Continuing Certification Directory, Educational Objectives",
             .bad = "objectives:",
             .good = "objectives:\n  - Read a chest radiograph in a fixed order"},
    .check = check_missing_objectives};

void check_missing_approvals(const Activity& activity, const RuleContext& /*context*/, const BreachTaker& report) {
  if (activity.approvals.empty()) {
    report_missing(
        Field::approvals,
        fmt::format(
            "write `approvals:`, below it `  {}:`, and below that one board per line, for example `    - Radiology`",
            known_approval_type),
        report);
  }
}

constexpr RuleDefinition missing_approvals{
    .info = {.rule = Rule::missing_approvals,
             .name = "missing-approvals",
             .kind = RuleKind::meaning,
             .severity = Severity::warning,
             .summary = "each record lists the boards that approve the activity",
             .why = "Without them, a search by board does not find the activity.",
             .source = "ABMS Continuing Certification Directory, ABMS Member Board Approvals by Type",
             .bad = "approvals:",
             .good = "approvals:\n  ABMS Lifelong Learning CME Activity:\n    - Radiology"},
    .check = check_missing_approvals};

void check_missing_competencies(const Activity& activity, const RuleContext& /*context*/, const BreachTaker& report) {
  if (activity.competencies.empty()) {
    report_missing(Field::competencies, "write `competencies:` and below it, for example, `  - Medical Knowledge`",
                   report);
  }
}

constexpr RuleDefinition missing_competencies{
    .info = {.rule = Rule::missing_competencies,
             .name = "missing-competencies",
             .kind = RuleKind::meaning,
             .severity = Severity::warning,
             .summary = "each record lists at least one of the six competencies",
             .why = "People search for activities by competency.",
             .source = "ABMS Continuing Certification Directory, Competencies",
             .bad = "competencies:",
             .good = "competencies:\n  - Medical Knowledge"},
    .check = check_missing_competencies};

void check_missing_fee(const Activity& activity, const RuleContext& /*context*/, const BreachTaker& report) {
  if (activity.fee.empty()) {
    report_missing(Field::fee, "write `fee: free`, or the price, for example `fee: $30`", report);
  }
}

constexpr RuleDefinition missing_fee{.info = {.rule = Rule::missing_fee,
                                              .name = "missing-fee",
                                              .kind = RuleKind::meaning,
                                              .severity = Severity::warning,
                                              .summary = "each record states the fee, or that the activity is free",
                                              .why = "People search by price, and a missing fee does not mean free.",
                                              .source = "ABMS Continuing Certification Directory, Fee",
                                              .bad = "fee:",
                                              .good = "fee: free"},
                                     .check = check_missing_fee};

void check_missing_doi(const Activity& activity, const RuleContext& /*context*/, const BreachTaker& report) {
  if (activity.format == Format::journal_based && !activity.doi) {
    report({.field = {.key = "doi"},
            .message = "this journal-based activity has no doi",
            .help = "write `doi:` and the DOI of the article, for example 10.1001/jamaoncol.2025.2891"});
  }
}

constexpr RuleDefinition missing_doi{
    .info = {.rule = Rule::missing_doi,
             .name = "missing-doi",
             .kind = RuleKind::meaning,
             .severity = Severity::warning,
             .summary = "each journal-based activity has the DOI of its article",
             .why = "The DOI leads readers to the article.",
             .source = "ABMS Continuing Certification Directory, DOI: every journal-based page in late 2025 has one",
             .bad = "format: Journal-based\ndoi:",
             .good = "format: Journal-based\ndoi: 10.5555/imaging.2025.1"},
    .check = check_missing_doi};

void check_missing_keywords(const Activity& activity, const RuleContext& /*context*/, const BreachTaker& report) {
  if (activity.keywords.empty()) {
    report_missing(Field::keywords, "write `keywords:` and below it one keyword per line: `  - …`", report);
  }
}

constexpr RuleDefinition missing_keywords{.info = {.rule = Rule::missing_keywords,
                                                   .name = "missing-keywords",
                                                   .kind = RuleKind::meaning,
                                                   .severity = Severity::note,
                                                   .summary = "each record has keywords",
                                                   .why = "A search gives keywords more weight than prose.",
                                                   .source = "ABMS Continuing Certification Directory, Keywords",
                                                   .bad = "keywords:",
                                                   .good = "keywords:\n  - Thoracic Radiography"},
                                          .check = check_missing_keywords};

constexpr auto rules =
    std::to_array<RuleDefinition>({missing_title, missing_description, missing_objectives, missing_approvals,
                                   missing_competencies, missing_fee, missing_doi, missing_keywords});

}  // namespace

std::span<const RuleDefinition> completeness_rules() {
  return rules;
}

}  // namespace cme
