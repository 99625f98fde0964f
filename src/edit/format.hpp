// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "cme/base/result.hpp"
#include "cme/model/activity.hpp"
#include "cme/record/load.hpp"

namespace cme {

/// The activity as it is in its canonical form: boards in the order of the vocabulary.
Activity canonical_activity(Activity activity);

/// What `format_record` fails with if the record is broken.
inline constexpr std::string_view broken_record_reason = "the record is broken";

/// The record in a file's bytes in canonical form: as `encode_activity` writes its `canonical_activity`, each comment
/// next to what it belongs to, without a byte order mark, with lines that end in LF unless all of them end in CRLF. The
/// result is read back before it is returned. Fails, with the reason, if the record is broken, if it would read
/// differently, or if a comment would be lost or allow other problems than before.
Result<std::string> format_record(const std::string& path, std::string_view bytes, const LoadOptions& options);

}  // namespace cme
