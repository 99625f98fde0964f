// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "cme/model/vocabulary.hpp"

namespace cme {

/// The 24 member boards of the American Board of Medical Specialties, in the order of their names.
enum class Board : std::uint8_t {
  allergy_and_immunology,
  anesthesiology,
  colon_and_rectal_surgery,
  dermatology,
  emergency_medicine,
  family_medicine,
  internal_medicine,
  medical_genetics_and_genomics,
  neurological_surgery,
  nuclear_medicine,
  obstetrics_and_gynecology,
  ophthalmology,
  orthopaedic_surgery,
  otolaryngology,
  pathology,
  pediatrics,
  physical_medicine_and_rehabilitation,
  plastic_surgery,
  preventive_medicine,
  psychiatry_and_neurology,
  radiology,
  surgery,
  thoracic_surgery,
  urology,
};

/// How an activity is held. Source: the directory's "Format Type".
enum class Format : std::uint8_t {
  journal_based,
  enduring,
  internet,
  internet_point_of_care,
  live,
  performance_improvement,
  regularly_scheduled_series,
  other,
};

/// The name for an activity in a designation statement. Source: AMA PRA, learning formats.
enum class LearningFormat : std::uint8_t {
  live_activity,
  enduring_material,
  journal_based_activity,
  test_item_writing_activity,
  manuscript_review_activity,
  performance_improvement_activity,
  internet_point_of_care_activity,
  other_activity,
};

/// The six core competencies of ABMS and ACGME.
enum class Competency : std::uint8_t {
  interpersonal_and_communication_skills,
  medical_knowledge,
  patient_care_and_procedural_skills,
  practice_based_learning_and_improvement,
  professionalism,
  systems_based_practice,
};

/// Types of credit: first the four that ABMS accepts, then other known ones.
enum class CreditType : std::uint8_t {
  ama_pra_category_1,
  aafp_prescribed,
  acog_cognates,
  aoa_category_1_a,
  aafp_elective,
  aoa_category_1_b,
  aoa_category_2_a,
  aoa_category_2_b,
  ancc_contact_hours,
  acpe_contact_hours,
  aapa_category_1,
  ipce,
  abim_moc_points,
};

/// Where the learner practices.
enum class PracticeSetting : std::uint8_t {
  academic_medicine,
  inpatient,
  outpatient,
  physician_executives,
  physician_scientists,
  rural,
  urban,
  va_military,
};

/// What a well-being activity is about.
enum class WellBeing : std::uint8_t {
  efficiencies_in_medical_practice,
  personal_resilience,
  organizational_culture_of_wellness,
};

/// The vocabulary of an enumeration.
template <class Term>
const Vocabulary& vocabulary();
template <>
const Vocabulary& vocabulary<Board>();
template <>
const Vocabulary& vocabulary<Format>();
template <>
const Vocabulary& vocabulary<LearningFormat>();
template <>
const Vocabulary& vocabulary<Competency>();
template <>
const Vocabulary& vocabulary<CreditType>();
template <>
const Vocabulary& vocabulary<PracticeSetting>();
template <>
const Vocabulary& vocabulary<WellBeing>();

/// The stored name of a term.
template <class Term>
std::string_view to_string(Term term) requires requires {
  vocabulary<Term>();
}
{ return vocabulary<Term>().names[static_cast<std::size_t>(term)]; }

/// The boards that certify a subspecialty, quoted and joined for a sentence; empty if it is not a known subspecialty.
std::string certifying_boards(std::string_view specialty);

/// The board's usual abbreviation: ABR.
std::string_view abbreviation(Board board);

/// Whether the directory has never listed an activity for the board, so that an empty result is correct. Source: 2,424
/// pages of the directory, late 2025.
bool is_never_listed(Board board);

/// Whether ABMS accepts the credit for its directory; other types are known only by name.
bool is_admitted(CreditType type);

/// The one approval type that the directory is known to use; the list is open.
inline constexpr std::string_view known_approval_type = "ABMS Lifelong Learning CME Activity";

}  // namespace cme
