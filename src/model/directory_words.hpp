// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace cme {

/// The note about member boards on every page of the directory.
inline constexpr std::string_view member_board_note =
    "NOTE: If a Member Board has not deemed this activity for MOC approval as an accredited CME activity, this "
    "activity may count toward an ABMS Member Board’s general CME requirement. Please refer directly to your Member "
    "Board’s MOC Part II Lifelong Learning and Self-Assessment Program Requirements.";

/// The directory's label for the types of credit, which a record keeps next to their amounts.
inline constexpr std::string_view credit_type_label = "CME Credit Type";

/// The button on a directory page that leads to the provider's page.
inline constexpr std::string_view register_button = "REGISTER FOR THIS ACTIVITY";

}  // namespace cme
