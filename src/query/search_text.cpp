// SPDX-License-Identifier: MIT
#include "cme/model/terms.hpp"
#include "query/codes.hpp"
#include "query/columns.hpp"
#include "query/search.hpp"

namespace cme {
namespace {

void append(std::string_view text, std::string_view separator, std::string& joined) {
  if (!joined.empty()) {
    joined += separator;
  }
  joined += text;
}

std::string join(const std::vector<std::string>& texts, std::string_view separator) {
  std::string joined;
  for (const std::string& text : texts) {
    append(text, separator, joined);
  }
  return joined;
}

std::string provider_text(const Activity& activity) {
  std::string text = activity.provider.value_or("");
  if (activity.accredited_provider) {
    append(*activity.accredited_provider, ", ", text);
  }
  return text;
}

std::string description_text(const Activity& activity) {
  std::string text;
  for (const Section& section : activity.description) {
    append(section.heading ? *section.heading + ": " + section.text : section.text, "\n", text);
  }
  return text;
}

}  // namespace

SearchText search_text(const Activity& activity) {
  SearchText text;
  text[column_index(SearchColumn::title)] = activity.title.value_or("");
  text[column_index(SearchColumn::keywords)] = join(activity.keywords, ", ");
  text[column_index(SearchColumn::objectives)] = join(activity.objectives, " · ");
  text[column_index(SearchColumn::provider)] = provider_text(activity);
  text[column_index(SearchColumn::description)] = description_text(activity);
  text[column_index(SearchColumn::disclaimers)] = join(activity.disclaimers, " · ");
  return text;
}

SearchRecord search_record(const Activity& activity) {
  SearchRecord record{.text = search_text(activity), .codes = codes_of(activity), .approval_types = {}};
  for (const Approval& approval : activity.approvals) {
    if (approval.type != known_approval_type) {
      record.approval_types.push_back(approval.type);
    }
  }
  return record;
}

}  // namespace cme
