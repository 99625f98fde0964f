// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <initializer_list>

#include "base/ascii.hpp"
#include "base/fold.hpp"
#include "rules/caseless_word.hpp"
#include "rules/formal_words.hpp"
#include "rules/record_texts.hpp"
#include "rules/registry.hpp"

namespace cme {
namespace {

// How far away a word can still affect a phrase, in bytes before folding and in words.
constexpr std::size_t bytes_around = 96;
constexpr std::size_t words_around = 6;

using Words = std::vector<std::string_view>;

/// The words of folded text, in order.
Words words_of(std::string_view folded) {
  Words words = split(folded, ' ');
  std::erase(words, std::string_view());
  return words;
}

/// The last words of the sentence that continues after `folded`.
Words last_words(std::string_view folded) {
  const std::size_t sentence = folded.find_last_of(".;");
  Words words = words_of(sentence == std::string_view::npos ? folded : folded.substr(sentence + 1));
  words.erase(words.begin(), words.end() - static_cast<std::ptrdiff_t>(std::min(words.size(), words_around)));
  return words;
}

Words first_words(std::string_view folded) {
  Words words = words_of(folded.substr(0, folded.find_first_of(".;")));
  words.resize(std::min(words.size(), words_around));
  return words;
}

/// Whether one of the words starts with one of `beginnings`.
bool has_any(const Words& words, std::initializer_list<std::string_view> beginnings) {
  return std::ranges::any_of(words, [&](std::string_view word) {
    return std::ranges::any_of(beginnings, [&](std::string_view each) { return word.starts_with(each); });
  });
}

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> beginnings) {
  return std::ranges::any_of(beginnings, [&](std::string_view each) { return text.starts_with(each); });
}

bool is_negated(const Words& before) {
  return std::ranges::any_of(before, [](std::string_view word) {
    constexpr auto negations = std::to_array<std::string_view>({"no", "not", "without", "neither", "nor", "never"});
    return std::ranges::find(negations, word) != negations.end();
  });
}

/// Folded text around a place.
struct Surroundings {
  std::string before;
  std::string after;
};

Surroundings surroundings(std::string_view text, std::size_t at, std::size_t size) {
  const std::size_t start = at - std::min(at, bytes_around);
  return {.before = fold(text.substr(start, at - start)), .after = fold(text.substr(at + size, bytes_around))};
}

/// Whether `word` is in the text, not negated, before folded text that fits.
template <class Fits>
bool occurs(const CaselessWord& word, std::string_view text, Fits fits) {
  for (std::size_t at = word.find(text); at != std::string_view::npos; at = word.find(text, at + 1)) {
    const Surroundings around = surroundings(text, at, word.size());
    if (fits(around.after) && !is_negated(last_words(around.before))) {
      return true;
    }
  }
  return false;
}

/// "commercial grant", "commercial support from …".
bool speaks_of_commercial_support(std::string_view text) {
  static constexpr CaselessWord commercial(word_of_support);
  return occurs(commercial, text, [](std::string_view after) {
    return starts_with_any(after, {"grant", "support from", "support by", "support was provided by",
                                   "support was received", "support is provided by"});
  });
}

/// "educational grant from …", unless a university or a public body gives it.
bool speaks_of_educational_grant(std::string_view text) {
  static constexpr CaselessWord educational(word_of_grants);
  return occurs(educational, text, [](std::string_view after) {
    return starts_with_any(after, {"grant from", "grants from", "grant by", "grant provided by"}) &&
           !has_any(first_words(after), {"universit", "nih", "national", "federal", "department", "college"});
  });
}

/// "Opioid Analgesic REMS Program Companies": the makers of opioids, who pay for education about them.
bool speaks_of_rems_companies(std::string_view text) {
  for (std::size_t at = text.find(word_of_rems); at != std::string_view::npos; at = text.find(word_of_rems, at + 1)) {
    const Surroundings around = surroundings(text, at, word_of_rems.size());
    if (!is_negated(last_words(around.before)) && has_any(first_words(around.after), {"companies"})) {
      return true;
    }
  }
  return false;
}

void check_support_unnamed(const Activity& activity, const RuleContext& /*context*/, const BreachTaker& report) {
  const std::optional<CommercialSupport>& support = activity.commercial_support;
  if (support && support->received && support->supporters.empty()) {
    report({.field = {.key = "commercial_support"},
            .message = "commercial_support is true, but no supporter is named",
            .help =
                "instead of true, write one line per supporter below the key, for example `  - name: Example Pharma`"});
  }
}

constexpr RuleDefinition support_unnamed{
    .info = {.rule = Rule::support_unnamed,
             .name = "support-unnamed",
             .kind = RuleKind::meaning,
             .severity = Severity::warning,
             .summary = "each activity with commercial support names its supporters",
             .why = "Learners must know who supports an activity before they begin.",
             .source = "ACCME, Standards for Integrity and Independence, Standard 4",
             .bad = "commercial_support: true",
             .good = "commercial_support:\n  - name: Example Diagnostics Inc.\n    kind: grant"},
    .check = check_support_unnamed};

void check_support_contradiction(const Activity& activity, const RuleContext& /*context*/, const BreachTaker& report) {
  if (!activity.commercial_support || activity.commercial_support->received) {
    return;
  }
  for_each_prose(activity, [&report](const RecordText& text) {
    if (speaks_of_commercial_support(text.text) || speaks_of_educational_grant(text.text) ||
        speaks_of_rems_companies(text.text)) {
      report({.field = field_path(text),
              .message = "the text mentions commercial support, but commercial_support is false",
              .help = "name the supporter under `commercial_support`, or correct the text"});
    }
  });
}

constexpr RuleDefinition support_contradiction{
    .info = {.rule = Rule::support_contradiction,
             .name = "support-contradiction",
             .kind = RuleKind::meaning,
             .severity = Severity::warning,
             .summary = "an activity whose text mentions commercial support lists the supporter",
             .why = "Either the text or commercial_support is wrong. Grants from universities "
                    "and public bodies for research do not count.",
             .source = "ACCME, Standards for Integrity and Independence, Standard 4",
             .bad =
                 "disclaimers:\n  - Supported by an educational grant from Example Pharma.\ncommercial_support: false",
             .good = "disclaimers:\n  - Supported by an educational grant from Example Pharma.\n"
                     "commercial_support:\n  - name: Example Pharma\n    kind: grant"},
    .check = check_support_contradiction,
    .guard = has_formal_words};

constexpr auto rules = std::to_array<RuleDefinition>({support_unnamed, support_contradiction});

}  // namespace

std::span<const RuleDefinition> support_rules() {
  return rules;
}

}  // namespace cme
