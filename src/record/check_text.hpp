// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

#include "cme/diag/diagnostic.hpp"

namespace cme {

/// The reason why a file's bytes (without a byte order mark) cannot be read as text: its size, its encoding, or a
/// character that YAML does not allow. yaml-cpp accepts all of these.
std::optional<Diagnostic> check_text(std::string_view bytes);

}  // namespace cme
