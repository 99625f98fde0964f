// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cme/model/activity.hpp"

namespace cme {

/// Something that a person should look at in what was read.
struct ImportWarning {
  std::size_t line = 1;  ///< of the page, from 1
  std::string message;   ///< one line, printable

  bool operator==(const ImportWarning&) const = default;
};

/// One page or row, read.
struct ImportedActivity {
  Activity activity;                    ///< what the page does not say is absent, also what a record requires
  std::vector<ImportWarning> warnings;  ///< in the order of their lines
};

}  // namespace cme
