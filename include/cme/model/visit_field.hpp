// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <type_traits>
#include <vector>

#include "cme/model/activity.hpp"
#include "cme/model/fields.hpp"

namespace cme {

/// Where the value of `Field::file` comes from: the path of the record, which the activity does not know.
struct RecordPath {};

/// Calls `visit` with where the value of the field comes from: for a key of the record, the member of Activity; for a
/// derived field, the function that computes it, or RecordPath. Visitors dispatch on the type of the value, so a new
/// key of a known type needs no change in them, and a key of a new type does not compile without one.
template <class Visitor>
constexpr decltype(auto) visit_field(Field field, Visitor visit) {
  switch (field) {
    case Field::id:
      return visit(&Activity::id);
    case Field::title:
      return visit(&Activity::title);
    case Field::provider:
      return visit(&Activity::provider);
    case Field::accredited_provider:
      return visit(&Activity::accredited_provider);
    case Field::accreditation:
      return visit(&Activity::accreditation);
    case Field::joint_providers:
      return visit(&Activity::joint_providers);
    case Field::url:
      return visit(&Activity::url);
    case Field::doi:
      return visit(&Activity::doi);
    case Field::format:
      return visit(&Activity::format);
    case Field::learning_format:
      return visit(&Activity::learning_format);
    case Field::other_activity:
      return visit(&Activity::other_activity);
    case Field::released:
      return visit(&Activity::released);
    case Field::reviewed:
      return visit(&Activity::reviewed);
    case Field::expires:
      return visit(&Activity::expires);
    case Field::credits:
      return visit(&Activity::credits);
    case Field::fee:
      return visit(&Activity::fee);
    case Field::commercial_support:
      return visit(&Activity::commercial_support);
    case Field::approvals:
      return visit(&Activity::approvals);
    case Field::competencies:
      return visit(&Activity::competencies);
    case Field::practice_settings:
      return visit(&Activity::practice_settings);
    case Field::well_being:
      return visit(&Activity::well_being);
    case Field::quality_processes:
      return visit(&Activity::quality_processes);
    case Field::keywords:
      return visit(&Activity::keywords);
    case Field::objectives:
      return visit(&Activity::objectives);
    case Field::description:
      return visit(&Activity::description);
    case Field::disclaimers:
      return visit(&Activity::disclaimers);
    case Field::aafp_statement:
      return visit(&Activity::aafp_statement);
    case Field::opioid_rems:
      return visit(&Activity::opioid_rems);
    case Field::mips:
      return visit(&Activity::mips);
    case Field::additional_information:
      return visit(&Activity::additional_information);
    case Field::note:
      return visit(&Activity::note);
    case Field::boards:
      return visit(&approving_boards);
    case Field::status:
      return visit(&status_on);
    case Field::days_left:
      return visit(&days_left_on);
    case Field::file:
      return visit(RecordPath());
  }
  __builtin_unreachable();  // a Field is always one of the above
}

/// Calls `visit` with the member of Activity that is the field's value; not at all for a derived field.
template <class Visitor>
constexpr void visit_key(Field field, Visitor visit) {
  visit_field(field, [&visit](auto source) {
    if constexpr (std::is_member_object_pointer_v<decltype(source)>) {
      visit(source);
    }
  });
}

/// Whether a value of this type is a list of texts or of terms.
template <class Value>
inline constexpr bool is_list_value = false;
template <>
inline constexpr bool is_list_value<std::vector<std::string>> = true;
template <class Term>
requires std::is_enum_v<Term>
inline constexpr bool is_list_value<std::vector<Term>> = true;

/// Whether the field is a key whose value is such a list.
constexpr bool holds_list(Field field) {
  bool holds = false;
  visit_key(field, [&holds]<class Value>(Value Activity::*) { holds = is_list_value<Value>; });
  return holds;
}

/// Whether the field is a key whose value is a date.
constexpr bool holds_date(Field field) {
  bool holds = false;
  visit_key(field, [&holds]<class Value>(Value Activity::*) { holds = std::is_same_v<Value, std::optional<Date>>; });
  return holds;
}

}  // namespace cme
