// SPDX-License-Identifier: MIT
#include "lost_words.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <regex>
#include <utility>
#include <vector>

#include "base/ascii.hpp"
#include "base/fold.hpp"
#include "base/safe_output.hpp"
#include "cme/record/encode.hpp"
#include "cme/yaml/parse.hpp"
#include "record/decode.hpp"

namespace cme::test {
namespace {

// Written out once more: a label that the program misspells must be found.
constexpr std::string_view labels[] = {
    "Activity ID",
    "Expires",
    "Format Type",
    "CME Credit Type",
    "CME Credit",
    "Fee",
    "CME Provider",
    "Description of CME Course",
    "Disclaimers",
    "ABMS Member Board Approvals by Type",
    "Commercial Support?",
    "Educational Objectives",
    "Keywords",
    "Competencies",
    "DOI",
    "Practice Setting",
    "Physician Well-being activity",
    "National Quality Strategies and/or Quadruple Aim Care Processes",
    "Opioid REMS",
    "MIPS Approved",
    "Additional Information",
};

constexpr std::string_view note =
    "NOTE: If a Member Board has not deemed this activity for MOC approval as an accredited CME activity, this "
    "activity "
    "may count toward an ABMS Member Board’s general CME requirement. Please refer directly to your Member Board’s MOC "
    "Part II Lifelong Learning and Self-Assessment Program Requirements.";

using Words = std::map<std::string, int>;

bool is_word_part(std::string_view text, std::size_t at) {
  const char character = text[at];
  const bool is_point = character == '.' && at + 1 < text.size() && is_digit(text[at + 1]);
  return is_point || is_digit(character) || (character >= 'a' && character <= 'z') ||
         static_cast<unsigned char>(character) >= 0x80;
}

/// Numbers are compared by their value: `.50` is 0.5.
std::string shortest(const std::string& word) {
  const auto number = Decimal::parse((word.starts_with('.') ? "0" : "") + word);
  return number ? to_string(*number) : word;
}

/// Puts spaces around each mark, so that what is run together with it is a word of its own.
void set_apart(std::string& text, std::string_view mark) {
  for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + mark.size() + 2)) {
    text.insert(at + mark.size(), " ").insert(at, " ");
  }
}

/// The text with single spaces, as a record may have on one line what a page has on two.
std::string on_one_line(std::string_view text) {
  std::string line;
  for (const char character : text) {
    const bool is_space = character == ' ' || (character >= '\t' && character <= '\r');
    line.append(is_space && line.ends_with(' ') ? 0 : 1, is_space ? ' ' : character);
  }
  return line;
}

/// The text with plain spaces and line ends.
std::string with_plain_spaces(std::string_view text) {
  std::string plain = replace_all(replace_all(text, "\u00A0", " "), "\r", "\n");
  std::ranges::replace_if(
      plain, [](char character) { return character == '\t' || character == '\v' || character == '\f'; }, ' ');
  return plain;
}

/// The text with each number in one piece: `15,026.30` is 15026.30.
std::string with_whole_numbers(const std::string& text) {
  static const std::regex comma_in_number("([0-9]),(?=[0-9]{3}(?![0-9]))");
  return std::regex_replace(text, comma_in_number, "$1");
}

/// The text on one line, with labels apart, numbers in one piece and without bullets.
std::string prepared(std::string_view original) {
  std::string text = with_whole_numbers(on_one_line(with_plain_spaces(original)));
  for (const std::string_view bullet : {"•", "\uF0B7"}) {
    text = replace_all(text, bullet, " ");
  }
  std::ranges::for_each(labels, [&](std::string_view label) { set_apart(text, label); });
  set_apart(text, "NOTE:");
  // The button is one only on one line, which may not be the same in both.
  set_apart(text, "REGISTER");
  return text;
}

Words count_words(const std::string& text) {
  const std::string folded = fold(prepared(text));
  Words words;
  for (std::size_t begin = 0; begin < folded.size();) {
    std::size_t end = begin;
    while (end < folded.size() && is_word_part(folded, end)) {
      ++end;
    }
    if (end > begin) {
      ++words[shortest(folded.substr(begin, end - begin))];
    }
    begin = std::max(end, begin + 1);
  }
  return words;
}

void subtract(Words& words, const Words& others) {
  for (const auto& [word, count] : others) {
    if (const auto found = words.find(word); found != words.end()) {
      found->second -= count;
    }
  }
}

/// Takes each word out that is a part of a longer one that only `others` have: what a label is run together with is one
/// word in the record (`Typees`) and more on a page, where the label may end elsewhere.
void subtract_parts(Words& words, Words others) {
  for (auto& [word, count] : words) {
    for (auto other = others.begin(); count > 0 && other != others.end(); ++other) {
      auto& [longer, spare] = *other;
      if (longer.find(word) != std::string::npos) {
        const int found = std::clamp(spare, 0, count);
        count -= found;
        spare -= found;
      }
    }
  }
}

/// All text of an activity, and its typed values as a page writes them.
class ActivityText {
 public:
  explicit ActivityText(const Activity& activity) {
    append(std::to_string(activity.id.value_or(0)));
    for (const auto* text : {&activity.title, &activity.provider, &activity.opioid_rems, &activity.mips}) {
      append(text->value_or(""));
    }
    for (const auto* prose : {&activity.additional_information, &activity.note}) {
      append(prose->value_or(Prose()).text);
    }
    append(activity.doi ? activity.doi->text() : "");
    append(activity.format ? to_string(*activity.format) : "");
    append(activity.expires ? to_words(*activity.expires) : "");
    append_amounts(activity);
    if (activity.commercial_support) {
      append(activity.commercial_support->received ? "Yes" : "No");
    }
    for (const Approval& approval : activity.approvals) {
      append(approval.type);
      append_terms(approval.boards);
    }
    append_terms(activity.competencies);
    append_terms(activity.practice_settings);
    append_terms(activity.well_being);
    for (const auto* texts :
         {&activity.quality_processes, &activity.keywords, &activity.objectives, &activity.disclaimers}) {
      std::ranges::for_each(*texts, [this](const std::string& text) { append(text); });
    }
    for (const Section& section : activity.description) {
      append(section.heading.value_or(""));
      append(section.text);
    }
  }

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  // The mark keeps the end of one text and the beginning of the next from being read as a label.
  void append(std::string_view text) { text_.append(text).append("\n;\n"); }

  template <class Term>
  void append_terms(const std::vector<Term>& terms) {
    for (const Term term : terms) {
      append(to_string(term));
    }
  }

  // The amount is on the page once for all types, and so is its note.
  void append_amounts(const Activity& activity) {
    std::string last;
    for (const Credit& credit : activity.credits) {
      std::string text = credit.amount ? to_string(*credit.amount) : "";
      text += credit.max ? "-" + to_string(*credit.max) : "";
      text += credit.per ? " per " + *credit.per : "";
      text += " " + credit.note.value_or("") + (credit.board ? " CME " : "");
      text += credit.board ? abbreviation(*credit.board) : "";
      append(text == last ? "" : text);
      last = text;
      append(credit.type ? to_string(*credit.type) : "");
    }
    for (const Fee& tier : activity.fee) {
      append(tier.amount ? to_string(*tier.amount) : "");
      append(tier.amount && tier.amount->is_free() ? "0" : "");
      append(tier.per ? "per " + *tier.per : "");
      append(tier.audience ? "for " + *tier.audience : "");
      append(tier.note.value_or(""));
    }
  }

  std::string text_;
};

std::size_t count_of(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) {
    ++count;
  }
  return count;
}

/// The labels and the usual NOTE, as often as the page has them more than the activity.
std::string standing_words(const std::string& page, const std::string& activity) {
  std::string words;
  const std::string page_line = on_one_line(page);
  const std::string activity_line = on_one_line(activity);
  for (const std::string_view label : labels) {
    const std::size_t there = count_of(activity_line, label);
    for (std::size_t count = count_of(page_line, label); count > there; --count) {
      words.append(label).append("\n");
    }
  }
  for (std::size_t count = count_of(fold(page), fold(note)); count > 0; --count) {
    words.append(note).append("\n");
  }
  for (std::size_t count = count_of(page, "REGISTER FOR THIS ACTIVITY"); count > 0; --count) {
    words += "REGISTER FOR THIS ACTIVITY\n";
  }
  return words;
}

/// The numbers at the beginnings of lines below the labels of lists.
std::string list_numbers(std::string_view page) {
  std::string numbers;
  bool in_list = false;
  for (const std::string_view line : split(page, '\n')) {
    const std::string_view text = trim(line);
    const std::size_t begin = text.starts_with('(') ? 1 : 0;
    const std::size_t end = std::min(text.find_first_not_of("0123456789", begin), text.size());
    if (in_list && end > begin && end < text.size() && (text[end] == '.' || text[end] == ')')) {
      numbers.append(text.substr(begin, end - begin)).append("\n");
    }
    // A label may be run together with the end of the line above it.
    const auto* const label = std::ranges::find_if(labels, [&](std::string_view one) { return text.ends_with(one); });
    if (label != std::end(labels)) {
      in_list = *label == "Disclaimers" || *label == "Educational Objectives" || *label == "Keywords";
    }
  }
  return numbers;
}

bool is_spelling_of_a_term(std::string_view text) {
  const Vocabulary* const vocabularies[] = {&vocabulary<Board>(),           &vocabulary<Format>(),
                                            &vocabulary<Competency>(),      &vocabulary<CreditType>(),
                                            &vocabulary<PracticeSetting>(), &vocabulary<WellBeing>()};
  return std::ranges::any_of(vocabularies, [&](const Vocabulary* terms) {
    return find_any_spelling(*terms, text) && !find_name(*terms, text);
  });
}

/// Whether it is another spelling of a board that gives its own credit: `8 ent`.
bool is_board_of_a_credit(std::string_view word, const Activity& activity) {
  const auto board = find_any_spelling(vocabulary<Board>(), word);
  return board && std::ranges::any_of(activity.credits, [&](const Credit& credit) {
           return credit.board && static_cast<std::size_t>(*credit.board) == *board;
         });
}

/// Other spellings of terms and dates, which are typed values in the record.
std::string other_spellings(std::string_view page, const Activity& activity) {
  std::string words;
  std::string lines(page);
  std::ranges::for_each(labels, [&](std::string_view label) { lines = replace_all(lines, label, "\n"); });
  for (const std::string_view line : split(lines, '\n')) {
    const auto date = read_any_date(trim(line));
    words.append(date && date == activity.expires ? line : "").append("\n");
    for (const std::string_view word : split(line, ' ')) {
      words.append(is_board_of_a_credit(word, activity) ? word : "").append("\n");
    }
    std::string terms(line);
    for (std::size_t comma = terms.find(", "); comma != std::string::npos; comma = terms.find(", ")) {
      terms[comma] = '\n';
    }
    for (const std::string_view term : split(terms, '\n')) {
      words.append(is_spelling_of_a_term(term) ? term : "").append("\n");
    }
  }
  return words;
}

/// The prices of 0 on the page, `0 EUR` and `USD 0.00`: a free price in the record has no currency.
std::string free_prices(const std::string& page) {
  static const std::regex price("([A-Z]{3}) {0,2}0{1,9}(?:[.]0{1,4})?|0{1,9}(?:[.]0{1,4})? {0,2}([A-Z]{3})");
  std::string prices;
  for (std::sregex_iterator found(page.begin(), page.end(), price); found != std::sregex_iterator(); ++found) {
    const bool has_currency = Currency::parse(found->str(1) + found->str(2)).has_value();
    prices.append(has_currency ? found->str() : "").append("\n");
  }
  return prices;
}

/// What the warnings quote of repeats, and of what a value was read from. The type of a repeated approval is in the
/// record, where nothing shortens it.
std::string reported_words(const ImportedActivity& read) {
  std::string words;
  for (const ImportWarning& warning : read.warnings) {
    const std::string& message = warning.message;
    if (message.find("occurs twice") != std::string::npos) {
      // Several long types may begin alike.
      std::string types;
      for (const Approval& approval : read.activity.approvals) {
        types += message.find(quote(approval.type)) != std::string::npos ? approval.type + "\n" : "";
      }
      words.append(types.empty() ? message : types).append("\n");
    } else if (message.find("listed twice") != std::string::npos ||
               message.find("was read from") != std::string::npos) {
      words.append(message).append("\n");
    }
  }
  return words;
}

}  // namespace

std::string find_lost_words(std::string_view page, const ImportedActivity& read) {
  const std::string activity = ActivityText(read.activity).text();
  const std::string text = with_plain_spaces(page);
  const Words on_page = count_words(text);
  const Words in_activity = count_words(activity);
  Words words = on_page;
  subtract(words, in_activity);
  for (const std::string& found : {standing_words(text, activity), list_numbers(text),
                                   other_spellings(text, read.activity), free_prices(text), reported_words(read)}) {
    subtract(words, count_words(found));
  }
  Words others = in_activity;
  subtract(others, on_page);
  subtract_parts(words, std::move(others));
  std::string lost;
  for (const auto& [word, count] : words) {
    lost += count > 0 ? word + " " : "";
  }
  return lost;
}

std::string find_broken_round_trip(const Activity& activity) {
  const std::string text = encode_activity(activity);
  const ParsedYaml yaml = parse_yaml(text);
  if (!yaml.problems.empty()) {
    return "what was written cannot be read: " + yaml.problems.front().message + "\n" + text;
  }
  std::vector<Diagnostic> problems;
  const Activity again = decode_activity(yaml.tree.root(), problems, text);
  for (const Diagnostic& problem : problems) {
    if (problem.rule != Rule::missing_key) {
      return "what was written is no record: " + problem.message + "\n" + text;
    }
  }
  return again == activity ? std::string() : "what was written reads as something else:\n" + text;
}

}  // namespace cme::test
