// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace cme {

/// The record format as a JSON Schema (draft-07, which YAML language servers read), with one newline at the end: keys
/// and vocabularies for completion, and the rules that a schema can express. It accepts every record that `validate`
/// accepts, except some with empty values: at an unknown key, or among the terms of a vocabulary.
std::string record_schema();

}  // namespace cme
