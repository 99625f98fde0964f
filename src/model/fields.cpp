// SPDX-License-Identifier: MIT
#include "cme/model/fields.hpp"

#include <algorithm>
#include <array>

namespace cme {
namespace {

constexpr FieldInfo table[] = {
    {Field::id, "id", "Activity ID", "number of the activity, unique in the catalogue", true},
    {Field::title, "title", "Title", "title of the activity", false},
    {Field::provider, "provider", "CME Provider", "who offers the activity, as the directory names them", true},
    {Field::accredited_provider, "accredited_provider", "Accredited Provider", "accredited body, where it is another",
     false},
    {Field::url, "url", "Register for this activity", "address where one registers", false},
    {Field::doi, "doi", "DOI", "identifier of the article", false},
    {Field::format, "format", "Format Type", "how the activity is held", true},
    {Field::released, "released", "Released", "day of the release", false},
    {Field::reviewed, "reviewed", "Reviewed", "day of the last review", false},
    {Field::expires, "expires", "Expires", "last day on which credit can be claimed", true},
    {Field::credits, "credits", "CME Credit", "amounts and types of credit", true},
    {Field::fee, "fee", "Fee", "price, or several tiers", false},
    {Field::commercial_support, "commercial_support", "Commercial Support?", "commercial supporters, if any", true},
    {Field::approvals, "approvals", "ABMS Member Board Approvals by Type", "boards that approve, by approval type",
     false},
    {Field::competencies, "competencies", "Competencies", "core competencies of ABMS and ACGME", false},
    {Field::practice_settings, "practice_settings", "Practice Setting", "where the learner practises", false},
    {Field::well_being, "well_being", "Physician Well-being activity", "aspects of physicians' well-being", false},
    {Field::quality_processes, "quality_processes", "National Quality Strategies and/or Quadruple Aim Care Processes",
     "aims of quality of care", false},
    {Field::keywords, "keywords", "Keywords", "subjects", false},
    {Field::objectives, "objectives", "Educational Objectives", "what a learner can do afterwards", false},
    {Field::description, "description", "Description of CME Course", "what the activity is about", false},
    {Field::disclaimers, "disclaimers", "Disclaimers", "what must be said beside it", false},
    {Field::opioid_rems, "opioid_rems", "Opioid REMS", "how it meets the opioid REMS", false},
    {Field::mips, "mips", "MIPS Approved", "how it counts for MIPS", false},
    {Field::additional_information, "additional_information", "Additional Information", "anything else for learners",
     false},
    {Field::note, "note", "Note", "remark of the office", false},
    {Field::boards, "boards", "Boards", "boards that approve under any type, sorted", false},
    {Field::status, "status", "Status", "current, expiring or expired", false},
    {Field::days_left, "days_left", "Days Left", "days until it expires", false},
    {Field::file, "file", "File", "where the record stands", false},
};
constexpr std::size_t field_count = std::size(table);

constexpr bool stands_in_order() {
  for (std::size_t i = 0; i < field_count; ++i) {
    if (static_cast<std::size_t>(table[i].field) != i) return false;
  }
  return field_count == static_cast<std::size_t>(Field::file) + 1;
}
static_assert(stands_in_order());

constexpr std::array<std::string_view, field_count> names = [] {
  std::array<std::string_view, field_count> result;
  std::transform(std::begin(table), std::end(table), result.begin(), [](const FieldInfo& info) { return info.name; });
  return result;
}();

}  // namespace

std::span<const FieldInfo> all_fields() {
  return table;
}

std::span<const FieldInfo> record_keys() {
  return all_fields().first(record_key_count);
}

const FieldInfo& field_info(Field field) {
  return table[static_cast<std::size_t>(field)];
}

std::optional<Field> find_field(std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Field>(found - names.begin());
}

std::span<const std::string_view> field_names() {
  return names;
}

}  // namespace cme
