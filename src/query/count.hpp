// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cme/model/activity.hpp"

namespace cme {

/// The field that activities are counted by.
enum class CountBy : std::uint8_t {
  board,
  approval,
  format,
  provider,
  credit_type,
  fee,     ///< free, paid, free to some, or unknown
  status,  ///< as in the filter: an expiring activity is current, too
  month,   ///< of the last day
  year,    ///< of the last day
};

/// Their names, in the order of the enumeration: "board", "approval", "format", "provider", "credit-type", "fee",
/// "status", "month", "year".
std::span<const std::string_view> count_names();

/// "board".
std::string_view to_string(CountBy by);

/// The day that counts as today, and what counts as expiring.
struct CountDay {
  Date today;
  int within = default_expiring_days;
};

/// The values that the activity is counted under: each board that approves it, its format …; a single std::nullopt if
/// it has none.
std::vector<std::optional<std::string>> count_values(const Activity& activity, CountBy by, CountDay day);

/// One value for each field that is counted by.
using CountKey = std::vector<std::optional<std::string>>;

/// How many activities there are for each combination of values. Memory use grows with the values, not with the
/// activities.
class Counts {
 public:
  explicit Counts(std::vector<CountBy> by) : by_(std::move(by)) {}

  /// The combinations that an activity is counted under. May be called from several threads at once.
  [[nodiscard]] std::vector<CountKey> keys_of(const Activity& activity, CountDay day) const;

  /// Counts an activity with these keys.
  void add(const std::vector<CountKey>& keys);

  [[nodiscard]] const std::vector<CountBy>& by() const { return by_; }

  /// One combination and its activities.
  struct Line {
    CountKey key;
    std::size_t count = 0;
  };

  /// The values of one of the fields: months, years and statuses in their natural order, others by descending number of
  /// activities, then by name; the missing value is last.
  [[nodiscard]] std::vector<std::optional<std::string>> values(std::size_t number) const;

  /// All combinations, ordered by their first values, then by their second.
  [[nodiscard]] std::vector<Line> lines() const;

 private:
  std::vector<CountBy> by_;
  std::map<CountKey, std::size_t> counts_;
};

}  // namespace cme
