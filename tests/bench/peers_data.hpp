// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "cme/model/activity.hpp"

namespace cme::bench {

/// What other programs read instead of records: one JSON object per line (jq), or a record of GNU recutils.
enum class PeersFormat : std::uint8_t { ndjson, rec };

/// The format called `name`.
std::optional<PeersFormat> find_peers_format(std::string_view name);

/// What is once at the file's beginning.
std::string_view peers_head(PeersFormat format);

/// One activity, with the line break at its end.
std::string to_peers_format(PeersFormat format, const Activity& activity);

}  // namespace cme::bench
