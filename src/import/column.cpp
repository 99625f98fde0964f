// SPDX-License-Identifier: MIT
#include "import/column.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <map>
#include <span>

#include "base/ascii.hpp"
#include "base/fold.hpp"
#include "base/nearest.hpp"
#include "cme/model/visit_field.hpp"
#include "import/cell_credit.hpp"
#include "import/cell_fee.hpp"
#include "import/fee_heading.hpp"
#include "import/heading_hint.hpp"
#include "import/heading_names.hpp"
#include "model/directory_words.hpp"

namespace cme {
namespace {

constexpr std::string_view own_key_prefix = "x-";

/// Words at the beginning of a heading that say what the sheet is about, or that it adds up rows, not what the column
/// holds.
constexpr std::string_view subjects[] = {"accme ",   "activity ", "cme ",     "ce ",     "cme/ce ",
                                         "course ",  "dates ",    "episode ", "event ",  "module ",
                                         "program ", "session ",  "sum of ",  "max of ", "total "};

struct Abbreviation {
  std::string_view text;
  std::string_view word;
};

constexpr Abbreviation abbreviations[] = {
    {"acc", "accredited"},  {"accred", "accredited"}, {"act", "activity"},    {"amt", "amount"},
    {"comm", "commercial"}, {"cr", "credit"},         {"crs", "credits"},     {"desc", "description"},
    {"dt", "date"},         {"exp", "expiration"},    {"fmt", "format"},      {"hr", "hour"},
    {"hrs", "hours"},       {"kw", "keyword"},        {"obj", "objectives"},  {"org", "organization"},
    {"orig", "original"},   {"prov", "provider"},     {"pub", "publication"}, {"reg", "registration"},
    {"rel", "release"},     {"rev", "review"},        {"spec", "specialty"},  {"supp", "support"},
};

/// `expiration date` for `exp dt`.
std::string with_whole_words(std::string_view heading) {
  std::string whole;
  for (const std::string_view word : split(heading, ' ')) {
    const auto* const known = std::ranges::find(abbreviations, word, &Abbreviation::text);
    whole.append(whole.empty() ? "" : " ").append(known == std::end(abbreviations) ? word : known->word);
  }
  return whole;
}

/// Keys, labels, and the label that belongs to only a part of a key.
constexpr std::size_t name_count = 2 * record_key_count + 1;

std::array<std::string_view, name_count> make_names() {
  std::array<std::string_view, name_count> names;
  auto* name = names.begin();
  for (const FieldInfo& info : record_keys()) {
    *name++ = info.name;
  }
  for (const FieldInfo& info : record_keys()) {
    *name++ = info.label;
  }
  *name = credit_type_label;
  return names;
}

/// A heading in the form used for comparison: folded, with `_` as a space, without periods and a trailing colon or
/// asterisk.
std::string normalize(std::string_view heading) {
  std::string folded = fold(heading);
  std::ranges::replace(folded, '_', ' ');
  std::erase(folded, '.');
  folded.erase(folded.find_last_not_of(" :*") + 1);
  return folded;
}

/// Keys, labels, derived fields and synonyms by their normalized names.
const std::map<std::string, std::string_view, std::less<>>& known_names() {
  static const auto names = [] {
    std::map<std::string, std::string_view, std::less<>> known;
    for (const FieldInfo& info : all_fields()) {
      known.emplace(normalize(info.name), info.name);
      known.emplace(normalize(info.label), info.name);
    }
    known.emplace(normalize(credit_type_label), credit_type_label);
    for (const HeadingName& synonym : heading_synonyms()) {
      known.emplace(normalize(synonym.heading), synonym.key);
      if (synonym.key == field_info(Field::commercial_support).name) {
        known.emplace(normalize(synonym.heading) + "?", synonym.key);
      }
    }
    return known;
  }();
  return names;
}

/// The maximum length of a heading that can be a name.
constexpr std::size_t longest_heading = 200;

/// Whether it is a key of the record, or the type of its credits, and nothing that is derived.
bool is_of_record(std::string_view key) {
  const auto field = find_field(key);
  return !field || static_cast<std::size_t>(*field) < record_key_count;
}

/// `fee` for `fee (member)`, `credit type` for `credit type 1`.
std::string without_number(std::string heading) {
  if (heading.ends_with(')')) {
    heading.erase(std::min(heading.rfind('('), heading.size()));
  }
  heading.erase(heading.find_last_not_of(" 0123456789") + 1);
  return heading;
}

/// `end date` for `event end date`; nothing if no subject is before it.
std::string_view without_subject(std::string_view heading) {
  const auto* const subject =
      std::ranges::find_if(subjects, [&](std::string_view each) { return heading.starts_with(each); });
  return subject == std::end(subjects) ? std::string_view() : heading.substr(subject->size());
}

/// Whether the words are the name with a typing mistake. In a short word, and at the ends of a long one, another letter
/// makes another word: Vote and note, Reviewer and reviewed.
bool is_long_slip_of(std::string_view words, std::string_view name) {
  constexpr std::size_t shortest = 6;
  const bool is_singular = name.starts_with(words) && name.substr(words.size()) == "s";
  return words.size() >= shortest && words.front() == name.front() && (is_singular || words.back() == name.back()) &&
         is_slip_of(words, name);
}

/// The key that the normalized words certainly or probably mean.
std::optional<std::string_view> find_guess(std::string_view words) {
  const std::span<const HeadingName> guesses = heading_guesses();
  const auto guess =
      std::ranges::find_if(guesses, [&](const HeadingName& each) { return normalize(each.heading) == words; });
  if (guess != guesses.end()) {
    return guess->key;
  }
  const auto known = known_names().find(words);
  return known != known_names().end() && is_of_record(known->second) ? std::optional(known->second) : std::nullopt;
}

/// The key that certain words beside its name do not change: `Credit AMA PRA`, `Fee (members)`.
void settle_other_words(std::string_view name, Column& column) {
  constexpr std::string_view beginnings[] = {"", "credit ", "credit: ", "credits ", "credits: "};
  for (const std::string_view beginning : beginnings) {
    const bool begins = lower_ascii(name.substr(0, beginning.size())) == beginning;
    if (const auto type = begins ? find_credit_type(name.substr(beginning.size())) : std::nullopt) {
      column.kind = ColumnKind::key;
      column.field = Field::credits;
      column.credit_type = type;
      return;
    }
  }
  if (read_fee_heading(name)) {
    column.kind = ColumnKind::key;
    column.field = Field::fee;
  }
}

/// Who pays the prices below the heading, and in which currency, as far as it says so.
void settle_fee_heading(Column& column) {
  if (is_audience(column.heading)) {
    column.audience = column.heading;
  } else if (const auto fee = read_fee_heading(column.heading)) {
    column.audience = fee->audience;
    column.currency = fee->currency;
  }
}

}  // namespace

std::optional<std::string_view> guess_key(std::string_view heading) {
  if (heading.size() > longest_heading) {
    return std::nullopt;
  }
  std::string whole = without_number(normalize(heading));
  std::erase(whole, ':');  // `Course date: Start`
  const std::string spelled_out = with_whole_words(whole);
  for (const std::string_view form : {std::string_view(whole), std::string_view(spelled_out)}) {
    for (std::string_view words = form; !words.empty(); words = without_subject(words)) {
      if (const auto key = find_guess(words)) {
        return key;
      }
    }
  }
  const auto& names = known_names();
  const auto slip = std::ranges::find_if(
      names, [&](const auto& known) { return is_of_record(known.second) && is_long_slip_of(whole, known.first); });
  return slip == names.end() ? std::nullopt : std::optional(slip->second);
}

std::span<const std::string_view> column_names() {
  static const std::array<std::string_view, name_count> names = make_names();
  return names;
}

Column make_column(std::string_view heading, std::string_view name) {
  Column column{.heading = std::string(heading)};
  // No record has a longer key.
  if (name.starts_with(own_key_prefix) && name.size() > own_key_prefix.size() && name.size() <= longest_heading) {
    column.kind = ColumnKind::own;
    column.own_key = name;
    return column;
  }
  const HintedHeading hinted = separate_hint(name);
  const auto known = name.size() > longest_heading ? known_names().end() : known_names().find(normalize(hinted.words));
  if (known != known_names().end() && known->second == credit_type_label) {
    column.kind = ColumnKind::credit_types;
  } else if (known != known_names().end()) {
    column.field = find_field(known->second).value_or(Field::id);
    column.kind = static_cast<std::size_t>(column.field) < record_key_count ? ColumnKind::key : ColumnKind::derived;
  } else if (name.size() <= longest_heading) {
    settle_other_words(name, column);
  }
  if (is_date(column)) {
    column.date_order = separate_hint(heading).dates;
  }
  if (column.kind == ColumnKind::key && column.field == Field::fee) {
    settle_fee_heading(column);
  }
  if (column.kind == ColumnKind::key && column.field == Field::commercial_support) {
    const std::string words = fold(column.heading);
    column.has_supporters = words.find("supporter") != std::string::npos ||
                            words.find("grantor") != std::string::npos ||
                            words.find("supported by") != std::string::npos;
  }
  return column;
}

bool takes_several(const Column& column) {
  const Field field = column.field;
  const bool is_several = holds_list(field) || field == Field::credits || field == Field::approvals ||
                          field == Field::note || has_part(column);
  return column.kind == ColumnKind::own || (column.kind == ColumnKind::key && is_several);
}

bool has_part(const Column& column) {
  return column.audience || column.has_supporters;
}

bool is_vague(const Column& column) {
  constexpr std::string_view words[] = {"begin", "begins",  "close", "closes", "closing", "end",    "ends",
                                        "open",  "opening", "opens", "start",  "starts",  "subject"};
  constexpr std::string_view whole[] = {"activity date", "course date", "date", "event date"};
  constexpr std::string_view exact_words[] = {"claim", "credit", "expiration", "expires", "release", "title"};
  std::string heading = with_whole_words(normalize(column.heading));
  std::ranges::replace(heading, '/', ' ');
  const std::vector<std::string_view> parts = split(heading, ' ');
  const auto has_one_of = [&](std::span<const std::string_view> list) {
    return std::ranges::any_of(parts,
                               [&](std::string_view part) { return std::ranges::find(list, part) != list.end(); });
  };
  return !column.is_mapped &&
         (std::ranges::find(whole, heading) != std::end(whole) || (has_one_of(words) && !has_one_of(exact_words)));
}

std::optional<unsigned> number_of_heading(std::string_view heading) {
  std::string_view text = trim(heading);
  if (text.ends_with(')')) {
    text.remove_suffix(1);
  }
  constexpr std::size_t most_digits = 3;
  const std::size_t before = text.find_last_not_of("0123456789");
  const std::string_view digits = before == std::string_view::npos ? text : text.substr(before + 1);
  if (digits.size() == text.size() || digits.size() > most_digits) {
    return std::nullopt;
  }
  return parse_whole_number(digits);
}

bool is_date(const Column& column) {
  return column.kind == ColumnKind::key && holds_date(column.field);
}

bool takes_option(const Column& column, std::string_view option) {
  const auto is_one_of = [&](std::initializer_list<Field> fields) {
    return column.kind == ColumnKind::key && std::ranges::find(fields, column.field) != fields.end();
  };
  if (option == "type") {
    return is_one_of({Field::credits});
  }
  if (option == "dates") {
    return is_date(column);
  }
  if (option == "currency" || option == "for") {
    return is_one_of({Field::fee});
  }
  if (option == "gather") {
    return takes_several(column) || column.kind == ColumnKind::credit_types;
  }
  if (option == "separator") {
    return column.kind == ColumnKind::credit_types || (takes_several(column) && !is_one_of({Field::note})) ||
           is_one_of({Field::fee, Field::commercial_support});
  }
  return true;
}

std::string column_letters(std::size_t column) {
  std::string letters;
  for (std::size_t number = column + 1; number > 0; number = (number - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (number - 1) % 26));
  }
  return letters;
}

}  // namespace cme
