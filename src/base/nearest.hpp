// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace cme {

/// The one of `names` that `text` was most likely meant to be, by edit distance over folded text; the first of equals.
/// If none is near (a third of the longer word may differ, at most, and one letter where the first ones differ), the
/// only one that begins with `text`, or nothing.
std::optional<std::string_view> find_nearest(std::string_view text, std::span<const std::string_view> names);

/// Whether `text` is surely `name` with a typing mistake: one wrong character a word, at most, and none in a word that
/// has a digit or is all capitals, as another of those means something else.
bool is_slip_of(std::string_view text, std::string_view name);

/// How many characters must be put in, omitted, changed or swapped with their neighbor to make one text the other;
/// nothing if they are more than `most`.
std::optional<std::size_t> edit_distance_within(std::string_view left, std::string_view right, std::size_t most);

}  // namespace cme
