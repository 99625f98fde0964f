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

// A code is a property of an activity as one word of the index, so that a query can combine it with other words:
// "id=14389", "doi=10.1001/jamaoncol.2025.2891", "board=ABR", "format=Live", "expires=2028". The sign distinguishes it
// from the words of a text.

/// All codes of an activity.
std::vector<std::string> codes_of(const Activity& activity);

std::string id_code(std::uint32_t id);
std::string board_code(Board board);
std::string year_code(std::string_view year);

/// A query field that searches for a code: `board:Radiology`.
struct CodeField {
  std::string_view name;
  Result<std::string> (*parse)(std::string_view value);  ///< the code, or why there is none
};

/// The field with that lower-case name, or nothing.
const CodeField* find_code_field(std::string_view name);

/// The meaning of a complete query that is an id, a DOI or an address.
struct QueryCodes {
  std::vector<std::string> codes = {};  ///< best first
  std::optional<std::string> complaint =
      {};  ///< for when no activity has any of them; absent if the query may also be words
};

/// Reads a complete query as an id, a DOI, or the address of either or of an activity, ignoring punctuation around it.
QueryCodes codes_of_query(std::string_view query);

}  // namespace cme
