// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <bitset>
#include <iterator>
#include <set>

#include "base/ascii.hpp"
#include "base/fold.hpp"
#include "base/safe_output.hpp"
#include "base/words.hpp"
#include "rules/caseless_word.hpp"
#include "rules/registry.hpp"

namespace cme {
namespace {

// On 809 of 2,424 directory pages.
constexpr std::string_view boilerplate = "to identify the key insights or developments described in this article";

/// Whether the keywords certainly differ when they are folded, which changes no letter at their ends: a quick look at
/// these letters that is enough for most records.
bool are_certainly_different(const std::vector<std::string>& keywords) {
  constexpr std::size_t kinds_of_letters = 32;
  std::bitset<kinds_of_letters * kinds_of_letters> seen;
  for (const std::string& keyword : keywords) {
    if (keyword.empty() || !is_ascii_letter(keyword.front()) || !is_ascii_letter(keyword.back())) {
      return false;
    }
    const auto first = static_cast<std::size_t>(lower_ascii(keyword.front()) - 'a');
    const std::size_t ends = first * kinds_of_letters + static_cast<std::size_t>(lower_ascii(keyword.back()) - 'a');
    if (seen[ends]) {
      return false;
    }
    seen.set(ends);
  }
  return true;
}

std::string_view last_word(std::string_view text) {
  return text.substr(text.rfind(' ') + 1);
}

/// The last word of each spelling of a competency, in lower case, without repeats.
std::vector<std::string> last_words_of_competencies() {
  const Vocabulary& competencies = vocabulary<Competency>();
  std::set<std::string> words;
  for (const std::string_view name : competencies.names) {
    words.insert(lower_ascii(last_word(name)));
  }
  for (const Alias& alias : competencies.aliases) {
    words.insert(lower_ascii(last_word(alias.text)));
  }
  return {words.begin(), words.end()};
}

/// Whether the text ends like some spelling of a competency: a quick check that rules out most texts.
bool may_be_competency(std::string_view text) {
  static const std::vector<std::string> last_words = last_words_of_competencies();
  return std::ranges::binary_search(last_words, lower_ascii(last_word(trim(text))));
}

void check_boilerplate_objective(const Activity& activity, const RuleContext& /*context*/, const BreachTaker& report) {
  // Most objectives do not contain it, and need not be folded.
  static constexpr CaselessWord rare_word("developments");
  for (std::size_t i = 0; i < activity.objectives.size(); ++i) {
    const bool may_be_boilerplate = rare_word.find(activity.objectives[i]) != std::string_view::npos;
    if (may_be_boilerplate && fold(activity.objectives[i]).find(boilerplate) != std::string::npos) {
      report({.field = {.key = "objectives", .index = i},
              .message = "this objective could describe any article",
              .help = "say what learners gain from this activity"});
    }
  }
}

constexpr RuleDefinition boilerplate_objective{
    .info = {.rule = Rule::boilerplate_objective,
             .name = "boilerplate-objective",
             .kind = RuleKind::meaning,
             .severity = Severity::note,
             .summary = "each objective is specific to the activity",
             .why = "\"To identify the key insights or developments described in this article\" is on a third of the "
                    "directory's pages and says nothing about any of them.",
             .source = "ABMS Continuing Certification Directory, Educational Objectives",
             .bad = "objectives:\n  - To identify the key insights or developments described in this article",
             .good = "objectives:\n  - Choose a follow-up interval from the size of a nodule"},
    .check = check_boilerplate_objective};

/// The words of the keyword, each with its first letter in lower case: "Lung  Cancer" is "lung cancer", but "AIDS" is
/// not "Aids".
std::string with_small_initials(std::string_view keyword) {
  std::string result;
  for (const std::string_view word : split(keyword, ' ')) {
    if (!word.empty()) {
      result += result.empty() ? "" : " ";
      result += lower_ascii(word.front());
      result += word.substr(1);
    }
  }
  return result;
}

/// The numbers of the keywords that differ from an earlier one in nothing but initials and spaces.
std::vector<std::size_t> find_certainly_repeated(const std::vector<std::string>& keywords) {
  std::vector<std::string> spellings;
  spellings.reserve(keywords.size());
  std::ranges::transform(keywords, std::back_inserter(spellings), with_small_initials);
  return find_repeated({std::vector<std::string_view>(spellings.begin(), spellings.end())});
}

void check_duplicate_keyword(const Activity& activity, const RuleContext& /*context*/, const BreachTaker& report) {
  if (are_certainly_different(activity.keywords)) {
    return;
  }
  std::vector<std::string> folded;
  folded.reserve(activity.keywords.size());
  std::ranges::transform(activity.keywords, std::back_inserter(folded), fold);
  const std::vector<std::size_t> repeated =
      find_repeated({std::vector<std::string_view>(folded.begin(), folded.end())});
  if (repeated.empty()) {
    return;
  }
  const std::vector<std::size_t> certain = find_certainly_repeated(activity.keywords);
  for (const std::size_t i : repeated) {
    const bool is_certain = std::ranges::binary_search(certain, i);
    report({.field = {.key = "keywords", .index = i},
            .message = fmt::format("duplicate keyword {}", quote(activity.keywords[i])),
            .help = is_certain ? "remove it" : "remove it, unless it means something else than the one above",
            .remedy = is_certain ? Remedy::take_out : Remedy::none});
  }
}

constexpr RuleDefinition duplicate_keyword{
    .info = {.rule = Rule::duplicate_keyword,
             .name = "duplicate-keyword",
             .kind = RuleKind::meaning,
             .severity = Severity::note,
             .summary = "each keyword appears only once",
             .why = "A duplicate adds nothing and may have been meant to be another word.",
             .source = "ABMS Continuing Certification Directory, Keywords",
             .bad = "keywords:\n  - Lung Cancer\n  - lung cancer",
             .good = "keywords:\n  - Lung Cancer\n  - Mass Screening"},
    .check = check_duplicate_keyword};

/// The number of the competency with exactly this name: "Patient Care" by itself is a subject.
std::optional<std::size_t> find_competency(std::string_view keyword) {
  if (!may_be_competency(keyword)) {
    return std::nullopt;
  }
  const Vocabulary& competencies = vocabulary<Competency>();
  return find_any_spelling({.noun = competencies.noun, .names = competencies.names, .aliases = {}}, keyword);
}

void check_keyword_is_competency(const Activity& activity, const RuleContext& /*context*/, const BreachTaker& report) {
  const Vocabulary& competencies = vocabulary<Competency>();
  for (std::size_t i = 0; i < activity.keywords.size(); ++i) {
    const std::string& keyword = activity.keywords[i];
    if (const std::optional<std::size_t> competency = find_competency(keyword)) {
      report({.field = {.key = "keywords", .index = i},
              .message = fmt::format("the keyword {} is a competency", quote(keyword)),
              .help = fmt::format("write \"{}\" under `competencies`", competencies.names[*competency])});
    }
  }
}

constexpr RuleDefinition keyword_is_competency{
    .info = {.rule = Rule::keyword_is_competency,
             .name = "keyword-is-competency",
             .kind = RuleKind::meaning,
             .severity = Severity::note,
             .summary = "each competency is under competencies, not among the keywords",
             .why = "Keywords say what the activity is about; a search by competency does not read them.",
             .source = "ABMS Continuing Certification Directory, Keywords and Competencies",
             .bad = "keywords:\n  - Lung Cancer\n  - Medical Knowledge",
             .good = "keywords:\n  - Lung Cancer\ncompetencies:\n  - Medical Knowledge"},
    .check = check_keyword_is_competency};

// The catalog compares records with each other.
constexpr RuleDefinition keywords_unrelated{
    .info = {
        .rule = Rule::keywords_unrelated,
        .name = "keywords-unrelated",
        .kind = RuleKind::meaning,
        .severity = Severity::note,
        .summary = "three or more records do not share a keyword list that has nothing to do with their texts",
        .why = "When the same list is pasted into many unrelated records, a search for its words finds all of them.",
        .source = "ABMS Continuing Certification Directory, Keywords: many pages carry the same list",
        .bad = "keywords: [Heart, Ethics]\n---\nkeywords: [Heart, Ethics]\n---\nkeywords: [Heart, Ethics]",
        .good = "keywords: [Radiograph, Ethics]\n---\nkeywords: [Radiograph, Ethics]\n---\n"
                "keywords: [Radiograph, Ethics]"}};

constexpr auto rules = std::to_array<RuleDefinition>(
    {boilerplate_objective, duplicate_keyword, keyword_is_competency, keywords_unrelated});

}  // namespace

std::span<const RuleDefinition> lists_rules() {
  return rules;
}

}  // namespace cme
