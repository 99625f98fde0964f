// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace cme {

/// The name that `text` was most likely meant to be, by edit distance over folded text; the first of several equally
/// near ones. If none is near (at most a third of the longer word may differ, and only one letter if the first ones
/// differ), the only name that starts with `text`, or nothing.
std::optional<std::string_view> find_nearest(std::string_view text, std::span<const std::string_view> names);

/// Whether `text` is certainly `name` with a typing mistake: at most one wrong character per word, and none in a word
/// that has a digit or is all capitals, because a similar one means something else.
bool is_slip_of(std::string_view text, std::string_view name);

/// How many characters must be put in, omitted, changed or swapped with their neighbor to make one text the other;
/// nothing if they are more than `most`.
std::optional<std::size_t> edit_distance_within(std::string_view left, std::string_view right, std::size_t most);

}  // namespace cme
