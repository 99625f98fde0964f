// SPDX-License-Identifier: MIT
#include "edit/skeleton.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cme/model/fields.hpp"
#include "cme/record/encode.hpp"

namespace cme {
namespace {

/// The keys that validate asks for in addition to the required ones.
constexpr Field expected[] = {Field::title,    Field::fee,        Field::approvals,  Field::competencies,
                              Field::keywords, Field::objectives, Field::description};

bool is_expected(const FieldInfo& info, const Activity& activity) {
  const bool is_of_article = info.field == Field::doi && activity.format == Format::journal_based;
  return info.required || is_of_article || std::ranges::find(expected, info.field) != std::end(expected);
}

/// The key without a value.
std::string placeholder(const FieldInfo& info) {
  const std::string example = info.example.empty() ? std::string() : fmt::format(": {}", info.example);
  return fmt::format("{}: # {}{}\n", info.name, info.summary, example);
}

}  // namespace

Activity common_parts(const Activity& activity) {
  Activity parts;
  parts.provider = activity.provider;
  parts.accredited_provider = activity.accredited_provider;
  parts.accreditation = activity.accreditation;
  parts.joint_providers = activity.joint_providers;
  parts.format = activity.format;
  parts.learning_format = activity.learning_format;
  parts.other_activity = activity.other_activity;
  parts.credits = activity.credits;
  parts.fee = activity.fee;
  parts.approvals = activity.approvals;
  parts.competencies = activity.competencies;
  parts.practice_settings = activity.practice_settings;
  parts.well_being = activity.well_being;
  parts.quality_processes = activity.quality_processes;
  parts.disclaimers = activity.disclaimers;
  return parts;
}

std::string encode_skeleton(const Activity& activity) {
  std::string text;
  for (const FieldInfo& info : record_keys()) {
    const std::string encoded = encode_activity(activity, {{info.field}});
    text += encoded.empty() && is_expected(info, activity) ? placeholder(info) : encoded;
  }
  return text;
}

}  // namespace cme
