// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

#include "cme/diag/diagnostic.hpp"

namespace cme {

/// What keeps a file's bytes (without a byte order mark) from being read as text: its size, its encoding, or a
/// character that YAML does not take. yaml-cpp lets all of these pass.
std::optional<Diagnostic> check_text(std::string_view bytes);

}  // namespace cme
