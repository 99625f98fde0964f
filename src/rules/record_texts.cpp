// SPDX-License-Identifier: MIT
#include "rules/record_texts.hpp"

namespace cme {
namespace {

void take_optional(const TextTaker& take, const std::optional<std::string>& text, std::string_view key,
                   std::optional<std::size_t> index = {}, std::string_view part = {}) {
  if (text) {
    take({.text = *text, .key = key, .index = index, .part = part});
  }
}

void take_prose(const TextTaker& take, const std::optional<Prose>& prose, std::string_view key) {
  if (prose) {
    take({.text = prose->text, .key = key});
  }
}

void take_list(const TextTaker& take, const std::vector<std::string>& list, std::string_view key) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    take({.text = list[i], .key = key, .index = i});
  }
}

void take_description(const TextTaker& take, const Activity& activity) {
  for (const Section& section : activity.description) {
    const std::string_view heading = section.heading ? std::string_view(*section.heading) : std::string_view();
    take({.text = section.text, .key = "description", .part = heading});
  }
}

}  // namespace

FieldPath field_path(const RecordText& text) {
  return {.key = std::string(text.key), .index = text.index, .part = std::string(text.part)};
}

bool is_key(const RecordText& text) {
  return !text.part.empty() && text.part.data() == text.text.data();
}

void for_each_prose(const Activity& activity, const TextTaker& take) {
  take_optional(take, activity.title, "title");
  for (std::size_t i = 0; i < activity.credits.size(); ++i) {
    take_optional(take, activity.credits[i].note, "credits", i, "note");
  }
  for (std::size_t i = 0; i < activity.fee.size(); ++i) {
    take_optional(take, activity.fee[i].note, "fee", i, "note");
  }
  take_list(take, activity.objectives, "objectives");
  take_description(take, activity);
  take_list(take, activity.disclaimers, "disclaimers");
  take_prose(take, activity.aafp_statement, "aafp_statement");
  take_optional(take, activity.opioid_rems, "opioid_rems");
  take_optional(take, activity.mips, "mips");
  take_prose(take, activity.additional_information, "additional_information");
  take_prose(take, activity.note, "note");
}

void for_each_text(const Activity& activity, const TextTaker& take) {
  for_each_prose(activity, take);
  take_optional(take, activity.provider, "provider");
  take_optional(take, activity.accredited_provider, "accredited_provider");
  take_optional(take, activity.accreditation, "accreditation");
  take_list(take, activity.joint_providers, "joint_providers");
  take_optional(take, activity.other_activity, "other_activity");
  for (std::size_t i = 0; i < activity.credits.size(); ++i) {
    take_optional(take, activity.credits[i].per, "credits", i, "per");
  }
  for (std::size_t i = 0; i < activity.fee.size(); ++i) {
    take_optional(take, activity.fee[i].per, "fee", i, "per");
    take_optional(take, activity.fee[i].audience, "fee", i, "for");
  }
  if (activity.commercial_support) {
    const std::vector<Supporter>& supporters = activity.commercial_support->supporters;
    for (std::size_t i = 0; i < supporters.size(); ++i) {
      take({.text = supporters[i].name, .key = "commercial_support", .index = i, .part = "name"});
      take_optional(take, supporters[i].nature, "commercial_support", i, "nature");
    }
  }
  for (const Approval& approval : activity.approvals) {
    take({.text = approval.type, .key = "approvals", .part = approval.type});
  }
  for (const Section& section : activity.description) {
    if (section.heading) {
      take({.text = *section.heading, .key = "description", .part = *section.heading});
    }
  }
  take_list(take, activity.quality_processes, "quality_processes");
  take_list(take, activity.keywords, "keywords");
}

}  // namespace cme
