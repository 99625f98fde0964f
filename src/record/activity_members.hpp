// SPDX-License-Identifier: MIT
#pragma once

#include <tuple>

#include "cme/model/activity.hpp"
#include "cme/model/fields.hpp"

namespace cme {

/// The members of Activity that are keys of the record, in the order of Field.
inline constexpr std::tuple activity_members{&Activity::id,
                                             &Activity::title,
                                             &Activity::provider,
                                             &Activity::accredited_provider,
                                             &Activity::url,
                                             &Activity::doi,
                                             &Activity::format,
                                             &Activity::released,
                                             &Activity::reviewed,
                                             &Activity::expires,
                                             &Activity::credits,
                                             &Activity::fee,
                                             &Activity::commercial_support,
                                             &Activity::approvals,
                                             &Activity::competencies,
                                             &Activity::practice_settings,
                                             &Activity::well_being,
                                             &Activity::quality_processes,
                                             &Activity::keywords,
                                             &Activity::objectives,
                                             &Activity::description,
                                             &Activity::disclaimers,
                                             &Activity::opioid_rems,
                                             &Activity::mips,
                                             &Activity::additional_information,
                                             &Activity::note};
static_assert(std::tuple_size_v<decltype(activity_members)> == record_key_count);

}  // namespace cme
