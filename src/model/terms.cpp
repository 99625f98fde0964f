// SPDX-License-Identifier: MIT
#include "cme/model/terms.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/fold.hpp"
#include "base/words.hpp"

namespace cme {
namespace {

template <class Term>
constexpr std::size_t number(Term term) {
  return static_cast<std::size_t>(term);
}

enum class Listing : std::uint8_t { listed, never };

struct BoardInfo {
  std::string_view name;
  std::string_view abbreviation;
  Listing listing;
  bool shares_abbreviation = false;  ///< with a body outside the ABMS
};

/// Source: ABMS Continuing Certification Directory; listing counted in 2,424 of its pages, late 2025.
constexpr BoardInfo boards[] = {
    {"Allergy and Immunology", "ABAI", Listing::listed},
    {"Anesthesiology", "ABA", Listing::listed},
    {"Colon and Rectal Surgery", "ABCRS", Listing::listed},
    {"Dermatology", "ABD", Listing::never},
    {"Emergency Medicine", "ABEM", Listing::listed},
    {"Family Medicine", "ABFM", Listing::listed},
    {"Internal Medicine", "ABIM", Listing::never},
    {"Medical Genetics and Genomics", "ABMGG", Listing::listed},
    {"Neurological Surgery", "ABNS", Listing::never},
    {"Nuclear Medicine", "ABNM", Listing::listed},
    {"Obstetrics and Gynecology", "ABOG", Listing::never},
    {"Ophthalmology", "ABO", Listing::listed},
    {"Orthopaedic Surgery", "ABOS", Listing::listed},
    {"Otolaryngology – Head and Neck Surgery", "ABOHNS", Listing::never},
    {"Pathology", "ABPath", Listing::listed},
    {"Pediatrics", "ABP", Listing::listed},
    {"Physical Medicine and Rehabilitation", "ABPMR", Listing::listed},
    {"Plastic Surgery", "ABPS", Listing::listed, true},
    {"Preventive Medicine", "ABPM", Listing::listed, true},
    {"Psychiatry and Neurology", "ABPN", Listing::listed},
    {"Radiology", "ABR", Listing::listed},
    {"Surgery", "ABS", Listing::never},
    {"Thoracic Surgery", "ABTS", Listing::listed},
    {"Urology", "ABU", Listing::listed},
};
constexpr std::size_t board_count = std::size(boards);
static_assert(board_count == number(Board::urology) + 1);

constexpr std::array<std::string_view, board_count> board_names = [] {
  std::array<std::string_view, board_count> names;
  std::transform(std::begin(boards), std::end(boards), names.begin(),
                 [](const BoardInfo& board) { return board.name; });
  return names;
}();

constexpr Alias other_board_names[] = {
    {"Anaesthesiology", number(Board::anesthesiology)},
    {"Colorectal Surgery", number(Board::colon_and_rectal_surgery)},
    {"Family Practice", number(Board::family_medicine)},
    {"ABMG", number(Board::medical_genetics_and_genomics)},
    {"Medical Genetics", number(Board::medical_genetics_and_genomics)},
    {"Neurosurgery", number(Board::neurological_surgery)},
    {"OB/GYN", number(Board::obstetrics_and_gynecology)},
    {"OBGYN", number(Board::obstetrics_and_gynecology)},
    {"Obstetrics and Gynaecology", number(Board::obstetrics_and_gynecology)},
    {"Orthopedic Surgery", number(Board::orthopaedic_surgery)},
    {"Orthopedics", number(Board::orthopaedic_surgery)},
    {"Orthopaedics", number(Board::orthopaedic_surgery)},
    {"ABOto", number(Board::otolaryngology)},
    {"Otolaryngology", number(Board::otolaryngology)},
    {"ENT", number(Board::otolaryngology)},
    {"Paediatrics", number(Board::pediatrics)},
    {"PM&R", number(Board::physical_medicine_and_rehabilitation)},
    {"PMR", number(Board::physical_medicine_and_rehabilitation)},
    {"Psychiatry", number(Board::psychiatry_and_neurology)},
    {"Neurology", number(Board::psychiatry_and_neurology)},
    {"General Surgery", number(Board::surgery)},
};

constexpr std::array<Alias, board_count + std::size(other_board_names)> board_aliases = [] {
  std::array<Alias, board_count + std::size(other_board_names)> aliases{};
  for (std::size_t i = 0; i < board_count; ++i) {
    aliases[i] = {boards[i].abbreviation, i, boards[i].shares_abbreviation};
  }
  std::copy(std::begin(other_board_names), std::end(other_board_names), aliases.begin() + board_count);
  return aliases;
}();

constexpr std::string_view format_names[] = {
    "Journal-based",
    "Enduring",
    "Internet",
    "Internet Point of Care",
    "Live",
    "Performance Improvement (PI)",
    "Regularly Scheduled Series",
    "Other",
};
static_assert(std::size(format_names) == number(Format::other) + 1);

constexpr Alias format_aliases[] = {
    {"Journal", number(Format::journal_based)},
    {"Journal-based CE", number(Format::journal_based)},
    {"Journal-based CME", number(Format::journal_based)},
    {"Journal-based CME activity", number(Format::journal_based)},
    {"Enduring material", number(Format::enduring)},
    {"Enduring materials", number(Format::enduring)},
    {"Online", number(Format::internet)},
    {"Internet activity", number(Format::internet)},
    {"Point of Care", number(Format::internet_point_of_care)},
    {"Internet point-of-care activity", number(Format::internet_point_of_care)},
    {"PoC", number(Format::internet_point_of_care)},
    {"Live activity", number(Format::live)},
    {"Live course", number(Format::live)},
    {"Live webinar", number(Format::live)},
    {"Internet live course", number(Format::live)},
    {"Internet live", number(Format::live)},
    {"Internet live activity", number(Format::live)},
    {"Live internet activity", number(Format::live)},
    {"PI", number(Format::performance_improvement)},
    {"PI CME", number(Format::performance_improvement)},
    {"PI CME activity", number(Format::performance_improvement)},
    {"Performance Improvement", number(Format::performance_improvement)},
    {"Performance/Quality Improvement", number(Format::performance_improvement)},
    {"RSS", number(Format::regularly_scheduled_series)},
    {"Regularly Scheduled Series (RSS)", number(Format::regularly_scheduled_series)},
    {"Other activity", number(Format::other)},
    {"Other/Blended Learning", number(Format::other)},
};

constexpr std::string_view learning_format_names[] = {
    "live activity",
    "enduring material",
    "journal-based CME activity",
    "test-item writing activity",
    "manuscript review activity",
    "PI CME activity",
    "internet point-of-care activity",
    "other activity",
};
static_assert(std::size(learning_format_names) == number(LearningFormat::other_activity) + 1);

constexpr Alias learning_format_aliases[] = {
    {"live", number(LearningFormat::live_activity)},
    {"enduring", number(LearningFormat::enduring_material)},
    {"enduring materials", number(LearningFormat::enduring_material)},
    {"journal-based", number(LearningFormat::journal_based_activity)},
    {"journal-based CME", number(LearningFormat::journal_based_activity)},
    {"test-item writing", number(LearningFormat::test_item_writing_activity)},
    {"manuscript review", number(LearningFormat::manuscript_review_activity)},
    {"PI CME", number(LearningFormat::performance_improvement_activity)},
    {"performance improvement activity", number(LearningFormat::performance_improvement_activity)},
    {"internet point-of-care", number(LearningFormat::internet_point_of_care_activity)},
    {"other", number(LearningFormat::other_activity)},
};

/// ACGME and PARS write "and", which counts as "&" anyway.
constexpr std::string_view competency_names[] = {
    "Interpersonal & Communication Skills",  "Medical Knowledge", "Patient Care & Procedural Skills",
    "Practice-based Learning & Improvement", "Professionalism",   "Systems-based Practice",
};
static_assert(std::size(competency_names) == number(Competency::systems_based_practice) + 1);

constexpr Alias competency_aliases[] = {
    {"Communication Skills", number(Competency::interpersonal_and_communication_skills)},
    {"Patient Care", number(Competency::patient_care_and_procedural_skills)},
    {"Procedural Skills", number(Competency::patient_care_and_procedural_skills)},
    {"Practice-based Learning", number(Competency::practice_based_learning_and_improvement)},
    {"ICS", number(Competency::interpersonal_and_communication_skills)},
    {"MK", number(Competency::medical_knowledge)},
    {"PC", number(Competency::patient_care_and_procedural_skills)},
    {"PBLI", number(Competency::practice_based_learning_and_improvement)},
    {"PBL&I", number(Competency::practice_based_learning_and_improvement)},
    {"PROF", number(Competency::professionalism)},
    {"SBP", number(Competency::systems_based_practice)},
};

constexpr std::string_view credit_type_names[] = {
    "AMA PRA Category 1 Credit", "AAFP Prescribed Credit",     "ACOG Cognates",
    "AOA Category 1-A",          "AAFP Elective Credit",       "AOA Category 1-B",
    "AOA Category 2-A",          "AOA Category 2-B",           "ANCC contact hours",
    "ACPE contact hours",        "AAPA Category 1 CME credit", "IPCE credit",
    "ABIM MOC points",
};
static_assert(std::size(credit_type_names) == number(CreditType::abim_moc_points) + 1);

/// The directory writes "AOA Category 1 A", which differs from the stored name in punctuation only.
constexpr Alias credit_type_aliases[] = {
    {"AMA PRA Category 1", number(CreditType::ama_pra_category_1)},
    {"AMA PRA Category 1 Credits", number(CreditType::ama_pra_category_1)},
    {"AMA Category 1", number(CreditType::ama_pra_category_1)},
    {"AMA Category 1 Credit", number(CreditType::ama_pra_category_1)},
    {"AMA Category 1 Credits", number(CreditType::ama_pra_category_1)},
    {"AMA PRA Category 1 Credit(s)", number(CreditType::ama_pra_category_1)},
    {"AMA PRA Category 1 CME Credit", number(CreditType::ama_pra_category_1)},
    {"AAFP Prescribed", number(CreditType::aafp_prescribed)},
    {"AAFP Prescribed Credits", number(CreditType::aafp_prescribed)},
    {"AAFP Prescribed Credit(s)", number(CreditType::aafp_prescribed)},
    {"ACOG Cognate", number(CreditType::acog_cognates)},
    {"ACOG Cognate Credit", number(CreditType::acog_cognates)},
    {"ACOG Cognate Credits", number(CreditType::acog_cognates)},
    {"AOA Category 1A", number(CreditType::aoa_category_1_a)},
    {"AOA Category 1-A Credit", number(CreditType::aoa_category_1_a)},
    {"AOA Category 1-A Credits", number(CreditType::aoa_category_1_a)},
    {"AAFP Elective", number(CreditType::aafp_elective)},
    {"AAFP Elective Credits", number(CreditType::aafp_elective)},
    {"AAFP Elective Credit(s)", number(CreditType::aafp_elective)},
    {"AOA Category 1B", number(CreditType::aoa_category_1_b)},
    {"AOA Category 1-B Credit", number(CreditType::aoa_category_1_b)},
    {"AOA Category 2A", number(CreditType::aoa_category_2_a)},
    {"AOA Category 2-A Credit", number(CreditType::aoa_category_2_a)},
    {"AOA Category 2B", number(CreditType::aoa_category_2_b)},
    {"AOA Category 2-B Credit", number(CreditType::aoa_category_2_b)},
    {"ANCC", number(CreditType::ancc_contact_hours)},
    {"ANCC contact hour", number(CreditType::ancc_contact_hours)},
    {"ACPE", number(CreditType::acpe_contact_hours)},
    {"ACPE contact hour", number(CreditType::acpe_contact_hours)},
    {"AAPA Category 1", number(CreditType::aapa_category_1)},
    {"AAPA Category 1 Credit", number(CreditType::aapa_category_1)},
    {"AAPA Category 1 CME credits", number(CreditType::aapa_category_1)},
    {"IPCE", number(CreditType::ipce)},
    {"IPCE credits", number(CreditType::ipce)},
    {"ABIM MOC", number(CreditType::abim_moc_points)},
    {"ABIM MOC point", number(CreditType::abim_moc_points)},
};

constexpr std::string_view practice_setting_names[] = {
    "Academic Medicine",    "Inpatient", "Outpatient", "Physician Executives",
    "Physician Scientists", "Rural",     "Urban",      "VA/Military",
};
static_assert(std::size(practice_setting_names) == number(PracticeSetting::va_military) + 1);

constexpr Alias practice_setting_aliases[] = {
    {"Academic", number(PracticeSetting::academic_medicine)},
    {"VA", number(PracticeSetting::va_military)},
    {"Military", number(PracticeSetting::va_military)},
};

constexpr std::string_view well_being_names[] = {
    "Efficiencies in Medical Practice",
    "Personal Resilience",
    "Organizational Culture of Wellness",
};
static_assert(std::size(well_being_names) == number(WellBeing::organizational_culture_of_wellness) + 1);

/// A specialty that people mistake for a board, and the boards that certify it.
struct Subspecialty {
  std::string_view name;
  std::array<Board, 10> boards;
  std::size_t count;
};

template <class... Boards>
constexpr Subspecialty by(std::string_view name, Boards... certifiers) {
  return {.name = name, .boards = {certifiers...}, .count = sizeof...(certifiers)};
}

using enum Board;

/// Source: ABMS, Specialty and Subspecialty Certificates (abms.org), and the usual short names of these.
constexpr auto subspecialties = std::to_array<Subspecialty>({
    by("Addiction Medicine", preventive_medicine),
    by("Addiction Psychiatry", psychiatry_and_neurology),
    by("Adolescent Medicine", family_medicine, internal_medicine, pediatrics),
    by("Advanced Heart Failure and Transplant Cardiology", internal_medicine),
    by("Brain Injury Medicine", physical_medicine_and_rehabilitation, psychiatry_and_neurology),
    by("Cardiac Electrophysiology", internal_medicine),
    by("Cardiac Surgery", thoracic_surgery),
    by("Cardiology", internal_medicine),
    by("Cardiothoracic Surgery", thoracic_surgery),
    by("Cardiovascular Disease", internal_medicine),
    by("Child Abuse Pediatrics", pediatrics),
    by("Child and Adolescent Psychiatry", psychiatry_and_neurology),
    by("Clinical Informatics", pathology, preventive_medicine),
    by("Critical Care", anesthesiology, emergency_medicine, internal_medicine, obstetrics_and_gynecology, surgery),
    by("Critical Care Medicine", anesthesiology, emergency_medicine, internal_medicine, obstetrics_and_gynecology),
    by("Dermatopathology", dermatology, pathology),
    by("Emergency Medical Services", emergency_medicine),
    by("Endocrinology", internal_medicine),
    by("Endocrinology, Diabetes and Metabolism", internal_medicine),
    by("Epilepsy", psychiatry_and_neurology),
    by("Forensic Psychiatry", psychiatry_and_neurology),
    by("Gastroenterology", internal_medicine),
    by("Geriatric Medicine", family_medicine, internal_medicine),
    by("Geriatric Psychiatry", psychiatry_and_neurology),
    by("Geriatrics", family_medicine, internal_medicine),
    by("Gynecologic Oncology", obstetrics_and_gynecology),
    by("Gynecology", obstetrics_and_gynecology),
    by("Hand Surgery", orthopaedic_surgery, plastic_surgery, surgery),
    by("Hematology", internal_medicine),
    by("Hospice and Palliative Medicine", anesthesiology, emergency_medicine, family_medicine, internal_medicine,
       obstetrics_and_gynecology, pediatrics, physical_medicine_and_rehabilitation, psychiatry_and_neurology, radiology,
       surgery),
    by("Immunology", allergy_and_immunology),
    by("Infectious Disease", internal_medicine),
    by("Infectious Diseases", internal_medicine),
    by("Interventional Cardiology", internal_medicine),
    by("Interventional Radiology", radiology),
    by("Maternal-Fetal Medicine", obstetrics_and_gynecology),
    by("Medical Oncology", internal_medicine),
    by("Medical Toxicology", emergency_medicine, pediatrics, preventive_medicine),
    by("Neonatal-Perinatal Medicine", pediatrics),
    by("Neonatology", pediatrics),
    by("Nephrology", internal_medicine),
    by("Neurocritical Care", anesthesiology, emergency_medicine, neurological_surgery, psychiatry_and_neurology),
    by("Neurology", psychiatry_and_neurology),
    by("Neuropathology", pathology),
    by("Neuroradiology", radiology),
    by("Neurosurgery", neurological_surgery),
    by("Obstetrics", obstetrics_and_gynecology),
    by("Oncology", internal_medicine),
    by("Pain Medicine", anesthesiology, emergency_medicine, family_medicine, physical_medicine_and_rehabilitation,
       psychiatry_and_neurology, radiology),
    by("Pediatric Cardiology", pediatrics),
    by("Pediatric Surgery", surgery),
    by("Psychiatry", psychiatry_and_neurology),
    by("Public Health", preventive_medicine),
    by("Pulmonary Disease", internal_medicine),
    by("Pulmonology", internal_medicine),
    by("Radiation Oncology", radiology),
    by("Reproductive Endocrinology and Infertility", obstetrics_and_gynecology),
    by("Rheumatology", internal_medicine),
    by("Sleep Medicine", anesthesiology, family_medicine, internal_medicine, otolaryngology, pediatrics,
       psychiatry_and_neurology),
    by("Sports Medicine", emergency_medicine, family_medicine, internal_medicine, pediatrics,
       physical_medicine_and_rehabilitation),
    by("Surgical Critical Care", surgery),
    by("Transplant Hepatology", internal_medicine, pediatrics),
    by("Undersea and Hyperbaric Medicine", emergency_medicine, preventive_medicine),
    by("Vascular Neurology", psychiatry_and_neurology),
    by("Vascular Surgery", surgery),
});

std::string board_help(std::string_view text) {
  const std::string certifying = certifying_boards(text);
  return certifying.empty() ? "`cme explain unknown-board` lists the 24 boards"
                            : fmt::format("write the board that certifies it: {}", certifying);
}

}  // namespace

std::string certifying_boards(std::string_view specialty) {
  const std::string folded = fold(specialty);
  const auto* const found =
      std::ranges::find_if(subspecialties, [&](const Subspecialty& known) { return fold(known.name) == folded; });
  if (found == subspecialties.end()) {
    return {};
  }
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < found->count; ++i) {
    names.push_back(to_string(found->boards[i]));
  }
  return either_of(names);
}

template <>
const Vocabulary& vocabulary<Board>() {
  static constexpr Vocabulary terms{"ABMS member board", board_names, board_aliases, board_help};
  return terms;
}

template <>
const Vocabulary& vocabulary<Format>() {
  static constexpr Vocabulary terms{"format", format_names, format_aliases};
  return terms;
}

template <>
const Vocabulary& vocabulary<LearningFormat>() {
  static constexpr Vocabulary terms{"learning format", learning_format_names, learning_format_aliases};
  return terms;
}

template <>
const Vocabulary& vocabulary<Competency>() {
  static constexpr Vocabulary terms{"competency", competency_names, competency_aliases};
  return terms;
}

template <>
const Vocabulary& vocabulary<CreditType>() {
  static constexpr Vocabulary terms{"credit type", credit_type_names, credit_type_aliases};
  return terms;
}

template <>
const Vocabulary& vocabulary<PracticeSetting>() {
  static constexpr Vocabulary terms{"practice setting", practice_setting_names, practice_setting_aliases};
  return terms;
}

template <>
const Vocabulary& vocabulary<WellBeing>() {
  static constexpr Vocabulary terms{"well-being topic", well_being_names, {}};
  return terms;
}

std::string_view abbreviation(Board board) {
  return boards[number(board)].abbreviation;
}

bool is_never_listed(Board board) {
  return boards[number(board)].listing == Listing::never;
}

bool is_admitted(CreditType type) {
  return type <= CreditType::aoa_category_1_a;
}

}  // namespace cme
