// SPDX-License-Identifier: MIT
#include "records.hpp"

#include <fmt/format.h>

#include <array>
#include <cstddef>
#include <iterator>
#include <span>
#include <string_view>
#include <vector>

namespace cme::bench {

namespace {

using Words = std::span<const std::string_view>;

constexpr std::array<std::string_view, 16> openings = {"In this study of",
                                                       "Among",
                                                       "It has been stated that",
                                                       "The evidence suggests that",
                                                       "In a cohort of",
                                                       "Guidelines recommend",
                                                       "This Review discusses",
                                                       "Clinicians should consider",
                                                       "Across 12 sites,",
                                                       "Compared with usual care,",
                                                       "After adjustment,",
                                                       "At 24 months,",
                                                       "Previous trials of",
                                                       "Little is known about",
                                                       "Whether",
                                                       "A pragmatic trial of"};
constexpr std::array<std::string_view, 24> subjects = {"adults with chronic disease",
                                                       "patients treated with immunotherapy",
                                                       "children seen in primary care",
                                                       "older adults living at home",
                                                       "survivors of critical illness",
                                                       "residents in training",
                                                       "pregnant people with hypertension",
                                                       "patients after transplant",
                                                       "imaging of small lesions",
                                                       "shared decision making",
                                                       "non–small cell lung cancer",
                                                       "long-term opioid therapy",
                                                       "screening at 45 to 49 years",
                                                       "biomarkers such as circulating DNA",
                                                       "team-based care",
                                                       "rural hospitals",
                                                       "telehealth visits",
                                                       "patients’ preferences",
                                                       "persistent pain",
                                                       "a dose of 5 µg",
                                                       "early mobilization",
                                                       "genomic alterations",
                                                       "quality of life",
                                                       "health literacy"};
constexpr std::array<std::string_view, 20> verbs = {"was associated with",
                                                    "did not change",
                                                    "may improve",
                                                    "was followed by",
                                                    "can influence",
                                                    "lowered",
                                                    "raised",
                                                    "remains under debate beside",
                                                    "was noninferior to",
                                                    "is discussed together with",
                                                    "predicted",
                                                    "delayed",
                                                    "should be weighed against",
                                                    "was independent of",
                                                    "explains",
                                                    "limits",
                                                    "accompanied",
                                                    "preceded",
                                                    "outlasted",
                                                    "was similar to"};
constexpr std::array<std::string_view, 20> endings = {"over a follow-up of 36 months (95% CI, 0.71–0.94)",
                                                      "in the maintenance phase",
                                                      "without further harm",
                                                      "at lower cost",
                                                      "in most subgroups",
                                                      "although the difference was small",
                                                      "(approximately 90% of participants)",
                                                      "with moderate certainty",
                                                      "in routine practice",
                                                      "after induction therapy",
                                                      "when time is short",
                                                      "as the trial’s secondary outcome",
                                                      "and the finding was robust",
                                                      "despite missing data",
                                                      "in community settings",
                                                      "until disease progression",
                                                      "among those at high risk",
                                                      "with few exceptions",
                                                      "before the second visit",
                                                      "on both scales"};
constexpr std::array<std::string_view, 24> topics = {"Oncology",
                                                     "Lung Cancer",
                                                     "Cardiology",
                                                     "Imaging",
                                                     "Pain",
                                                     "Pediatrics",
                                                     "Ethics",
                                                     "Geriatrics",
                                                     "Sleep",
                                                     "Diabetes",
                                                     "Stroke",
                                                     "Screening",
                                                     "Antibiotic Use, Overuse, Resistance, Stewardship",
                                                     "Surgery",
                                                     "Trauma",
                                                     "Nutrition",
                                                     "Depression",
                                                     "Glaucoma",
                                                     "Dermatology",
                                                     "Vaccination",
                                                     "Infection",
                                                     "Epilepsy",
                                                     "Kidney Disease",
                                                     "Diversity, Equity, and Inclusion"};
constexpr std::array<std::string_view, 10> providers = {
    "Example Journal of Medicine", "Example Journal of Oncology",   "Example Society of Radiology",
    "Example College of Surgeons", "Example Academy of Pediatrics", "Example University School of Medicine",
    "Example Heart Foundation",    "Example Institute for Ethics",  "Example Sleep Society",
    "Example Board Review Courses"};
constexpr std::array<std::string_view, 24> boards = {"Allergy and Immunology",
                                                     "Anesthesiology",
                                                     "Colon and Rectal Surgery",
                                                     "Dermatology",
                                                     "Emergency Medicine",
                                                     "Family Medicine",
                                                     "Internal Medicine",
                                                     "Medical Genetics and Genomics",
                                                     "Neurological Surgery",
                                                     "Nuclear Medicine",
                                                     "Obstetrics and Gynecology",
                                                     "Ophthalmology",
                                                     "Orthopaedic Surgery",
                                                     "Otolaryngology – Head and Neck Surgery",
                                                     "Pathology",
                                                     "Pediatrics",
                                                     "Physical Medicine and Rehabilitation",
                                                     "Plastic Surgery",
                                                     "Preventive Medicine",
                                                     "Psychiatry and Neurology",
                                                     "Radiology",
                                                     "Surgery",
                                                     "Thoracic Surgery",
                                                     "Urology"};
constexpr std::array<std::string_view, 6> competencies = {
    "Interpersonal & Communication Skills",  "Medical Knowledge", "Patient Care & Procedural Skills",
    "Practice-based Learning & Improvement", "Professionalism",   "Systems-based Practice"};
constexpr std::array<std::string_view, 8> practice_settings = {
    "Academic Medicine",    "Inpatient", "Outpatient", "Physician Executives",
    "Physician Scientists", "Rural",     "Urban",      "VA/Military"};
constexpr std::array<std::string_view, 4> other_formats = {"Enduring", "Internet", "Live",
                                                           "Performance Improvement (PI)"};
constexpr std::array<std::string_view, 10> amounts = {"0.25", "0.5", "0.75", "1",  "1.25",
                                                      "1.5",  "2",   "5.75", "16", "50"};
constexpr std::array<std::string_view, 8> fees = {"free",   "$95",  "$25–$95", "$180–$305",
                                                  "$49.50", "$250", "$15",     "$75"};
constexpr std::array<std::string_view, 3> review_headings = {"Importance", "Observations", "Conclusions and Relevance"};
constexpr std::array<std::string_view, 7> trial_headings = {"Importance",
                                                            "Objective",
                                                            "Design, Setting, and Participants",
                                                            "Interventions",
                                                            "Main Outcomes and Measures",
                                                            "Results",
                                                            "Conclusions and Relevance"};

/// SplitMix64: the distributions of <random> differ from one standard library to the next.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}

  /// A number below `sides`.
  std::size_t roll(std::size_t sides) {
    state_ += 0x9e3779b97f4a7c15U;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
    return static_cast<std::size_t>((mixed ^ (mixed >> 31U)) % sides);
  }

  bool chance(std::size_t percent) { return roll(100) < percent; }

  std::string_view pick(Words words) { return words[roll(words.size())]; }

  /// `count` different words in the order of the list.
  std::vector<std::string_view> pick_some(Words words, std::size_t count) {
    std::vector<std::string_view> picked;
    for (std::size_t i = 0; i < words.size() && picked.size() < count; ++i) {
      if (roll(words.size() - i) < count - picked.size()) {
        picked.push_back(words[i]);
      }
    }
    return picked;
  }

 private:
  std::uint64_t state_;
};

std::string sentence(Dice& dice) {
  return fmt::format("{} {} {} {} {}. ", dice.pick(openings), dice.pick(subjects), dice.pick(verbs),
                     dice.pick(subjects), dice.pick(endings));
}

/// Appends `count` sentences as the lines of a folded block.
void append_prose(std::string& out, Dice& dice, std::size_t count, std::string_view indent) {
  constexpr std::size_t width = 100;
  std::string prose;
  for (std::size_t i = 0; i < count; ++i) {
    prose += sentence(dice);
  }
  prose.pop_back();
  std::string_view rest = prose;
  while (!rest.empty()) {
    const auto cut = rest.size() <= width ? rest.size() : rest.rfind(' ', width);
    fmt::format_to(std::back_inserter(out), "{}{}\n", indent, rest.substr(0, cut));
    rest.remove_prefix(cut == rest.size() ? cut : cut + 1);
  }
}

void append_list(std::string& out, std::string_view key, Words values) {
  fmt::format_to(std::back_inserter(out), "{}:\n", key);
  for (const auto value : values) {
    fmt::format_to(std::back_inserter(out), "  - {}\n", value);
  }
}

void append_sections(std::string& out, Dice& dice, Words headings, std::size_t sentences) {
  out += "description:\n";
  for (const auto heading : headings) {
    fmt::format_to(std::back_inserter(out), "  {}: >-\n", heading);
    append_prose(out, dice, sentences + dice.roll(sentences), "    ");
  }
}

/// Half of the directory's descriptions are structured abstracts.
void append_description(std::string& out, Dice& dice) {
  if (dice.chance(35)) {
    append_sections(out, dice, review_headings, 6);
  } else if (dice.chance(35)) {
    append_sections(out, dice, trial_headings, 3);
  } else {
    out += "description: >-\n";
    append_prose(out, dice, 12 + dice.roll(8), "  ");
    out += "\n";
    append_prose(out, dice, 4 + dice.roll(10), "  ");
  }
}

void append_head(std::string& out, Dice& dice, std::uint32_t id) {
  const auto add = [&](std::string_view key, std::string_view value) {
    fmt::format_to(std::back_inserter(out), "{}: {}\n", key, value);
  };
  const bool is_journal = dice.chance(56);
  const auto year = 2025 + dice.roll(3);
  const auto month = 1 + dice.roll(12);
  const auto day = 1 + dice.roll(28);
  add("id", std::to_string(id));
  add("title", fmt::format("{} and {} - A Review", dice.pick(topics), dice.pick(subjects)));
  add("provider", dice.pick(providers));
  add("url", fmt::format("https://learning.example.org/module/{}", id));
  if (is_journal || dice.chance(44)) {
    add("doi", fmt::format("10.5555/example.{}.{}", year, id));
  }
  add("format", is_journal ? "Journal-based" : dice.pick(other_formats));
  if (dice.chance(20)) {
    add("released", fmt::format("{}-{:02}-{:02}", year - 1, month, day));
  }
  add("expires", fmt::format("{}-{:02}-{:02}", year, month, day));
  out += "credits:\n";
  add("  - amount", is_journal ? "1" : dice.pick(amounts));
  add("    type", "AMA PRA Category 1 Credit");
  add("fee", is_journal || dice.chance(30) ? "$30" : dice.pick(fees));
  if (dice.chance(2)) {
    out += "commercial_support:\n  - name: Example Devices\n    kind: grant\n";
  } else {
    add("commercial_support", "false");
  }
}

}  // namespace

std::string generate_record(std::uint32_t id, std::uint64_t seed) {
  Dice dice(seed * 1'000'003 + id);
  std::string out;
  append_head(out, dice, id);
  out += "approvals:\n  ABMS Lifelong Learning CME Activity:\n";
  for (const auto board : dice.pick_some(boards, 1 + dice.roll(18))) {
    fmt::format_to(std::back_inserter(out), "    - {}\n", board);
  }
  append_list(out, "competencies", dice.pick_some(competencies, 1 + dice.roll(3)));
  if (dice.chance(22)) {
    append_list(out, "practice_settings", dice.pick_some(practice_settings, 1 + dice.roll(4)));
  }
  if (dice.chance(95)) {
    append_list(out, "keywords", dice.pick_some(topics, 1 + dice.roll(5)));
  }
  out += "objectives:\n";
  for (std::size_t i = 0, count = 1 + dice.roll(4); i < count; ++i) {
    fmt::format_to(std::back_inserter(out), "  - To explain how {} {} {}\n", dice.pick(subjects), dice.pick(verbs),
                   dice.pick(subjects));
  }
  append_description(out, dice);
  if (dice.chance(75)) {
    append_list(out, "disclaimers",
                std::array<std::string_view, 2>{"This activity is accredited by the Example Medical Association.",
                                                "This activity is free to members."});
  }
  return out;
}

}  // namespace cme::bench
