// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "cme/base/result.hpp"
#include "cme/record/load.hpp"

namespace cme {

/// The record in a file's bytes in canonical form: as `encode_activity` writes it, boards in the order of the
/// vocabulary, each comment with what it belongs to, without a byte order mark, with LF at the ends of lines unless
/// all of them end with CRLF. Reads it back before it is returned; fails, with the reason, if the record is broken, or
/// would read differently, or a comment would be lost or allow other problems than before.
Result<std::string> format_record(const std::string& path, std::string_view bytes, const LoadOptions& options);

}  // namespace cme
