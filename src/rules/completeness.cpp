// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "cme/model/fields.hpp"
#include "rules/record_checks.hpp"

namespace cme {
namespace {

void report_missing(Field field, std::string_view help, Breaches& breaches) {
  const std::string_view name = field_info(field).name;
  breaches.push_back(
      {.field = std::string(name), .message = fmt::format("the record has no {}", name), .help = std::string(help)});
}

}  // namespace

void check_missing_title(const Activity& activity, const RuleContext& /*context*/, Breaches& breaches) {
  if (!activity.title) {
    report_missing(Field::title, "write `title:` and the heading of the activity's page", breaches);
  }
}

void check_missing_description(const Activity& activity, const RuleContext& /*context*/, Breaches& breaches) {
  if (activity.description.empty()) {
    report_missing(Field::description, "write `description: >-` and the text below it, two blanks in", breaches);
  }
}

void check_missing_objectives(const Activity& activity, const RuleContext& /*context*/, Breaches& breaches) {
  if (activity.objectives.empty()) {
    report_missing(Field::objectives, "write `objectives:` and below it one a line: `  - …`", breaches);
  }
}

void check_missing_approvals(const Activity& activity, const RuleContext& /*context*/, Breaches& breaches) {
  if (activity.approvals.empty()) {
    report_missing(Field::approvals,
                   fmt::format("write `approvals:`, below it `  {}:` and the boards", known_approval_type), breaches);
  }
}

void check_missing_competencies(const Activity& activity, const RuleContext& /*context*/, Breaches& breaches) {
  if (activity.competencies.empty()) {
    report_missing(Field::competencies,
                   "write `competencies:` and below it `  - Medical Knowledge` or another of the six", breaches);
  }
}

void check_missing_fee(const Activity& activity, const RuleContext& /*context*/, Breaches& breaches) {
  if (activity.fee.empty()) {
    report_missing(Field::fee, "write `fee: free` or `fee: $30`", breaches);
  }
}

void check_missing_doi(const Activity& activity, const RuleContext& /*context*/, Breaches& breaches) {
  if (activity.format == Format::journal_based && !activity.doi) {
    breaches.push_back({.field = "doi",
                        .message = "a journal-based activity has no doi",
                        .help = "write `doi:` and that of the article: 10.1001/jamaoncol.2025.2891"});
  }
}

void check_missing_keywords(const Activity& activity, const RuleContext& /*context*/, Breaches& breaches) {
  if (activity.keywords.empty()) {
    report_missing(Field::keywords, "write `keywords:` and below it one a line: `  - …`", breaches);
  }
}

}  // namespace cme
