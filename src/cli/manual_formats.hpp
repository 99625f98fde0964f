// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace cme {

/// The page cme-record(5), from the tables of the fields and the vocabularies.
std::string record_manual();

/// The page cme.yaml(5), from the table of the settings.
std::string settings_manual();

}  // namespace cme
