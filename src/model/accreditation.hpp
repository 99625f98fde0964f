// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "cme/model/activity.hpp"

namespace cme {

/// Who accredits the provider.
enum class Accreditor : std::uint8_t {
  accme,
  joint,
  state_society,  ///< a society that the ACCME recognizes, under whose own name
  unknown,        ///< such as the AOA, whose statements have other words
};

Accreditor accreditor_of(const Activity& activity);

/// The accredited provider that the record names, by its key or by the line "This activity is accredited by the X."
/// among its disclaimers; nothing if it does not name one. `provider` is only a display name.
std::optional<std::string_view> find_accredited_provider(const Activity& activity);

/// `name` without the article before it.
std::string_view without_article(std::string_view name);

}  // namespace cme
