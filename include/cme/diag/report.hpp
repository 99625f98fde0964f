// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <ostream>
#include <span>
#include <string>
#include <string_view>

#include "cme/diag/diagnostic.hpp"

namespace cme {

enum class Colour : std::uint8_t { off, on };

/// What a run of the checks found.
struct Report {
  std::span<const Finding> findings;  ///< in the order of `reported_before`
  std::size_t records = 0;            ///< how many were read
};

/// How a report is printed.
struct ReportStyle {
  Colour colour = Colour::off;
  std::size_t max_snippets = 30;  ///< findings shown with their line; the rest take one line each
  bool summary = true;            ///< the last line, which counts
};

/// One way to print a report.
struct Reporter {
  std::string_view name;  ///< as `-o` takes it
  std::string_view help;
  void (*print)(std::ostream& out, const Report& report, const ReportStyle& style);
};

/// All reporters, the default first.
std::span<const Reporter> all_reporters();

/// "2 errors, 1 warning in 2 of 24 records", or "24 records, no problems".
std::string summarize(const Report& report);

}  // namespace cme
