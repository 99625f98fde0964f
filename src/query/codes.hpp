// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cme/base/result.hpp"
#include "cme/model/activity.hpp"

namespace cme {

// A code is a fact of an activity as one word of the index, so that a query can ask for it among its other words:
// "id=14389", "doi=10.1001/jamaoncol.2025.2891", "board=ABR", "format=Live", "expires=2028". The sign keeps it apart
// from all words of a text.

/// All codes of an activity.
std::vector<std::string> codes_of(const Activity& activity);

std::string id_code(std::uint32_t id);
std::string board_code(Board board);
std::string year_code(std::string_view year);

/// A field of a query that asks for a code: `board:Radiology`.
struct CodeField {
  std::string_view name;
  Result<std::string> (*parse)(std::string_view value);  ///< the code, or why there is none
};

/// The field of that name in lower case, or nothing.
const CodeField* find_code_field(std::string_view name);

/// What a whole query means, if it is an id, a DOI, or an address.
struct QueryCodes {
  std::vector<std::string> codes = {};        ///< best first
  std::optional<std::string> complaint = {};  ///< if no activity has any; nothing for what may be words too
};

/// Reads a whole query as an id, a DOI, or the address of either or of an activity, whatever punctuation is around it.
QueryCodes codes_of_query(std::string_view query);

}  // namespace cme
