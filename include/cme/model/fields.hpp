// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace cme {

/// What can be shown about an activity: the record's keys in canonical order, then the derived fields.
enum class Field : std::uint8_t {
  id,
  title,
  provider,
  accredited_provider,
  accreditation,
  joint_providers,
  url,
  doi,
  format,
  learning_format,
  other_activity,
  released,
  reviewed,
  expires,
  credits,
  fee,
  commercial_support,
  approvals,
  competencies,
  practice_settings,
  well_being,
  quality_processes,
  keywords,
  objectives,
  description,
  disclaimers,
  aafp_statement,
  opioid_rems,
  mips,
  additional_information,
  note,
  boards,
  status,
  days_left,
  file,
};

/// How many fields there are.
inline constexpr std::size_t field_count = static_cast<std::size_t>(Field::file) + 1;

/// How many of them are keys of the record; the rest are derived.
inline constexpr std::size_t record_key_count = static_cast<std::size_t>(Field::boards);

/// One field, as it is described to people.
struct FieldInfo {
  Field field;
  std::string_view name;          ///< the record's key
  std::string_view label;         ///< the directory's label, or our own if its page has none
  std::string_view summary;       ///< for help
  bool required;                  ///< whether a record without it is invalid
  std::string_view example = {};  ///< one value or item; empty if the type or a vocabulary says enough
};

/// What a key inside one of a record's mappings holds.
enum class PartKind : std::uint8_t { text, decimal, money, credit_type, board, support_kind };

/// One key of a mapping inside a record, such as `amount` in a credit.
struct PartKey {
  std::string_view name;
  PartKind kind;
  std::string_view summary;
  std::string_view example = {};
};

/// All fields, in the order of the enumeration.
std::span<const FieldInfo> all_fields();

/// The fields that are keys of the record, in canonical order.
std::span<const FieldInfo> record_keys();

/// The description of `field`.
const FieldInfo& field_info(Field field);

/// The field called `name`, or nothing.
std::optional<Field> find_field(std::string_view name);

/// All names, in the order of the enumeration.
std::span<const std::string_view> field_names();

/// The keys of one of `credits`, in canonical order.
std::span<const PartKey> credit_keys();

/// The keys of a tier of the fee that is written as a mapping, in canonical order.
std::span<const PartKey> fee_keys();

/// The keys of a commercial supporter, in canonical order.
std::span<const PartKey> supporter_keys();

}  // namespace cme
