// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/ascii.hpp"
#include "base/fold.hpp"
#include "base/safe_output.hpp"
#include "base/utf8.hpp"
#include "rules/registry.hpp"

namespace cme {
namespace {

/// A journal of the JAMA Network: the start of its DOIs, after the AMA's `10.1001/`, and its name in the directory.
struct Journal {
  std::string_view token;
  std::string_view name;
};

constexpr std::string_view ama_prefix = "10.1001/";

// Source: ABMS Continuing Certification Directory, DOI and CME Provider.
constexpr auto journals = std::to_array<Journal>({
    {"jamaoncol", "JAMA Oncology"},
    {"jama", "JAMA"},
    {"jamadermatol", "JAMA Dermatology"},
    {"jamaophthalmol", "JAMA Ophthalmology"},
    {"jamaneurol", "JAMA Neurology"},
    {"jamainternmed", "JAMA Internal Medicine"},
    {"jamasurg", "JAMA Surgery"},
    {"jamacardio", "JAMA Cardiology"},
    {"jamaoto", "JAMA Otolaryngology – Head & Neck Surgery"},
    {"jamanetworkopen", "JAMA Network Open"},
    {"jamapsychiatry", "JAMA Psychiatry"},
    {"jamahealthforum", "JAMA Health Forum"},
    {"jamapediatrics", "JAMA Pediatrics"},
    {"amajethics", "AMA Journal of Ethics"},
});

/// The common form of all spellings of a name: its letters, with "and" for "&".
std::string letters_of(std::string_view name) {
  std::string letters;
  for (const char character : fold(name)) {
    if (character == '&') {
      letters += "and";
    } else if (is_small_letter(character)) {
      letters += character;
    }
  }
  return letters;
}

const Journal* find_by_token(std::string_view token) {
  const auto* const found = std::ranges::find(journals, token, &Journal::token);
  return found == journals.end() ? nullptr : found;
}

const Journal* find_by_name(std::string_view name) {
  const std::string letters = letters_of(name);
  const auto* const found =
      std::ranges::find(journals, letters, [](const Journal& one) { return letters_of(one.name); });
  return found == journals.end() ? nullptr : found;
}

/// Source: Crossref, 2015: a pattern that 74.4 of 74.9 million DOIs match.
bool is_usual(char character) {
  return is_ascii_letter(character) || is_digit(character) ||
         std::string_view("-._;()/:").find(character) != std::string_view::npos;
}

void check_doi_unusual(const Activity& activity, const RuleContext& /*context*/, const BreachTaker& report) {
  if (!activity.doi) {
    return;
  }
  const std::string_view text = activity.doi->text();
  const auto unusual = std::ranges::find_if_not(text, is_usual);
  if (unusual == text.end()) {
    return;
  }
  auto end = static_cast<std::size_t>(unusual - text.begin());
  const std::size_t begin = end;
  next_code_point(text, end);
  report({.field = {.key = "doi"},
          .message = fmt::format("{} is very rare in a DOI", quote(text.substr(begin, end - begin))),
          .help = "compare it with the DOI on the article's page"});
}

constexpr RuleDefinition doi_unusual{
    .info = {.rule = Rule::doi_unusual,
             .name = "doi-unusual",
             .kind = RuleKind::meaning,
             .severity = Severity::warning,
             .summary = "each DOI contains only the letters A to Z, digits and - . _ ; ( ) / :",
             .why = "Other characters are valid but rare; something else was probably copied along with the DOI.",
             .source = "Crossref, DOI patterns (2015): they match 74.4 of 74.9 million",
             .bad = "doi: 10.5555/imaging.2025.1<br>",
             .good = "doi: 10.5555/imaging.2025.1"},
    .check = check_doi_unusual};

void check_doi_punctuation(const Activity& activity, const RuleContext& /*context*/, const BreachTaker& report) {
  if (!activity.doi) {
    return;
  }
  const std::string_view text = activity.doi->text();
  const std::size_t end = text.find_last_not_of(".:;-_") + 1;
  if (end < text.size()) {
    report({.field = {.key = "doi"},
            .message = fmt::format("the DOI ends in \"{}\", which probably does not belong to it", text.substr(end)),
            .help = fmt::format("write {}", text.substr(0, end))});
  }
}

constexpr RuleDefinition doi_punctuation{
    .info = {.rule = Rule::doi_punctuation,
             .name = "doi-punctuation",
             .kind = RuleKind::meaning,
             .severity = Severity::warning,
             .summary = "no DOI ends in . : ; - or _",
             .why = "A . : ; - or _ at the end was probably copied from the sentence around the DOI.",
             .source = "Crossref, DOI patterns (2015)",
             .bad = "doi: 10.5555/imaging.2025.1.",
             .good = "doi: 10.5555/imaging.2025.1"},
    .check = check_doi_punctuation};

void check_doi_journal(const Activity& activity, const RuleContext& /*context*/, const BreachTaker& report) {
  if (!activity.doi || !activity.provider) {
    return;
  }
  const std::string doi = activity.doi->folded();
  if (!doi.starts_with(ama_prefix)) {
    return;
  }
  const std::string_view article = std::string_view(doi).substr(ama_prefix.size());
  const Journal* const journal = find_by_token(article.substr(0, article.find('.')));
  if (journal == nullptr || *activity.provider == journal->name) {
    return;
  }
  const Journal* const provider = find_by_name(*activity.provider);
  if (provider != nullptr && provider != journal) {
    report({.field = {.key = "doi"},
            .message =
                fmt::format("the DOI belongs to {}, but the provider is {}", journal->name, quote(*activity.provider)),
            .help = "look at the article and correct one of the two"});
  }
}

constexpr RuleDefinition doi_journal{
    .info = {.rule = Rule::doi_journal,
             .name = "doi-journal",
             .kind = RuleKind::meaning,
             .severity = Severity::warning,
             .summary = "the DOI of a JAMA article belongs to the journal that provides the activity",
             .why = "Otherwise readers are sent to an article in another journal.",
             .source = "ABMS Continuing Certification Directory, DOI and CME Provider",
             .bad = "provider: JAMA Dermatology\ndoi: 10.1001/jamaoncol.2025.2891",
             .good = "provider: JAMA Oncology\ndoi: 10.1001/jamaoncol.2025.2891"},
    .check = check_doi_journal};

constexpr auto rules = std::to_array<RuleDefinition>({doi_unusual, doi_punctuation, doi_journal});

}  // namespace

std::span<const RuleDefinition> doi_rules() {
  return rules;
}

}  // namespace cme
