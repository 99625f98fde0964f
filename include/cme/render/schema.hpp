// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace cme {

/// The record format as a JSON Schema (draft-07, which editors' YAML servers read), with one newline at the end: keys
/// and vocabularies for completion, and the faults that a schema can say. It refuses no record that `validate` takes,
/// but for an empty entry where a vocabulary's term belongs.
std::string record_schema();

}  // namespace cme
