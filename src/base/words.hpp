// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cme {

/// The indices of the texts that equal an earlier one, ascending.
std::vector<std::size_t> find_repeated(std::span<const std::string_view> texts);

/// "1 record", "2 records": `count` and `noun`, with an s unless `count` is 1.
std::string counted(std::size_t count, std::string_view noun);

/// The same, for a noun whose plural is not formed with an s: "1 activity", "2 activities".
std::string counted(std::size_t count, std::string_view one, std::string_view several);

/// `"Radiolgy" is not an ABMS member board`: `text` in quotes, and `noun` with its article.
std::string is_not_a(std::string_view text, std::string_view noun);

/// `names` in quotes and joined for a sentence: "a", "b" or "c".
std::string either_of(std::span<const std::string_view> names);

}  // namespace cme
