// SPDX-License-Identifier: MIT
#include "cli/manual_formats.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <span>
#include <type_traits>
#include <vector>

#include "cli/mdoc.hpp"
#include "cme/diag/rule.hpp"
#include "cme/model/activity.hpp"
#include "cme/model/fields.hpp"
#include "cme/model/terms.hpp"
#include "cme/model/visit_field.hpp"
#include "settings/config.hpp"

namespace cme {

namespace {

// The value of a record's key in words, by the type of the activity's member.

template <class Value>
using Member = Value Activity::*;

std::string value_in_words(Member<std::optional<std::uint32_t>>) {
  return "a whole number from 1 to 999999999";
}

std::string value_in_words(Member<std::optional<std::string>>) {
  return "text";
}

std::string value_in_words(Member<std::optional<Prose>>) {
  return "text";
}

std::string value_in_words(Member<std::optional<Url>>) {
  return "an http or https address";
}

std::string value_in_words(Member<std::optional<Doi>>) {
  return "a DOI, without an address before it";
}

std::string value_in_words(Member<std::optional<Date>>) {
  return "a date such as 2028-09-04";
}

std::string value_in_words(Member<std::vector<Credit>>) {
  return "a list of credits; see CREDITS";
}

std::string value_in_words(Member<std::vector<Fee>>) {
  return "an amount such as $30, 45 EUR, $25-95 or free; or a fee with the keys under FEE; or a list of these";
}

std::string value_in_words(Member<std::optional<CommercialSupport>>) {
  return "false, true, or a list of supporters; see COMMERCIAL SUPPORT";
}

std::string value_in_words(Member<std::vector<Approval>>) {
  return "a mapping of approval types to lists of boards";
}

std::string value_in_words(Member<std::vector<Section>>) {
  return "text, or a mapping of headings to text";
}

std::string value_in_words(Member<std::vector<std::string>>) {
  return "a list of text";
}

template <class Term>
requires std::is_enum_v<Term> std::string value_in_words(Member<std::optional<Term>>) {
  return fmt::format("a {}; see VOCABULARIES", vocabulary<Term>().noun);
}

template <class Term>
requires std::is_enum_v<Term> std::string value_in_words(Member<std::vector<Term>>) {
  return fmt::format("a list; each item is a {}; see VOCABULARIES", vocabulary<Term>().noun);
}

/// What happens to a record without the key.
std::string absence_in_words(const FieldInfo& info) {
  if (info.required) {
    return "Required.";
  }
  std::string name = fmt::format("missing-{}", info.name);
  const std::optional<Rule> rule = find_rule(name);
  const std::string_view which = rule == Rule::missing_doi ? "A journal-based record" : "A record";
  return rule ? fmt::format("{} without it gets a {} ({}).", which, to_string(rule_info(*rule).severity), name) : "";
}

void append_keys(std::string& page) {
  page += ".Sh KEYS\n.Bl -tag -width Ds\n";
  for (const FieldInfo& info : record_keys()) {
    page += fmt::format(".It Cm {}\n", mdoc_text(info.name));
    std::string text = mdoc_sentence(info.summary);
    visit_key(info.field, [&](auto member) { text += fmt::format(" The value is {}.", value_in_words(member)); });
    if (const std::string absence = absence_in_words(info); !absence.empty()) {
      text += ' ' + absence;
    }
    append_mdoc_sentences(page, text);
    if (!info.example.empty()) {
      page += fmt::format("Example:\n.Ql {}\\&\n", mdoc_text(info.example));
    }
  }
  page += ".It Cm x\\-NAME\n";
  append_mdoc_sentences(page, "A key of your own, with text or a list of text. It is kept as it is.");
  page += ".El\n";
}

std::vector<std::string_view> names_of_support_kinds() {
  std::vector<std::string_view> names;
  std::ranges::transform(all_support_kinds, std::back_inserter(names),
                         [](SupportKind kind) { return to_string(kind); });
  return names;
}

/// What the value of a part can be, after its summary.
std::string values_in_words(PartKind kind) {
  switch (kind) {
    case PartKind::support_kind:
      return fmt::format(" The value is {}.", fmt::join(names_of_support_kinds(), " or "));
    case PartKind::credit_type:
    case PartKind::board:
      return " See VOCABULARIES.";
    case PartKind::decimal:
      return " The value is a number such as 1 or 0.25.";
    case PartKind::money:
      return " The value is an amount such as $30, 45 EUR, $25-95 or free.";
    case PartKind::text:
      break;
  }
  return "";
}

void append_parts(std::string& page, std::string_view heading, std::string_view intro, std::span<const PartKey> parts) {
  page += fmt::format(".Sh {}\n", heading);
  append_mdoc_sentences(page, intro);
  page += ".Bl -tag -width Ds\n";
  for (const PartKey& part : parts) {
    page += fmt::format(".It Cm {}\n", part.name);
    append_mdoc_sentences(page, mdoc_sentence(part.summary) + values_in_words(part.kind));
  }
  page += ".El\n";
}

void append_names(std::string& page, std::string_view heading, std::span<const std::string_view> names) {
  page += fmt::format(".Ss {}\n.Bl -bullet -compact\n", heading);
  for (const std::string_view name : names) {
    page += ".It\n" + mdoc_text(name) + '\n';
  }
  page += ".El\n";
}

void append_boards(std::string& page) {
  page += ".Ss Member boards of the ABMS\n.Bl -bullet -compact\n";
  for (std::size_t number = 0; number < vocabulary<Board>().names.size(); ++number) {
    const auto board = static_cast<Board>(number);
    page += ".It\n" + mdoc_text(fmt::format("{} ({})", to_string(board), abbreviation(board))) + '\n';
  }
  page += ".El\n";
}

void append_settings(std::string& page, std::span<const SettingInfo> settings) {
  page += ".Bl -tag -width Ds\n";
  for (const SettingInfo& setting : settings) {
    page += fmt::format(".It Cm {}\n", mdoc_text(setting.name));
    append_mdoc_sentences(
        page, fmt::format("Sets {}. The value is {}. Default: {}.", setting.summary, setting.value, setting.otherwise));
  }
  page += ".El\n";
}

}  // namespace

std::string record_manual() {
  std::string page = mdoc_head("cme-record", 5, "a record of one CME activity");
  page += ".Sh DESCRIPTION\n";
  append_mdoc_sentences(
      page,
      "A record is a YAML file in UTF-8 that describes one activity of continuing medical education. Its name ends in "
      ".yaml or .yml, and it is in the records folder or in a folder below it. Keys are written in the order of this "
      "page, but can be read in any order. A key with no value counts as missing. A record is at most 1 MiB long.");
  page += ".Pp\n";
  append_mdoc_sentences(
      page,
      "Anchors, aliases, tags, several documents in one file and tabs as indentation are not allowed. "
      "A comment such as \"# cme: allow credit-step -- reason\", at the end of a line or on the line "
      "above, hides the problems of one rule there.");
  append_keys(page);
  append_parts(page, "CREDITS", "Each item of credits has an amount or a type, and these keys:", credit_keys());
  append_parts(page, "FEE", "A fee that is written as a mapping has an amount or a note, and these keys:", fee_keys());
  append_parts(page, "COMMERCIAL SUPPORT", "Each supporter has these keys:", supporter_keys());
  page += ".Sh VOCABULARIES\n";
  append_names(page, "Formats", vocabulary<Format>().names);
  append_names(page, "Learning formats", vocabulary<LearningFormat>().names);
  append_names(page, "Credit types", vocabulary<CreditType>().names);
  append_boards(page);
  append_names(page, "Competencies", vocabulary<Competency>().names);
  append_names(page, "Practice settings", vocabulary<PracticeSetting>().names);
  append_names(page, "Well\\-being terms", vocabulary<WellBeing>().names);
  append_names(page, "Kinds of commercial support", names_of_support_kinds());
  page += ".Sh EXAMPLES\n";
  append_mdoc_lines(page,
                    "id: 90001\n"
                    "title: Febrile Infants in the First 60 Days of Life\n"
                    "provider: Example University School of Medicine\n"
                    "format: Enduring\n"
                    "expires: 2027-11-30\n"
                    "credits:\n"
                    "  - amount: 1\n"
                    "    type: AMA PRA Category 1 Credit\n"
                    "fee: free\n"
                    "commercial_support: false\n"
                    "approvals:\n"
                    "  ABMS Lifelong Learning CME Activity:\n"
                    "    - Pediatrics");
  return page +
         ".Sh SEE ALSO\n.Xr cme 1 ,\n.Xr cme-explain 1 ,\n.Xr cme-schema 1 ,\n.Xr cme-validate 1 ,\n"
         ".Xr cme.yaml 5\n";
}

std::string settings_manual() {
  std::string page = mdoc_head(config_file_name, 5, "settings of a catalog of CME activity records");
  page += ".Sh DESCRIPTION\n";
  append_mdoc_sentences(
      page,
      "The file is searched for in the current folder and in the folders above, up to the root of the "
      "repository. The first one found is used. Every key is optional; an unknown key is an error. A command-line "
      "option overrides an environment variable, which overrides this "
      "file.");
  page += ".Sh KEYS\n";
  append_settings(page, all_settings());
  page += ".Ss Keys of the mapping site\n";
  append_settings(page, site_settings());
  page += ".Sh EXAMPLES\n";
  append_mdoc_lines(page,
                    "records: records\n"
                    "fail-on: error\n"
                    "severity:\n"
                    "  duplicate-board: warning\n"
                    "approval-types:\n"
                    "  - Example University Patient Safety Requirement\n"
                    "synonyms:\n"
                    "  - TAVR = transcatheter aortic valve replacement\n"
                    "site:\n"
                    "  title: Example University CME");
  return page + ".Sh SEE ALSO\n.Xr cme 1 ,\n.Xr cme-config 1 ,\n.Xr cme-record 5\n";
}

}  // namespace cme
