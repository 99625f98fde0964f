// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.hpp"
#include "base/fold.hpp"
#include "base/safe_output.hpp"
#include "base/utf8.hpp"
#include "base/words.hpp"
#include "model/accreditation.hpp"
#include "model/statement.hpp"
#include "rules/caseless_word.hpp"
#include "rules/formal_words.hpp"
#include "rules/record_texts.hpp"
#include "rules/registry.hpp"

namespace cme {
namespace {

// A statement is much shorter than this; text further away is not part of it.
constexpr std::size_t longest_statement = 1'000;

/// The maximum number of amounts in a message.
constexpr std::size_t most_shown = 8;

/// One designation of credit in a text, taken apart: what follows the one before it, and nothing of the next one.
struct DesignationText {
  FieldPath field;
  std::string_view before;                 ///< the words before "designates this"
  std::string_view from_verb;              ///< the words from there on
  std::optional<std::string_view> format;  ///< its name for the activity
  std::optional<std::string_view> amount;  ///< the word after "for a maximum of"
  std::string_view phrase;                 ///< the text after the amount
};

constexpr std::string_view verb_words = "designates this ";
constexpr std::string_view maximum_words = " for a maximum of ";

/// The text with single spaces, without asterisks and underscores: Markdown's italics.
std::string plain_words(std::string_view text) {
  std::string words;
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t begin = offset;
    const char32_t character = next_code_point(text, offset);
    if (is_space(character)) {
      if (!words.empty() && words.back() != ' ') {
        words += ' ';
      }
    } else if (character != U'*' && character != U'_') {
      words.append(text.substr(begin, offset - begin));
    }
  }
  return words;
}

/// Parses the text after "designates this".
void split_designation(DesignationText& text) {
  const std::string_view rest = text.from_verb.substr(verb_words.size());
  const std::size_t maximum = lower_ascii(rest).find(maximum_words);
  if (maximum == std::string::npos) {
    return;
  }
  text.format = trim(rest.substr(0, maximum));
  const std::string_view numbers = rest.substr(maximum + maximum_words.size());
  const std::size_t space = std::min(numbers.find(' '), numbers.size());
  text.amount = numbers.substr(0, space);
  text.phrase = numbers.substr(std::min(space + 1, numbers.size()));
}

constexpr CaselessWord verb_word(word_of_designation);

/// Whether the text may be a designation or accreditation statement.
bool may_be_statement(std::string_view text) {
  static constexpr CaselessWord accreditation(word_of_accreditation);
  return verb_word.find(text) != std::string_view::npos || accreditation.find(text) != std::string_view::npos ||
         text.find(word_of_accme) != std::string_view::npos;
}

using DesignationTaker = Function<void(const DesignationText&)>;

/// At most `longest_statement` bytes at the end of the words.
std::string_view last_part(std::string_view words) {
  return words.substr(words.size() - std::min(words.size(), longest_statement));
}

/// Calls `take` for each designation in each text of the record.
void for_each_designation(const Activity& activity, const DesignationTaker& take) {
  for_each_prose(activity, [&take](const RecordText& text) {
    if (verb_word.find(text.text) == std::string_view::npos) {
      return;
    }
    const std::string words = plain_words(text.text);
    const std::string lower = lower_ascii(words);
    std::size_t end = 0;
    for (std::size_t verb = lower.find(verb_words); verb != std::string::npos;) {
      const std::string_view before = last_part(std::string_view(words).substr(end, verb - end));
      const std::size_t next = lower.find(verb_words, verb + verb_words.size());
      end = std::min({next, words.size(), verb + verb_words.size() + longest_statement});
      DesignationText designation{.field = field_path(text),
                                  .before = before,
                                  .from_verb = std::string_view(words).substr(verb, end - verb),
                                  .format = {},
                                  .amount = {},
                                  .phrase = {}};
      split_designation(designation);
      take(designation);
      verb = next;
    }
  });
}

/// The amounts of AMA credit in the record, in its order; for a range, the maximum.
std::vector<Decimal> recorded_amounts(const Activity& activity) {
  std::vector<Decimal> amounts;
  for (const Credit& credit : activity.credits) {
    if (credit.type == CreditType::ama_pra_category_1 && credit.amount) {
      amounts.push_back(credit.max ? *credit.max : *credit.amount);
    }
  }
  return amounts;
}

/// The number below 100 that a word means: "zero", "twenty", "twenty-one".
std::optional<std::size_t> read_number_word(std::string_view word) {
  constexpr auto small = std::to_array<std::string_view>(
      {"zero", "one",    "two",    "three",    "four",     "five",    "six",     "seven",     "eight",    "nine",
       "ten",  "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"});
  constexpr auto tens =
      std::to_array<std::string_view>({"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"});
  const auto place_in = [](const auto& words, std::string_view each) {
    return static_cast<std::size_t>(std::ranges::find(words, each) - words.begin());
  };
  if (const std::size_t number = place_in(small, word); number < small.size()) {
    return number;
  }
  const std::size_t hyphen = std::min(word.find('-'), word.size());
  const std::size_t ten = place_in(tens, word.substr(0, hyphen));
  const std::size_t unit = hyphen == word.size() ? 0 : place_in(small, word.substr(hyphen + 1));
  constexpr std::size_t base = 10;
  return ten < tens.size() && unit < base ? std::optional((ten + 2) * base + unit) : std::nullopt;
}

/// The amount that a word in a statement means: digits, perhaps with ½ or without the zero before the point, or a
/// number in words.
std::optional<Decimal> read_amount(std::string_view word) {
  constexpr std::pair<std::string_view, std::string_view> fractions[] = {{"¼", ".25"}, {"½", ".5"}, {"¾", ".75"}};
  const std::optional<std::size_t> number = read_number_word(lower_ascii(word));
  std::string digits = number ? std::to_string(*number) : std::string(word);
  for (const auto& [mark, decimals] : fractions) {
    if (digits.ends_with(mark)) {
      digits.replace(digits.size() - mark.size(), mark.size(), decimals);
    }
  }
  const Result<Decimal> amount = Decimal::parse(digits.starts_with('.') ? '0' + digits : digits);
  return amount ? std::optional(*amount) : std::nullopt;
}

void check_statement_amount(const Activity& activity, const RuleContext& /*context*/, const BreachTaker& report) {
  const std::vector<Decimal> recorded = recorded_amounts(activity);
  if (recorded.empty()) {
    return;
  }
  std::vector<std::string> shown;
  for (const Decimal& amount : std::span(recorded).first(std::min(recorded.size(), most_shown))) {
    shown.push_back(to_string(amount));
  }
  std::vector<Decimal> sorted = recorded;
  std::ranges::sort(sorted);
  for_each_designation(activity, [&](const DesignationText& text) {
    const std::optional<Decimal> amount = read_amount(text.amount.value_or(std::string_view()));
    if (amount && !std::ranges::binary_search(sorted, *amount)) {
      report({.field = text.field,
              .message = fmt::format("the statement designates {}, but credits has {}", to_string(*amount),
                                     fmt::join(shown, " and ")),
              .help = "correct one of the two"});
    }
  });
}

constexpr RuleDefinition statement_amount{
    .info =
        {.rule = Rule::statement_amount,
         .name = "statement-amount",
         .kind = RuleKind::meaning,
         .severity = Severity::warning,
         .summary = "each designation statement has the record's amount of credit",
         .why = "Learners claim what the statement promises; if the record has another amount, one of them is wrong.",
         .source = "AMA PRA, designation statement",
         .bad =
             "disclaimers:\n  - The Example Society designates this live activity for a maximum of 2 AMA PRA Category "
             "1 Credits™. Physicians should claim only the credit commensurate with the extent of their "
             "participation in the activity.\nformat: Live\ncredits:\n  - amount: 1.5\n    type: AMA PRA Category 1 "
             "Credit",
         .good = "disclaimers:\n  - The Example Society designates this live activity for a maximum of 1.5 AMA PRA "
                 "Category 1 Credits™. Physicians should claim only the credit commensurate with the extent of their "
                 "participation in the activity.\nformat: Live\ncredits:\n  - amount: 1.5\n    type: AMA PRA Category "
                 "1 Credit"},
    .check = check_statement_amount,
    .guard = has_formal_words};

/// The names that a statement may use for an activity of the record's format.
std::vector<std::string_view> allowed_formats(const Activity& activity) {
  if (const std::optional<LearningFormat> format = learning_format_of(activity)) {
    return {to_string(*format)};
  }
  if (activity.format == Format::internet) {
    return {to_string(LearningFormat::live_activity), to_string(LearningFormat::enduring_material)};
  }
  const auto names = vocabulary<LearningFormat>().names;
  return {names.begin(), names.end()};
}

void check_statement_format(const Activity& activity, const RuleContext& /*context*/, const BreachTaker& report) {
  for_each_designation(activity, [&](const DesignationText& text) {
    if (!text.format) {
      return;
    }
    // For an "other activity", a description in brackets follows.
    const std::string folded = fold(trim(text.format->substr(0, text.format->find('('))));
    const std::vector<std::string_view> allowed = allowed_formats(activity);
    if (std::ranges::none_of(allowed, [&](std::string_view name) { return fold(name) == folded; })) {
      report({.field = text.field,
              .message = fmt::format("the statement calls the activity {}; expected {}", quote(*text.format),
                                     either_of(allowed)),
              .help = {}});
    }
  });
}

constexpr RuleDefinition statement_format{
    .info =
        {.rule = Rule::statement_format,
         .name = "statement-format",
         .kind = RuleKind::meaning,
         .severity = Severity::warning,
         .summary = "each designation statement names the activity's AMA learning format",
         .why =
             "The AMA names eight learning formats; a statement uses the name of the activity's format word for word.",
         .source = "AMA PRA, designation statement and learning formats",
         .bad = "disclaimers:\n  - The Example Society designates this educational activity for a maximum of 1 AMA PRA "
                "Category 1 Credit™. Physicians should claim only the credit commensurate with the extent of their "
                "participation in the activity.\nformat: Live",
         .good = "disclaimers:\n  - The Example Society designates this live activity for a maximum of 1 AMA PRA "
                 "Category 1 Credit™. Physicians should claim only the credit commensurate with the extent of their "
                 "participation in the activity.\nformat: Live"},
    .check = check_statement_format,
    .guard = has_formal_words};

/// Whether `text` begins with the AMA's phrase, in the singular, the plural or both, and its mark.
bool begins_with_phrase(std::string_view text) {
  if (!text.starts_with(ama_credit_phrase)) {
    return false;
  }
  text.remove_prefix(ama_credit_phrase.size());
  constexpr std::string_view endings[] = {"™", "s™", "(s)™"};
  return std::ranges::any_of(endings, [text](std::string_view ending) { return text.starts_with(ending); });
}

/// Whether it mentions AMA credit at all, even with a Roman numeral.
bool is_about_ama_credit(std::string_view text) {
  const std::string folded = fold(text);
  return folded.find("category 1") != std::string::npos || folded.find("category i ") != std::string::npos;
}

void check_statement_phrase(const Activity& activity, const RuleContext& /*context*/, const BreachTaker& report) {
  for_each_designation(activity, [&](const DesignationText& text) {
    if (!is_about_ama_credit(text.from_verb)) {
      return;
    }
    if (!text.amount) {
      report({.field = text.field,
              .message = "the statement does not say \"for a maximum of\" an amount",
              .help = "\"cme statement\" prints the text"});
    } else if (!begins_with_phrase(text.phrase)) {
      report({.field = text.field,
              .message = fmt::format("the amount is not followed by \"{}(s)™\"", ama_credit_phrase),
              .help = "write the phrase in full, with ™; \"cme statement\" prints the text"});
    }
  });
}

constexpr RuleDefinition statement_phrase{
    .info =
        {.rule = Rule::statement_phrase,
         .name = "statement-phrase",
         .kind = RuleKind::meaning,
         .severity = Severity::warning,
         .summary = "each designation statement says \"for a maximum of\" an amount of AMA PRA Category 1 Credit(s)™",
         .why = "The phrase and its mark belong to the AMA. It is always written in full, with ™.",
         .source = "AMA PRA, designation statement",
         .bad =
             "disclaimers:\n  - The Example Society designates this live activity for a maximum of 1 AMA PRA Category "
             "1 Credit. Physicians should claim only the credit commensurate with the extent of their "
             "participation in the activity.\nformat: Live",
         .good = "disclaimers:\n  - The Example Society designates this live activity for a maximum of 1 AMA PRA "
                 "Category 1 Credit™. Physicians should claim only the credit commensurate with the extent of their "
                 "participation in the activity.\nformat: Live"},
    .check = check_statement_phrase,
    .guard = has_formal_words};

/// Whether a text in the record has the sentence word for word.
bool has_claim_sentence(const Activity& activity) {
  static constexpr CaselessWord rare_word("commensurate");
  bool found = false;
  for_each_prose(activity, [&](const RecordText& text) {
    found = found || (rare_word.find(text.text) != std::string_view::npos &&
                      plain_words(text.text).find(claim_sentence) != std::string::npos);
  });
  return found;
}

void check_statement_claim(const Activity& activity, const RuleContext& /*context*/, const BreachTaker& report) {
  std::optional<bool> has_sentence;  // in the whole record, searched for once
  for_each_designation(activity, [&](const DesignationText& text) {
    if (!is_about_ama_credit(text.from_verb)) {
      return;
    }
    if (!has_sentence) {
      has_sentence = has_claim_sentence(activity);
    }
    if (*has_sentence) {
      return;
    }
    const bool has_other_words = fold(text.from_verb).find("commensurate") != std::string::npos;
    report({.field = text.field,
            .message = has_other_words ? "the second sentence of the statement does not use the AMA's wording"
                                       : "the statement is missing its second sentence",
            .help = fmt::format("write: {}", claim_sentence)});
  });
}

constexpr RuleDefinition statement_claim{
    .info =
        {.rule = Rule::statement_claim,
         .name = "statement-claim",
         .kind = RuleKind::meaning,
         .severity = Severity::warning,
         .summary = "each designation statement ends with the sentence on claiming credit",
         .why = "The AMA prescribes both sentences. The second may be on another line of the record.",
         .source = "AMA PRA, designation statement",
         .bad =
             "disclaimers:\n  - The Example Society designates this live activity for a maximum of 1 AMA PRA Category "
             "1 Credit™.\nformat: Live",
         .good = "disclaimers:\n  - The Example Society designates this live activity for a maximum of 1 AMA PRA "
                 "Category 1 Credit™. Physicians should claim only the credit commensurate with the extent of their "
                 "participation in the activity.\nformat: Live"},
    .check = check_statement_claim,
    .guard = has_formal_words};

/// Whether the words before "designates this" are the provider's folded name, as the whole subject of the sentence.
bool is_subject(std::string_view before, std::string_view name) {
  const std::string folded = fold(before);
  if (!folded.ends_with(name)) {
    return false;
  }
  const std::string_view rest = trim(std::string_view(folded).substr(0, folded.size() - name.size()));
  return rest.empty() || rest == "the" || rest.ends_with(" the") ||
         std::string_view(".:;!?)\"").find(rest.back()) != std::string_view::npos;
}

void check_statement_provider(const Activity& activity, const RuleContext& /*context*/, const BreachTaker& report) {
  const std::optional<std::string_view> provider = find_accredited_provider(activity);
  if (!provider) {
    return;
  }
  const std::string name = fold(without_article(*provider));
  for_each_designation(activity, [&](const DesignationText& text) {
    if (!is_subject(text.before, name)) {
      report({.field = text.field,
              .message = fmt::format("the credit is not designated by {}, the accredited provider", quote(*provider)),
              .help = "only the accredited provider can designate credit"});
    }
  });
}

constexpr RuleDefinition statement_provider{
    .info = {.rule = Rule::statement_provider,
             .name = "statement-provider",
             .kind = RuleKind::meaning,
             .severity = Severity::warning,
             .summary = "only the accredited provider designates credit",
             .why =
                 "Only the accredited provider can designate credit. Its name is in `accredited_provider`, or in the "
                 "disclaimer \"This activity is accredited by the …\".",
             .source = "AMA PRA, designation statement",
             .bad =
                 "accredited_provider: Example Medical Association\ndisclaimers:\n  - The Example Journal designates "
                 "this live activity for a maximum of 1 AMA PRA Category 1 Credit™. Physicians should claim only the "
                 "credit commensurate with the extent of their participation in the activity.\nformat: Live",
             .good =
                 "accredited_provider: Example Medical Association\ndisclaimers:\n  - The Example Medical Association "
                 "designates this live activity for a maximum of 1 AMA PRA Category 1 Credit™. Physicians should "
                 "claim only the credit commensurate with the extent of their participation in the activity.\nformat: "
                 "Live"},
    .check = check_statement_provider,
    .guard = has_formal_words};

/// Outdated wording of accreditation statements, and its replacement.
struct OutdatedForm {
  std::string_view folded;
  std::string_view now;
};

constexpr OutdatedForm outdated_forms[] = {
    {"joint sponsorship", "joint providership"},
    {"jointly sponsored", "jointly provided"},
    {"essential areas", "accreditation requirements and policies"},
};

void check_statement_outdated(const Activity& activity, const RuleContext& /*context*/, const BreachTaker& report) {
  for_each_prose(activity, [&report](const RecordText& text) {
    if (!may_be_statement(text.text)) {
      return;
    }
    const std::string folded = fold(text.text);
    for (const OutdatedForm& form : outdated_forms) {
      if (folded.find(form.folded) != std::string::npos) {
        report({.field = field_path(text),
                .message = fmt::format("\"{}\" is outdated wording", form.folded),
                .help = fmt::format("the ACCME now says \"{}\"; \"cme statement\" prints the text", form.now)});
      }
    }
  });
}

constexpr RuleDefinition statement_outdated{
    .info =
        {.rule = Rule::statement_outdated,
         .name = "statement-outdated",
         .kind = RuleKind::meaning,
         .severity = Severity::warning,
         .summary = "each accreditation statement has the wording that the ACCME requires today",
         .why = "The ACCME replaced \"joint sponsorship\" and the \"Essential Areas\"; statements with these words are "
                "no longer valid.",
         .source = "ACCME, accreditation statements",
         .bad =
             "disclaimers:\n  - This activity has been planned in accordance with the Essential Areas and policies of "
             "the Accreditation Council for Continuing Medical Education.",
         .good =
             "disclaimers:\n  - This activity has been planned and implemented in accordance with the accreditation "
             "requirements and policies of the Accreditation Council for Continuing Medical Education (ACCME)."},
    .check = check_statement_outdated,
    .guard = has_formal_words};

constexpr auto rules = std::to_array<RuleDefinition>(
    {statement_amount, statement_format, statement_phrase, statement_claim, statement_provider, statement_outdated});

}  // namespace

std::span<const RuleDefinition> statement_rules() {
  return rules;
}

}  // namespace cme
