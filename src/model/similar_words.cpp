// SPDX-License-Identifier: MIT
#include "model/similar_words.hpp"

#include <algorithm>
#include <vector>

#include "base/ascii.hpp"

namespace cme {
namespace {

/// In medicine, each is a letter or two away from another of them, or from a word that many records have.
constexpr std::string_view words[] = {
    "abduction",  "abortion",      "absorption",  "adduction",   "adsorption", "antibody",     "arteritis",
    "arthritis",  "breadth",       "breath",      "callous",     "callus",     "casual",       "causal",
    "conception", "contraception", "contraction", "critical",    "deceased",   "decreased",    "diseased",
    "diuretic",   "dysphagia",     "dysphasia",   "dysplasia",   "elicit",     "epidermal",    "epidural",
    "facial",     "fascial",       "generic",     "genetic",     "hepatic",    "herpetic",     "humeral",
    "humoral",    "ileal",         "ileum",       "iliac",       "ilium",      "infarction",   "infection",
    "infraction", "kinetic",       "maternal",    "medial",      "meiosis",    "mental",       "metacarpal",
    "metal",      "metatarsal",    "miosis",      "mitosis",     "mucous",     "mucus",        "mycosis",
    "nifedipine", "nimodipine",    "palpation",   "palpitation", "patent",     "paternal",     "perfusion",
    "perineal",   "peritoneal",    "peroneal",    "pleural",     "plural",     "prednisolone", "prednisone",
    "profusion",  "prostate",      "quinidine",   "quinine",     "reflex",     "reflux",       "refraction",
    "rejection",  "renal",         "resection",   "retraction",  "septic",     "ureter",       "ureteral",
    "urethra",    "urethral",      "venous",      "vesical",     "vesicle",
};
static_assert(std::ranges::is_sorted(words));

constexpr std::string_view parts[] = {
    "ante- anti-",
    "ecto- endo-",
    "hyper- hypo-",
    "inter- intra- infra-",
    "macro- micro-",
    "para- peri- pre-",
    "-ectomy -oplasty -oscopy -ostomy -otomy",
    "-emia -uria",
    "-itis -osis",
};

bool has_part(std::string_view word, std::string_view part) {
  return part.front() == '-' ? word.ends_with(part.substr(1)) : word.starts_with(part.substr(0, part.size() - 1));
}

}  // namespace

std::span<const std::string_view> similar_words() {
  return words;
}

bool is_similar_word(std::string_view folded) {
  return std::ranges::binary_search(words, folded);
}

std::span<const std::string_view> contrary_parts() {
  return parts;
}

bool are_contrary(std::string_view left, std::string_view right) {
  return std::ranges::any_of(parts, [&](std::string_view group) {
    const std::vector<std::string_view> choices = split(group, ' ');
    const auto part_of = [&choices](std::string_view word) {
      return std::ranges::find_if(choices, [word](std::string_view part) { return has_part(word, part); });
    };
    const auto of_left = part_of(left);
    const auto of_right = part_of(right);
    return of_left != choices.end() && of_right != choices.end() && of_left != of_right;
  });
}

}  // namespace cme
