// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cme/model/activity.hpp"

namespace cme {

/// Something in the page that a person should check.
struct ImportWarning {
  std::size_t line = 1;  ///< of the page, from 1
  std::string message;   ///< one line, printable

  bool operator==(const ImportWarning&) const = default;
};

/// One page or row, read.
struct ImportedActivity {
  Activity activity;                    ///< values that the page does not have are absent, even required ones
  std::vector<ImportWarning> warnings;  ///< in the order of their lines
};

}  // namespace cme
