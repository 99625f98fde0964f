// SPDX-License-Identifier: MIT
#include "import/column.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <map>

#include "base/fold.hpp"
#include "base/nearest.hpp"
#include "cme/model/visit_field.hpp"
#include "import/cell_credit.hpp"
#include "model/directory_words.hpp"

namespace cme {
namespace {

constexpr std::string_view own_key_prefix = "x-";

/// docs/importing.md has the same table. Source: nine sheets of offices and directories, 2025.
constexpr HeadingName synonyms[] = {
    {given_id_heading, "id"},
    {"ID #", "id"},
    {"Activity ID #", "id"},
    {"Activity Title", "title"},
    {"Activity Name", "title"},
    {"Course Title", "title"},
    {"Course Name", "title"},
    {"Program Title", "title"},
    {"Event Title", "title"},
    {"Event Name", "title"},
    {"Program Name", "title"},
    {"Module Title", "title"},
    {"Presentation Title", "title"},
    {"Title of Activity", "title"},
    {"Name of Activity", "title"},
    {"Activity/Course Title", "title"},
    {"CME Provider Name", "provider"},
    {"Provider Name", "provider"},
    {"Provider Organization", "provider"},
    {"Accredited Provider Name", "accredited_provider"},
    {"Accredited CME Provider", "accredited_provider"},
    {"Joint Provider", "joint_providers"},
    {"Jointly Provided By", "joint_providers"},
    {"Joint Provider(s)", "joint_providers"},
    {"Joint Sponsor", "joint_providers"},
    {"Joint Sponsors", "joint_providers"},
    {"Link", "url"},
    {"Activity Link", "url"},
    {"Course Link", "url"},
    {"Registration Link", "url"},
    {"Web Address", "url"},
    {"Website", "url"},
    {"Activity URL", "url"},
    {"Course URL", "url"},
    {"Activity Web Address", "url"},
    {"Event URL", "url"},
    {"Event Link", "url"},
    {"Hyperlink", "url"},
    {"Landing Page", "url"},
    {"Registration URL", "url"},
    {"Web Link", "url"},
    {"Web Site", "url"},
    {"DOI Link", "doi"},
    {"DOI Number", "doi"},
    {"Article DOI", "doi"},
    {"Activity Format", "format"},
    {"Activity Type", "format"},
    {"Type of Activity", "format"},
    {"Course Format", "format"},
    {"Course Type", "format"},
    {"Event Type", "format"},
    {"Type of Event", "format"},
    {"Program Type", "format"},
    {"Format of Activity", "format"},
    {"Delivery Format", "format"},
    {"Release Date", "released"},
    {"Released Date", "released"},
    {"Date Released", "released"},
    {"Original Release Date", "released"},
    {"Start Date", "released"},
    {"Activity Start Date", "released"},
    {"Course Start Date", "released"},
    {"Date of Release", "released"},
    {"Date of Original Release", "released"},
    {"Original Release", "released"},
    {"Publication Date", "released"},
    {"Launch Date", "released"},
    {"Review Date", "reviewed"},
    {"Reviewed Date", "reviewed"},
    {"Last Reviewed", "reviewed"},
    {"Last Review Date", "reviewed"},
    {"Date Reviewed", "reviewed"},
    {"Date of Last Review", "reviewed"},
    {"Date of Most Recent Review", "reviewed"},
    {"Most Recent Review Date", "reviewed"},
    {"Most Recent Review", "reviewed"},
    {"Expiration", "expires"},
    {"Expiration Date", "expires"},
    {"Expiry Date", "expires"},
    {"Expires On", "expires"},
    {"Credit Expiration Date", "expires"},
    {"Termination Date", "expires"},
    {"End Date", "expires"},
    {"Valid Through", "expires"},
    {"Valid Until", "expires"},
    {"Activity End Date", "expires"},
    {"Activity Expiration Date", "expires"},
    {"CME Expiration", "expires"},
    {"CME Expiration Date", "expires"},
    {"CME Expires", "expires"},
    {"Course End Date", "expires"},
    {"Credit Expiration", "expires"},
    {"Credit Expires", "expires"},
    {"Date of Expiration", "expires"},
    {"Exp Date", "expires"},
    {"Last Day to Claim Credit", "expires"},
    {"Valid Thru", "expires"},
    {"Valid To", "expires"},
    {"Available Through", "expires"},
    {"Credit", "credits"},
    {"CME Credits", "credits"},
    {"CME Credit(s)", "credits"},
    {"CME Hours", "credits"},
    {"Credit Hours", "credits"},
    {"Credit Amount", "credits"},
    {"Number of Credits", "credits"},
    {"Maximum Credits", "credits"},
    {"Max Credits", "credits"},
    {"# of Credits", "credits"},
    {"# Credits", "credits"},
    {"Credit(s)", "credits"},
    {"Credit Value", "credits"},
    {"Credits Available", "credits"},
    {"Credits Offered", "credits"},
    {"CME Credit Amount", "credits"},
    {"CME Credit Hours", "credits"},
    {"Number of CME Credits", "credits"},
    {"Total CME Credits", "credits"},
    {"Credit Type", credit_type_label},
    {"Credit Types", credit_type_label},
    {"Type of Credit", credit_type_label},
    {"Credit Type(s)", credit_type_label},
    {"Types of Credit", credit_type_label},
    {"Cost", "fee"},
    {"Price", "fee"},
    {"Fees", "fee"},
    {"Registration Fee", "fee"},
    {"Activity Fee", "fee"},
    {"Activity Cost", "fee"},
    {"Course Cost", "fee"},
    {"Course Fee", "fee"},
    {"Cost to Participant", "fee"},
    {"Participant Fee", "fee"},
    {"Registration Cost", "fee"},
    {"Registration Fees", "fee"},
    {"Registration Price", "fee"},
    {"Commercially Supported", "commercial_support"},
    {"Commercial Support Received", "commercial_support"},
    {"Commercial Supporter", "commercial_support"},
    {"Commercial Supporters", "commercial_support"},
    {"Commercial Supporter(s)", "commercial_support"},
    {"Industry Support", "commercial_support"},
    {"Received Commercial Support", "commercial_support"},
    {"Boards", "approvals"},
    {"Board Approvals", "approvals"},
    {"Member Boards", "approvals"},
    {"ABMS Member Boards", "approvals"},
    {"ABMS Boards", "approvals"},
    {"ABMS Lifelong Learning CME Activity", "approvals"},
    {"ABMS Board Approvals", "approvals"},
    {"Approving Boards", "approvals"},
    {"Certifying Boards", "approvals"},
    {"MOC Boards", "approvals"},
    {"Core Competencies", "competencies"},
    {"Core Competency", "competencies"},
    {"Competency", "competencies"},
    {"ABMS Competencies", "competencies"},
    {"ABMS/ACGME Competencies", "competencies"},
    {"ABMS/ACGME Core Competencies", "competencies"},
    {"ACGME Competencies", "competencies"},
    {"ACGME/ABMS Competencies", "competencies"},
    {"Competencies Addressed", "competencies"},
    {"Physician Competencies", "competencies"},
    {"Practice Settings", "practice_settings"},
    {"Well-Being", "well_being"},
    {"Physician Well-Being", "well_being"},
    {"Keyword", "keywords"},
    {"Topic", "keywords"},
    {"Topics", "keywords"},
    {"Tags", "keywords"},
    {"Key Word", "keywords"},
    {"Key Words", "keywords"},
    {"Keyword(s)", "keywords"},
    {"Search Terms", "keywords"},
    {"Subjects", "keywords"},
    {"Topic(s)", "keywords"},
    {"Learning Objectives", "objectives"},
    {"Learning Objective", "objectives"},
    {"Objective", "objectives"},
    {"Activity Objectives", "objectives"},
    {"Course Objectives", "objectives"},
    {"Program Objectives", "objectives"},
    {"Educational Objective", "objectives"},
    {"Learner Objectives", "objectives"},
    {"Learning Objective(s)", "objectives"},
    {"Learning Goals", "objectives"},
    {"Learning Outcome", "objectives"},
    {"Learning Outcomes", "objectives"},
    {"Learning Outcome(s)", "objectives"},
    {"Overview", "description"},
    {"Abstract", "description"},
    {"Activity Description", "description"},
    {"Course Description", "description"},
    {"Program Description", "description"},
    {"Summary", "description"},
    {"Activity Overview", "description"},
    {"Activity Summary", "description"},
    {"Course Overview", "description"},
    {"Course Summary", "description"},
    {"Program Overview", "description"},
    {"Program Summary", "description"},
    {"Short Description", "description"},
    {"Brief Description", "description"},
    {"Full Description", "description"},
    {"Long Description", "description"},
    {"Synopsis", "description"},
    {"Disclaimer", "disclaimers"},
    {"Additional Info", "additional_information"},
    {"Other Information", "additional_information"},
    {"Notes", "note"},
};

/// A possible meaning of a heading.
constexpr HeadingName guesses[] = {
    {"Name", "title"},
    {"Course", "title"},
    {"Activity", "title"},
    {"Event", "title"},
    {"Program", "title"},
    {"Session", "title"},
    {"Episode", "title"},
    {"Subject", "title"},
    {"Sponsor", "provider"},
    {"Organization", "provider"},
    {"Organizer", "provider"},
    {"Publisher", "provider"},
    {"Offered by", "provider"},
    {"Source", "provider"},
    {"Kind", "format"},
    {"Type", "format"},
    {"Modality", "format"},
    {"Delivery", "format"},
    {"Delivery Method", "format"},
    {"Medium", "format"},
    {"Category", "format"},
    {"Date", "released"},
    {"Starts", "released"},
    {"Published", "released"},
    {"Begins", "released"},
    {"Opens", "released"},
    {"Ends", "expires"},
    {"Until", "expires"},
    {"Runs until", "expires"},
    {"Closes", "expires"},
    {"Expiry", "expires"},
    {"Valid", "expires"},
    {"Available Until", "expires"},
    {"Hours", "credits"},
    {"Points", "credits"},
    {"Amount", "credits"},
    {"Physicians", "credits"},
    {"Nurses", "credits"},
    {"Pharmacists", "credits"},
    {"Charge", "fee"},
    {"Tuition", "fee"},
    {"Support", "commercial_support"},
    {"Funding", "commercial_support"},
    {"Sponsored", "commercial_support"},
    {"Board", "approvals"},
    {"Approved by", "approvals"},
    {"MOC", "approvals"},
    {"Specialty", "keywords"},
    {"Specialties", "keywords"},
    {"Area", "keywords"},
    {"Goals", "objectives"},
    {"MIPS Improvement Activity", "mips"},
    {"Opioid Analgesic REMS", "opioid_rems"},
    {"REMS", "opioid_rems"},
    {"CME Type", credit_type_label},
    {"Outcomes", "objectives"},
    {"Expected Results", "objectives"},
    {"Expected Outcomes", "objectives"},
    {"Attributes", "competencies"},
    {"Physician Attributes", "competencies"},
    {"Desirable Physician Attributes", "competencies"},
    {"Supporter", "commercial_support"},
    {"Supporters", "commercial_support"},
    {"Grantor", "commercial_support"},
    {"Categories", "keywords"},
    {"Topic Area", "keywords"},
    {"Subject Area", "keywords"},
    {"Setting", "practice_settings"},
    {"Settings", "practice_settings"},
    {"Claim Credit By", "expires"},
    {"Published Date", "released"},
    {"Activity Date", "released"},
    {"Event Date", "released"},
    {"Updated", "reviewed"},
    {"Last Updated", "reviewed"},
    {"What it costs", "fee"},
    {"Details", "description"},
    {"About", "description"},
    {"Body", "description"},
    {"Remarks", "note"},
    {"Comments", "note"},
    {"Comment", "note"},
    {"Number", "id"},
    {"Record ID", "id"},
    {"Course #", "id"},
    {"Activity #", "id"},
    {"Activity Number", "id"},
    {"Course Number", "id"},
    {"Course ID", "id"},
    {"Registration", "url"},
    {"Web", "url"},
    {"Web page", "url"},
    {"Weblink", "url"},
};

/// Words at the beginning of a heading that say what the sheet is about, not what the column holds.
constexpr std::string_view subjects[] = {"activity ", "cme ",   "ce ",     "cme/ce ",  "course ",
                                         "episode ",  "event ", "module ", "program ", "session "};

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
    for (const HeadingName& synonym : synonyms) {
      known.emplace(normalize(synonym.heading), synonym.key);
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
  const auto* const guess =
      std::ranges::find_if(guesses, [&](const HeadingName& each) { return normalize(each.heading) == words; });
  if (guess != std::end(guesses)) {
    return guess->key;
  }
  const auto known = known_names().find(words);
  return known != known_names().end() && is_of_record(known->second) ? std::optional(known->second) : std::nullopt;
}

}  // namespace

std::span<const HeadingName> heading_synonyms() {
  return synonyms;
}

std::optional<std::string_view> guess_key(std::string_view heading) {
  if (heading.size() > longest_heading) {
    return std::nullopt;
  }
  const std::string whole = without_number(normalize(heading));
  for (std::string_view words = whole; !words.empty(); words = without_subject(words)) {
    if (const auto key = find_guess(words)) {
      return key;
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
  if (name.starts_with(own_key_prefix) && name.size() > own_key_prefix.size()) {
    column.kind = ColumnKind::own;
    column.own_key = name;
    return column;
  }
  const auto known = name.size() > longest_heading ? known_names().end() : known_names().find(normalize(name));
  if (known == known_names().end()) {
    const auto type = find_credit_type(name.substr(0, longest_heading));
    if (type) {
      column.kind = ColumnKind::key;
      column.field = Field::credits;
      column.credit_type = type;
    }
    return column;
  }
  if (known->second == credit_type_label) {
    column.kind = ColumnKind::credit_types;
    return column;
  }
  column.field = find_field(known->second).value_or(Field::id);
  column.kind = static_cast<std::size_t>(column.field) < record_key_count ? ColumnKind::key : ColumnKind::derived;
  return column;
}

bool takes_several(const Column& column) {
  const Field field = column.field;
  const bool is_several =
      holds_list(field) || field == Field::credits || field == Field::approvals || field == Field::note;
  return column.kind == ColumnKind::own || (column.kind == ColumnKind::key && is_several);
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
  if (option == "currency") {
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
