// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>

namespace cme {

/// The order of the three numbers of a date in a sheet: `9/4/2028` can be read in two ways.
enum class DateOrder : std::uint8_t { month_first, day_first, year_first };

/// The name of each in a map, in the order of the enumerators.
inline constexpr std::string_view date_orders[] = {"month/day/year", "day/month/year", "year/month/day"};

}  // namespace cme
