// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cme/base/result.hpp"
#include "cme/model/activity.hpp"
#include "cme/model/fields.hpp"

namespace cme {

/// The subject of one part of the text that must be printed with an activity, in the order of printing.
enum class StatementKind : std::uint8_t { accreditation, designation, aafp, dates, commercial_support };

inline constexpr std::size_t statement_kind_count = static_cast<std::size_t>(StatementKind::commercial_support) + 1;

/// "accreditation", "designation", "aafp", "dates" or "commercial_support".
std::string_view to_string(StatementKind kind);

/// Words in one style. Text from the record, not yet made safe.
struct StatementRun {
  std::string text;
  bool is_emphasized = false;  ///< in italics if the output supports them

  bool operator==(const StatementRun&) const = default;
};

/// One paragraph.
struct StatementPart {
  StatementKind kind = StatementKind::accreditation;
  std::vector<StatementRun> runs;

  bool operator==(const StatementPart&) const = default;
};

/// The paragraph without styles.
std::string plain_text(const StatementPart& part);

/// The text that must be printed with an activity.
struct CreditStatement {
  std::string provider;  ///< the accredited provider, which designates the credit
  std::vector<StatementPart> parts;
  std::vector<std::string> notes;  ///< what a person should check, each a sentence without a period
};

/// A key that the statement cannot be made without.
struct StatementGap {
  Field key;
  std::string message;  ///< one line, lower case, no period
  std::string help;     ///< what to write

  bool operator==(const StatementGap&) const = default;
};

/// The statement of an activity, or every key that it is missing; never a partial statement.
tl::expected<CreditStatement, std::vector<StatementGap>> make_statement(const Activity& activity);

/// The learning format for the designation statement: `learning_format`, otherwise the one that follows from the
/// format. Nothing for the formats Internet and Other, which do not determine it.
std::optional<LearningFormat> learning_format_of(const Activity& activity);

/// The AMA's phrase, without its trademark sign. Source: AMA PRA, designation statement.
inline constexpr std::string_view ama_credit_phrase = "AMA PRA Category 1 Credit";

/// The second sentence of the designation statement. Source: AMA PRA, designation statement.
inline constexpr std::string_view claim_sentence =
    "Physicians should claim only the credit commensurate with the extent of their participation in the activity.";

}  // namespace cme
