// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cme/base/result.hpp"
#include "cme/model/date.hpp"
#include "cme/model/doi.hpp"
#include "cme/model/money.hpp"
#include "cme/model/terms.hpp"
#include "cme/model/url.hpp"

namespace cme {

/// Credit of one kind that a learner can claim. Has an amount or a type, or both.
struct Credit {
  std::optional<Decimal> amount;  ///< the lower end of a range
  std::optional<Decimal> max;     ///< greater than `amount`, which is then present
  std::optional<CreditType> type;
  std::optional<std::string> per;  ///< unit of the amount: "cycle"
  std::optional<Board>
      board;  ///< the board whose own credit (MOC, self-assessment) this is, in addition to the CME credit
  std::optional<std::string> note;

  bool operator==(const Credit&) const = default;
};

/// One tier of the fee. Has an amount or a note, or both.
struct Fee {
  std::optional<Money> amount;
  std::optional<std::string> per;       ///< unit: "module"
  std::optional<std::string> audience;  ///< the record's `for`: "APsA members"
  std::optional<std::string> note;

  bool operator==(const Fee&) const = default;
};

/// How a commercial supporter supports.
enum class SupportKind : std::uint8_t { grant, in_kind };

inline constexpr SupportKind all_support_kinds[] = {SupportKind::grant, SupportKind::in_kind};

/// "grant" or "in-kind".
std::string_view to_string(SupportKind kind);

/// Who supports an activity commercially.
struct Supporter {
  std::string name;
  std::optional<SupportKind> kind;
  std::optional<std::string> nature;  ///< what was given, if the support is in kind

  bool operator==(const Supporter&) const = default;
};

/// Whether there is commercial support and, as far as known, by whom.
struct CommercialSupport {
  bool received = false;
  std::vector<Supporter> supporters;  ///< empty unless received

  bool operator==(const CommercialSupport&) const = default;
};

/// The boards that approve the activity under one approval type, in the record's order.
struct Approval {
  std::string type;
  std::vector<Board> boards;

  bool operator==(const Approval&) const = default;
};

/// Text of one or more paragraphs, separated by empty lines.
struct Prose {
  std::string text;
  /// Whether a record writes it line by line (`|-`), as it always does for text with single line breaks. It does not
  /// affect the text itself, only its value in other YAML readers, for which an empty line in a `>-` is one line break.
  bool is_literal = false;

  bool operator==(const Prose& other) const { return text == other.text; }
};

/// A part of the description. A plain description is one section without a heading.
struct Section {
  std::optional<std::string> heading;
  std::string text;
  bool is_literal = false;  ///< as in `Prose`

  bool operator==(const Section& other) const { return heading == other.heading && text == other.text; }
};

/// One of the office's own keys, `x-…`, with its exact value.
struct Extension {
  std::string key;
  bool is_list = false;
  std::vector<std::string> values;  ///< exactly one unless a list

  bool operator==(const Extension&) const = default;
};

/// The largest id of an activity; the smallest is 1.
inline constexpr std::uint32_t max_activity_id = 999'999'999;

/// An activity's id: digits, from 1 to `max_activity_id`.
Result<std::uint32_t> parse_id(std::string_view text);

/// One activity that gives physicians credit: the content of one record. An absent value is std::nullopt or an empty
/// list. Text is valid UTF-8, never empty and without line breaks at its end. A record that was read without reading
/// errors has id, provider, format, expires, commercial_support and at least one credit.
struct Activity {
  std::optional<std::uint32_t> id;  ///< 1 to max_activity_id
  std::optional<std::string> title;
  std::optional<std::string> provider;             ///< the directory's "CME Provider": a display name
  std::optional<std::string> accredited_provider;  ///< the accredited organization, if it is not the provider
  std::optional<std::string> accreditation;        ///< who accredits the provider; absent: the ACCME
  std::vector<std::string> joint_providers;  ///< not accredited; they plan the activity with the accredited provider
  std::optional<Url> url;                    ///< the address for registration
  std::optional<Doi> doi;                    ///< not unique: several activities may share one
  std::optional<Format> format;
  std::optional<LearningFormat> learning_format;  ///< if the format does not determine it
  std::optional<std::string> other_activity;      ///< what kind of "other activity" it is, in a few words
  std::optional<Date> released;
  std::optional<Date> reviewed;
  std::optional<Date> expires;  ///< the last day to claim credit
  std::vector<Credit> credits;
  std::vector<Fee> fee;  ///< tiers
  std::optional<CommercialSupport> commercial_support;
  std::vector<Approval> approvals;
  std::vector<Competency> competencies;
  std::vector<PracticeSetting> practice_settings;
  std::vector<WellBeing> well_being;
  std::vector<std::string> quality_processes;
  std::vector<std::string> keywords;
  std::vector<std::string> objectives;
  std::vector<Section> description;
  std::vector<std::string> disclaimers;
  std::optional<Prose> aafp_statement;  ///< the text of the AAFP's letter, which must not be edited
  std::optional<std::string> opioid_rems;
  std::optional<std::string> mips;
  std::optional<Prose> additional_information;
  std::optional<Prose> note;
  std::vector<Extension> extensions;  ///< in the record's order

  bool operator==(const Activity&) const = default;
};

/// What can be claimed at most of a credit that has an amount.
Decimal most_of(const Credit& credit);

/// The credit with the largest amount that can be claimed, or null; the first of several equal ones. A board's own
/// credit does not count, because it is in addition.
const Credit* most_credit(const std::vector<Credit>& credits);

/// The boards that approve the activity under any type, sorted by name, each once.
std::vector<Board> approving_boards(const Activity& activity);

/// Whether an activity is current, expiring or expired on a day.
enum class Status : std::uint8_t { current, expiring, expired };

/// Their names, in the order of the enumeration: "current", "expiring", "expired".
std::span<const std::string_view> status_names();

/// "current", "expiring" or "expired".
std::string_view to_string(Status status);

/// Whether an activity with the status `own` counts as `asked`: an expiring one is current, too.
bool is_among(Status own, Status asked);

/// How many days before it expires an activity counts as expiring.
inline constexpr int default_expiring_days = 90;

/// Expired after its last day; expiring from `within` days before it; otherwise current. Nothing without `expires`.
std::optional<Status> status_on(const Activity& activity, Date today, int within = default_expiring_days);

/// Days until the last day; negative once expired. Nothing without `expires`.
std::optional<int> days_left_on(const Activity& activity, Date today);

}  // namespace cme
