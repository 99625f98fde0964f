// SPDX-License-Identifier: MIT
#include "cme/model/fields.hpp"

#include <algorithm>
#include <array>

namespace cme {
namespace {

// No example contains a `$`: YAML language servers give it a meaning of their own in snippets.
constexpr FieldInfo table[] = {
    {Field::id, "id", "Activity ID", "number of the activity, unique in the catalog", true, "14389"},
    {Field::title, "title", "Title", "title of the activity", false, "Optical Coherence Tomography in Early Glaucoma"},
    {Field::provider, "provider", "CME Provider", "provider's name, as the directory shows it", true, "JAMA Oncology"},
    {Field::accredited_provider, "accredited_provider", "Accredited Provider",
     "accredited organization, if it is not the provider", false, "American Medical Association"},
    {Field::accreditation, "accreditation", "Accreditation",
     "who accredits the provider: ACCME (the default), Joint Accreditation or a state medical society", false,
     "Joint Accreditation"},
    {Field::joint_providers, "joint_providers", "Joint Providers",
     "organizations that plan the activity with the accredited provider", false, "Example Foundation"},
    {Field::url, "url", "Register for this activity", "web address for registration", false,
     "https://edhub.ama-assn.org/jn-learning/module/2838531"},
    {Field::doi, "doi", "DOI", "identifier of the article", false, "10.1001/jamaoncol.2025.2891"},
    {Field::format, "format", "Format Type", "how the activity takes place", true, "Journal-based"},
    {Field::learning_format, "learning_format", "Learning Format",
     "AMA learning format, if the format does not determine it (Internet, Other)", false},
    {Field::other_activity, "other_activity", "Other Activity",
     "short description of an activity whose learning format is other activity", false, "blended learning"},
    {Field::released, "released", "Released", "release date", false, "2025-09-04"},
    {Field::reviewed, "reviewed", "Reviewed", "date of the last review", false, "2026-09-04"},
    {Field::expires, "expires", "Expires", "last day to claim credit", true, "2028-09-04"},
    {Field::credits, "credits", "CME Credit", "amounts and types of credit", true},
    {Field::fee, "fee", "Fee", "price or price tiers", false, "free"},
    {Field::commercial_support, "commercial_support", "Commercial Support?", "commercial supporters, if any", true,
     "false"},
    {Field::approvals, "approvals", "ABMS Member Board Approvals by Type", "approving boards, by approval type", false},
    {Field::competencies, "competencies", "Competencies", "ABMS and ACGME core competencies", false},
    {Field::practice_settings, "practice_settings", "Practice Setting", "where learners practice", false},
    {Field::well_being, "well_being", "Physician Well-being activity", "physician well-being topics", false},
    {Field::quality_processes, "quality_processes", "National Quality Strategies and/or Quadruple Aim Care Processes",
     "aims for the quality of care", false, "Improving the patient experience of care"},
    {Field::keywords, "keywords", "Keywords", "subjects", false, "Lung Cancer"},
    {Field::objectives, "objectives", "Educational Objectives", "what learners will be able to do", false,
     "Choose the imaging that an incidental nodule needs"},
    {Field::description, "description", "Description of CME Course", "what the activity is about", false,
     "How to choose the imaging that an incidental nodule needs"},
    {Field::disclaimers, "disclaimers", "Disclaimers", "required statements", false,
     "This activity is accredited by the American Medical Association."},
    {Field::aafp_statement, "aafp_statement", "AAFP Statement", "credit statement from the AAFP's letter, unchanged",
     false, "The AAFP has reviewed Example Course and deemed it acceptable for AAFP credit."},
    {Field::opioid_rems, "opioid_rems", "Opioid REMS", "opioid REMS statement", false,
     "This activity meets the requirements of the opioid analgesic REMS."},
    {Field::mips, "mips", "MIPS Approved", "MIPS statement", false,
     "This activity counts as an improvement activity for MIPS."},
    {Field::additional_information, "additional_information", "Additional Information", "anything else for learners",
     false, "The case files are sent before the first session."},
    {Field::note, "note", "Note", "your office's own note", false,
     "The provider has been asked for a new expiration date."},
    {Field::boards, "boards", "Boards", "all approving boards, sorted", false},
    {Field::status, "status", "Status", "current, expiring or expired", false},
    {Field::days_left, "days_left", "Days Left", "days until it expires", false},
    {Field::file, "file", "File", "path of the record", false},
};
static_assert(std::size(table) == field_count, "a field needs its row in the table");

constexpr bool is_in_order() {
  for (std::size_t number = 0; number < std::size(table); ++number) {
    if (static_cast<std::size_t>(table[number].field) != number) {
      return false;
    }
  }
  return true;
}
static_assert(is_in_order(), "the rows of the table have the order of the enumeration");

constexpr PartKey keys_of_credit[] = {
    {"amount", PartKind::decimal, "how much, or the lower end of a range", "1"},
    {"max", PartKind::decimal, "upper end of a range", "20"},
    {"type", PartKind::credit_type, "credit type"},
    {"per", PartKind::text, "unit that the amount applies to", "cycle"},
    {"board", PartKind::board,
     "the board, if this is a board's own credit (MOC, self-assessment) in addition to the CME credit"},
    {"note", PartKind::text, "note about this credit", "10 AP and 10 CP"},
};

constexpr PartKey keys_of_fee[] = {
    {"amount", PartKind::money, "price, or range of prices", "free"},
    {"per", PartKind::text, "unit that the price applies to", "module"},
    {"for", PartKind::text, "who pays it", "members"},
    {"note", PartKind::text, "anything an amount cannot express", "Variable"},
};

constexpr PartKey keys_of_supporter[] = {
    {"name", PartKind::text, "name of the company", "Example Pharma"},
    {"kind", PartKind::support_kind, "kind of support"},
    {"nature", PartKind::text, "what was given in kind", "Ultrasound machines"},
};

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
  if (found == names.end()) {
    return std::nullopt;
  }
  return static_cast<Field>(found - names.begin());
}

std::span<const std::string_view> field_names() {
  return names;
}

std::span<const PartKey> credit_keys() {
  return keys_of_credit;
}

std::span<const PartKey> fee_keys() {
  return keys_of_fee;
}

std::span<const PartKey> supporter_keys() {
  return keys_of_supporter;
}

}  // namespace cme
