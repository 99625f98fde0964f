// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "cli/command.hpp"
#include "cme/model/date.hpp"

namespace cme {

enum class ColorChoice : std::uint8_t { automatic, always, never };

/// The options that every command has.
struct CommonOptions {
  ColorChoice color = ColorChoice::automatic;
  bool quiet = false;
  bool verbose = false;
  std::optional<std::size_t> jobs;     ///< threads that read records; one per core if not given
  std::optional<std::string> records;  ///< the records folder
  std::optional<Date> today;
};

inline constexpr std::string_view common_heading = "Common options";

/// The table that fills `CommonOptions`.
extern const OptionGroup common_options;

}  // namespace cme
