// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "import/page/page.hpp"

namespace cme {

/// A set of labels, by number.
using LabelSet = std::array<bool, static_cast<std::size_t>(Label::additional_information) + 1>;

/// A part of the head: a label and the text after it; no label if the text belongs to the label before.
struct HeadPiece {
  std::optional<Label> label;
  std::string_view text;
};

/// Whether the text is the label and nothing else; spaces may be of any kind and number.
bool is_label(std::string_view text, Label label);

/// The text after the label on a line that begins with it, without spaces and a colon; nothing if the line does not
/// begin with it, or if the label is only the start of a longer word.
std::optional<std::string_view> find_value_after(std::string_view text, Label label);

/// A line of the head: `14389Expires`, `$30CME Provider: JAMA Oncology`, `Fee`. Labels that are already `open` count as
/// words.
std::vector<HeadPiece> split_head_line(std::string_view text, const LabelSet& open);

/// The rest of the "Activity ID" line, in which the other labels of the head may follow, in their order.
std::vector<HeadPiece> split_head_row(std::string_view text, const LabelSet& open);

/// Whether the line begins with the label run together with its value, which never happens in prose:
/// `KeywordsOncology`.
bool is_run_together_before(std::string_view text, std::string_view label);

/// Whether the line ends with the label run together with a text, which never happens in prose:
/// `challenges.Disclaimers`.
bool is_run_together_after(std::string_view text, std::string_view label);

}  // namespace cme
