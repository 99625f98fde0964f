// SPDX-License-Identifier: MIT
#include "prose.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <vector>

namespace cme::bench {
namespace {

using Words = std::span<const std::string_view>;

/// The parts of a list of words that is written as one text, with a bar between.
std::vector<std::string_view> split(std::string_view list) {
  std::vector<std::string_view> words;
  for (std::size_t begin = 0; begin <= list.size();) {
    const std::size_t end = std::min(list.find('|', begin), list.size());
    words.push_back(list.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

Words openings() {
  static const auto words = split(
      "In this study of|Among|It has been stated that|The evidence suggests that|In a cohort of|Guidelines recommend|"
      "This Review discusses|Clinicians should consider|Across several sites,|Compared with usual care,|After "
      "adjustment,|"
      "Previous trials of|Little is known about|Whether|A pragmatic trial of|Recent advances in|Current approaches to|"
      "The authors examined|Observational data on|In the primary analysis,|In sensitivity analyses,|By "
      "contrast,|However,|"
      "Moreover,|Consistent with earlier work,|A systematic search found|Expert opinion favors|The panel reviewed|"
      "Contrary to expectation,|For most patients,|As a secondary outcome,|Despite these limits,");
  return words;
}

Words qualities() {
  static const auto words = split(
      "advanced|early-detected|chronic|acute|recurrent|persistent|severe|mild|refractory|asymptomatic|metastatic|"
      "localized|"
      "hereditary|postoperative|perinatal|community-acquired|drug-resistant|undiagnosed|high-risk|low-risk|untreated|"
      "long-standing|age-related|immune-mediated|treatment-naive|hospital-acquired|sex-specific|racial and "
      "ethnic|rural|"
      "uninsured|pediatric|geriatric|adolescent|frail|ambulatory|critical|palliative|neonatal|maternal|occupational|"
      "diabetic|cardiovascular|hepatic|renal|pulmonary|neurocognitive|vascular|thromboembolic|autoimmune|infectious");
  return words;
}

Words subjects() {
  static const auto words = split(
      "hypertension|heart failure|atrial fibrillation|stroke|epilepsy|migraine|dementia|depression|anxiety|insomnia|"
      "opioid use disorder|asthma|pneumonia|tuberculosis|sepsis|influenza|melanoma|psoriasis|dermatitis|glaucoma|"
      "macular degeneration|hearing loss|sinusitis|osteoporosis|arthritis|fractures|back pain|obesity|diabetes|"
      "thyroid nodules|anemia|lymphoma|leukemia|breast cancer|prostate cancer|colorectal cancer|"
      "non–small cell lung cancer|oligometastatic disease|kidney disease|kidney stones|hepatitis|cirrhosis|"
      "inflammatory bowel disease|reflux|preeclampsia|preterm birth|menopause|contraception|vaccination|screening|"
      "genomic alterations|circulating tumor DNA|the microbiome|patients’ preferences|shared decision "
      "making|telehealth|"
      "team-based care|health literacy|burnout|medical error|antibiotic stewardship|vitamin D|blood transfusion|"
      "mechanical ventilation|delirium|cardiac arrest|trauma|burns|anesthesia|transplant|dialysis|imaging|radiomics|"
      "radiotherapy|immunotherapy|chemotherapy|gene therapy|stem cells|rehabilitation|exercise|nutrition|smoking|"
      "alcohol use|cannabis use|firearm injury|homelessness|air pollution|climate|a “watchful waiting” policy|"
      "doses of 5 µg|a difference of −2 points");
  return words;
}

Words verbs() {
  static const auto words = split(
      "was associated with|did not change|may improve|was followed by|can influence|lowered|raised|remains debated "
      "beside|"
      "was noninferior to|is discussed together with|predicted|delayed|should be weighed against|was independent of|"
      "explains|limits|accompanied|preceded|outlasted|was similar to|correlated with|protected against|aggravated|"
      "was mistaken for|complicated|was detected before|responded to|reflects|modifies|masks|was more frequent than|"
      "required treatment of");
  return words;
}

Words endings() {
  static const auto words = split(
      "in the maintenance phase|without further harm|at lower cost|in most subgroups|although the difference was small|"
      "with moderate certainty|in routine practice|after induction therapy|when time is short|"
      "as the trial’s secondary outcome|and the finding was robust|despite missing data|in community settings|"
      "until disease progression|among those at high risk|with few exceptions|before the second visit|on both scales|"
      "in older adults|in children|during pregnancy|in primary care|in the emergency department|after discharge|"
      "in intensive care|regardless of sex|at the first follow-up|over the long term|under real-world conditions|"
      "in low-resource settings|as assessed by blinded raters|and merits further study");
  return words;
}

/// One word of each list, with spaces between. (The arguments of one call could be rolled in any order.)
std::string pick_each(Dice& dice, std::initializer_list<Words> lists) {
  std::string text;
  for (const Words words : lists) {
    text += text.empty() ? "" : " ";
    text += dice.pick(words);
  }
  return text;
}

/// A figure as studies report them; its digits are words that few other records have.
std::string figures(Dice& dice) {
  const std::array<std::size_t, 3> rolled = {dice.roll(6), dice.roll(100), dice.roll(9'000)};
  switch (rolled[0]) {
    case 0:
      return fmt::format(" (95% CI, 0.{:02}-{}.{:02})", rolled[1], 1 + rolled[2] % 3, rolled[2] / 90);
    case 1:
      return fmt::format(" ({} of {} participants)", 10 + rolled[1], 500 + rolled[2]);
    case 2:
      return fmt::format(" (P = .{:03})", rolled[2] / 9);
    case 3:
      return fmt::format(" (mean, {}.{} years)", 20 + rolled[1] / 2, rolled[2] / 900);
    default:
      return {};
  }
}

void append_sentence(std::string& out, Dice& dice) {
  out += pick_each(dice, {openings(), qualities(), subjects(), verbs(), qualities(), subjects(), endings()});
  out += figures(dice);
  out += '.';
}

}  // namespace

std::string make_paragraph(Dice& dice, std::size_t bytes) {
  std::string paragraph;
  append_sentence(paragraph, dice);
  while (paragraph.size() + 60 < bytes) {
    paragraph += ' ';
    append_sentence(paragraph, dice);
  }
  return paragraph;
}

std::string make_title(Dice& dice) {
  static const auto kinds = split(
      "A Review, Part|Grand Rounds|Current Controversies, Part|An Update for the Clinician, Module|Case|Lesson|"
      "What Has Changed, Module|Podcast");
  const std::string topic = pick_each(dice, {keyword_terms()});
  const std::string subject = pick_each(dice, {qualities(), subjects()});
  const std::string kind = pick_each(dice, {kinds});
  return fmt::format("{} and {} - {} {}", topic, subject, kind, 1 + dice.roll(60));
}

std::string make_objective(Dice& dice) {
  static const auto tasks = split(
      "Explain how|Recognize when|Discuss why|Describe the evidence that|Judge whether|Tell patients how|"
      "Identify where");
  return pick_each(dice, {tasks, qualities(), subjects(), verbs(), subjects()});
}

std::span<const std::string_view> keyword_terms() {
  static const auto words = split(
      "Oncology|Lung Cancer|Cardiology|Imaging|Pain|Pediatrics|Ethics|Geriatrics|Sleep|Diabetes|Stroke|"
      "Cancer Screening|Antibiotic Use, Overuse, Resistance, Stewardship|Surgery|Trauma|Nutrition|Depression|"
      "Glaucoma|Dermatology|Vaccination|Infectious Diseases|Epilepsy|Kidney Disease|"
      "Diversity, Equity, and Inclusion|Health Care Economics, Insurance, Payment|Research, Methods, Statistics|"
      "Cognition, Human Learning & Problem Solving|Emergency Care|Women’s Health|Substance Use|Telemedicine|"
      "Genetics");
  return words;
}

std::span<const std::string_view> journal_providers() {
  static const auto names = split(
      "Example Journal of Medicine|Example Journal of Oncology|Example Journal of Cardiology|"
      "Example Journal of Surgery|Example Journal of Psychiatry|Example Journal of Pediatrics|"
      "Example Journal of Neurology|Example Journal of Ophthalmology");
  return names;
}

std::span<const std::string_view> other_providers() {
  static const auto names = split(
      "Example Society of Radiology|Example College of Surgeons|Example Academy of Pediatrics|"
      "Example University School of Medicine|Example Heart Foundation|Example Institute for Ethics|"
      "Example Sleep Society|Example Board Review Courses|Example Hospital System|Example Pathology Association|"
      "Example Academy of Family Medicine|Example Society of Anesthesiologists");
  return names;
}

}  // namespace cme::bench
