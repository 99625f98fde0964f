// SPDX-License-Identifier: MIT
#pragma once

#include <array>

#include "cme/diag/rule.hpp"

namespace cme {

/// Rules of meaning whose breach is wrong.
inline constexpr auto error_rules = std::to_array<RuleInfo>({
    {.rule = Rule::duplicate_id,
     .name = "duplicate-id",
     .kind = RuleKind::meaning,
     .severity = Severity::error,
     .summary = "an id stands for one activity",
     .why = "The directory and its readers find an activity by its id alone.",
     .source = "ABMS Continuing Certification Directory, Activity ID",
     .bad = "id: 90001\ntitle: Chest Imaging\n---\nid: 90001\ntitle: Imaging of the Hand",
     .good = "id: 90001\ntitle: Chest Imaging\n---\nid: 90002\ntitle: Imaging of the Hand"},
    {.rule = Rule::credit_step,
     .name = "credit-step",
     .kind = RuleKind::meaning,
     .severity = Severity::error,
     .summary = "AMA PRA Category 1 Credit is counted in quarters: 1, 0.5, 1.25",
     .why = "The AMA counts in quarter hours: a physician cannot claim another part.",
     .source = "AMA PRA, calculating credit",
     .bad = "credits:\n  - amount: 1.125\n    type: AMA PRA Category 1 Credit",
     .good = "credits:\n  - amount: 1.25\n    type: AMA PRA Category 1 Credit"},
    {.rule = Rule::duplicate_board,
     .name = "duplicate-board",
     .kind = RuleKind::meaning,
     .severity = Severity::error,
     .summary = "a board stands once under a type of approval",
     .why = "One of the two was most likely meant to be another board. Under two types the same board is right.",
     .source = "ABMS Continuing Certification Directory, ABMS Member Board Approvals by Type",
     .bad = "approvals:\n  ABMS Lifelong Learning CME Activity:\n    - Radiology\n    - Urology\n    - Radiology",
     .good = "approvals:\n  ABMS Lifelong Learning CME Activity:\n    - Radiology\n    - Urology"},
    {.rule = Rule::expires_before_release,
     .name = "expires-before-release",
     .kind = RuleKind::meaning,
     .severity = Severity::error,
     .summary = "an activity expires on or after the day it was released",
     .why = "Otherwise nobody could ever have claimed its credit: one of the two dates is wrong.",
     .source = "record format, docs/format.md",
     .bad = "released: 2027-07-01\nexpires: 2027-06-30",
     .good = "released: 2025-07-01\nexpires: 2027-06-30"},
    {.rule = Rule::period_too_long,
     .name = "period-too-long",
     .kind = RuleKind::meaning,
     .severity = Severity::error,
     .summary =
         "enduring, internet and journal-based activities expire within 36 months of their release or last review",
     .why =
         "Such material stays certified for three years. After a review it may go on: write the day into `reviewed`.",
     .source = "ACCME, policies and FAQ on enduring materials and journal-based CME",
     .bad = "format: Enduring\nreleased: 2023-07-01\nexpires: 2027-06-30",
     .good = "format: Enduring\nreleased: 2023-07-01\nreviewed: 2025-07-01\nexpires: 2027-06-30"},
});

}  // namespace cme
