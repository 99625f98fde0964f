// SPDX-License-Identifier: MIT
#include "record_texts.hpp"

#include <fmt/format.h>

namespace cme {
namespace {

using Texts = std::vector<RecordText>;

void append(Texts& texts, const std::optional<std::string>& text, std::string_view key,
            std::optional<std::size_t> index = {}, std::string_view part = {}) {
  if (text) {
    texts.push_back({.text = *text, .key = key, .index = index, .part = part});
  }
}

void append_list(Texts& texts, const std::vector<std::string>& list, std::string_view key) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    texts.push_back({.text = list[i], .key = key, .index = i});
  }
}

void append_description(Texts& texts, const Activity& activity) {
  for (const Section& section : activity.description) {
    const std::string_view heading = section.heading ? std::string_view(*section.heading) : std::string_view();
    texts.push_back({.text = section.text, .key = "description", .part = heading});
  }
}

}  // namespace

std::string field_path(const RecordText& text) {
  std::string path(text.key);
  if (text.index) {
    path += fmt::format("[{}]", *text.index);
  }
  if (!text.part.empty()) {
    path += '.';
    path += text.part;
  }
  return path;
}

std::vector<RecordText> find_prose(const Activity& activity) {
  Texts texts;
  texts.reserve(32);
  append(texts, activity.title, "title");
  for (std::size_t i = 0; i < activity.credits.size(); ++i) {
    append(texts, activity.credits[i].note, "credits", i, "note");
  }
  for (std::size_t i = 0; i < activity.fee.size(); ++i) {
    append(texts, activity.fee[i].note, "fee", i, "note");
  }
  append_list(texts, activity.objectives, "objectives");
  append_description(texts, activity);
  append_list(texts, activity.disclaimers, "disclaimers");
  append(texts, activity.opioid_rems, "opioid_rems");
  append(texts, activity.mips, "mips");
  append(texts, activity.additional_information, "additional_information");
  append(texts, activity.note, "note");
  return texts;
}

std::vector<RecordText> find_texts(const Activity& activity) {
  Texts texts = find_prose(activity);
  append(texts, activity.provider, "provider");
  append(texts, activity.accredited_provider, "accredited_provider");
  for (std::size_t i = 0; i < activity.credits.size(); ++i) {
    append(texts, activity.credits[i].per, "credits", i, "per");
  }
  for (std::size_t i = 0; i < activity.fee.size(); ++i) {
    append(texts, activity.fee[i].per, "fee", i, "per");
    append(texts, activity.fee[i].audience, "fee", i, "for");
  }
  if (activity.commercial_support) {
    const std::vector<Supporter>& supporters = activity.commercial_support->supporters;
    for (std::size_t i = 0; i < supporters.size(); ++i) {
      texts.push_back({.text = supporters[i].name, .key = "commercial_support", .index = i, .part = "name"});
      append(texts, supporters[i].nature, "commercial_support", i, "nature");
    }
  }
  for (const Approval& approval : activity.approvals) {
    texts.push_back({.text = approval.type, .key = "approvals", .part = approval.type});
  }
  for (const Section& section : activity.description) {
    if (section.heading) {
      texts.push_back({.text = *section.heading, .key = "description", .part = *section.heading});
    }
  }
  append_list(texts, activity.quality_processes, "quality_processes");
  append_list(texts, activity.keywords, "keywords");
  return texts;
}

}  // namespace cme
