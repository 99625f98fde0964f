// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace cme {

/// The note about member boards that is on every page of the directory.
inline constexpr std::string_view member_board_note =
    "NOTE: If a Member Board has not deemed this activity for MOC approval as an accredited CME activity, this "
    "activity may count toward an ABMS Member Board’s general CME requirement. Please refer directly to your Member "
    "Board’s MOC Part II Lifelong Learning and Self-Assessment Program Requirements.";

/// The directory's label of the types of credit, which a record keeps beside their amounts.
inline constexpr std::string_view credit_type_label = "CME Credit Type";

/// The button of the directory's pages that leads to the provider's own.
inline constexpr std::string_view register_button = "REGISTER FOR THIS ACTIVITY";

}  // namespace cme
