// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.hpp"

namespace cme {

/// The subjects of manual pages, as named for `cme man`: "cme", each command, "record", "cme.yaml".
std::vector<std::string_view> manual_subjects();

/// One page of the manual, in mdoc(7).
struct ManualPage {
  std::string name;  ///< of the page: "cme-validate"
  int section = 1;   ///< 1 for a program or command, 5 for a file
  std::string text;
};

/// The page about one of `manual_subjects`.
ManualPage manual_page(std::string_view subject);

}  // namespace cme
